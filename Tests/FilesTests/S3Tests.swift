// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Files

/// Requests to S3 are signed as AWS publishes it (Amazon S3 API Reference, “Signature Calculations for
/// the Authorization Header”, the examples of 24 May 2013).
@Suite struct S3Tests {
  private static let key = "AKIAIOSFODNN7EXAMPLE"
  private static let secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"

  private func request(_ method: String, _ path: String, _ port: Int) -> S3Request {
    var request = S3Request(
      method: method, url: "http://examplebucket.s3.amazonaws.com/\(path)", region: "us-east-1",
      key: Self.key, secret: Self.secret)
    request.connectTo = "examplebucket.s3.amazonaws.com:80:127.0.0.1:\(port)"
    return request
  }

  @Test func `A GET has the published signature`() async throws {
    let server = try RecordingServer()
    var request = request("GET", "test.txt", server.port)
    request.headers = ["X-Amz-Date: 20130524T000000Z", "Range: bytes=0-9"]
    let sent = request
    async let answer = FilePath.waiting { try sent.send() }
    let told = try await FilePath.waiting { server.record() }
    #expect(try await answer == 200)
    #expect(
      told.contains(
        "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"))
    #expect(told.contains("SignedHeaders=host;range;x-amz-content-sha256;x-amz-date"))
  }

  @Test func `A PUT has the published signature`() async throws {
    try await TestFolder.with { folder in
      let path = try TestFolder.file(folder, "w", Data("Welcome to Amazon S3.".utf8))
      let server = try RecordingServer()
      var request = request("PUT", "test%24file.text", server.port)
      request.headers = [
        "X-Amz-Date: 20130524T000000Z", "Date: Fri, 24 May 2013 00:00:00 GMT",
        "x-amz-storage-class: REDUCED_REDUNDANCY",
      ]
      let (sent, checksum) = (request, try FilePath.checksum(path))
      async let answer = FilePath.waiting { try sent.send(uploading: path, checksum) }
      let told = try await FilePath.waiting { server.record() }
      #expect(try await answer == 200)
      #expect(
        told.contains(
          "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"))
    }
  }

  @Test func `Only an address of S3 is one`() {
    func address(_ text: String, _ endpoint: String? = nil, _ region: String? = nil) -> String? {
      S3Store.Address(text, endpoint: endpoint, region: region, key: "k", secret: "s").map {
        "\($0.endpoint) \($0.bucket) \($0.prefix)"
      }
    }
    #expect(address("s3://bucket") == "https://s3.us-east-1.amazonaws.com bucket ")
    #expect(
      address("s3://bucket/minh-chung", "http://127.0.0.1:9000/")
        == "http://127.0.0.1:9000 bucket minh-chung/")
    #expect(
      address("s3://b.c/d/", nil, "ap-southeast-1")
        == "https://s3.ap-southeast-1.amazonaws.com b.c d/")
    for text in ["", "s3://", "/srv/files", "s3://B", "s3://bucket/a b", "s3://bucket/../x"] {
      #expect(address(text) == nil, "\(text)")
    }
    #expect(address("s3://bucket", "ftp://x") == nil)
    #expect(address("s3://bucket", nil, "a/b") == nil)
  }

  @Test func `A store that is away is told as such`() async throws {
    try await TestFolder.with { folder in
      let address = try #require(
        S3Store.Address(
          "s3://bucket", endpoint: "http://127.0.0.1:1", region: nil, key: "k", secret: "s"))
      let store = try S3Store(address, folder: folder)
      await #expect(throws: FileFault.self) { try await store.holds("ab") }
      await #expect(throws: FileFault.self) { try await store.fetch("ab") }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }
}

/// Takes one request, says 200, and tells what it was sent.
final class RecordingServer: Sendable {
  private let listener: Int32
  let port: Int

  init() throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.listener = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    try #require(bound && listen(listener, 1) == 0)
    port = Int(UInt16(bigEndian: address.sin_port))
  }

  deinit { close(listener) }

  func record() -> String {
    let client = accept(listener, nil, nil)
    defer { close(client) }
    var told: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while !String(decoding: told, as: UTF8.self).contains("\r\n\r\n") {
      let count = read(client, &room, room.count)
      guard count > 0 else { break }
      told += room[..<count]
    }
    let answer = Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8)
    _ = write(client, answer, answer.count)
    return String(decoding: told, as: UTF8.self)
  }
}
