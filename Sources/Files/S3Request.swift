// SPDX-License-Identifier: Apache-2.0

import CCurl
import Foundation

/// One signed request to S3. `send` waits.
package struct S3Request: Sendable {
  package let method: String
  package let url: String
  let region: String
  let key: String
  let secret: String
  /// More headers, which are signed too.
  package var headers: [String] = []
  /// `host:port:address:port`, for tests: another machine in place of the one that the address names.
  package var connectTo: String?

  package init(method: String, url: String, region: String, key: String, secret: String) {
    self.method = method
    self.url = url
    self.region = region
    self.key = key
    self.secret = secret
  }

  /// Of no bytes.
  private static let emptyChecksum =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
  /// A transfer that moves less than this in a minute is given up.
  private static let slowest = 1024
  private static let began: CURLcode = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

  /// The status of the answer. The file at `path`, whose SHA-256 is `checksum`, is sent as the body;
  /// the body of the answer is written to `target`.
  package func send(
    uploading path: String? = nil, _ checksum: String? = nil, into target: String? = nil
  ) throws -> Int {
    guard Self.began == CURLE_OK, let handle = curl_easy_init() else {
      throw FileFault.unreachable("curl_easy_init")
    }
    defer { curl_easy_cleanup(handle) }
    let lines = lineList(headers + ["x-amz-content-sha256: \(checksum ?? Self.emptyChecksum)"])
    defer { curl_slist_free_all(lines) }
    let resolved = lineList(connectTo.map { [$0] } ?? [])
    defer { curl_slist_free_all(resolved) }
    if connectTo != nil { _ = curl_set_list(handle, CURLOPT_CONNECT_TO, resolved) }
    _ = curl_set_text(handle, CURLOPT_URL, url)
    _ = curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "https,http")
    _ = curl_set_text(handle, CURLOPT_AWS_SIGV4, "aws:amz:\(region):s3")
    _ = curl_set_text(handle, CURLOPT_USERNAME, key)
    _ = curl_set_text(handle, CURLOPT_PASSWORD, secret)
    _ = curl_set_list(handle, CURLOPT_HTTPHEADER, lines)
    _ = curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
    _ = curl_set_number(handle, CURLOPT_CONNECTTIMEOUT, 10)
    _ = curl_set_number(handle, CURLOPT_LOW_SPEED_LIMIT, Self.slowest)
    _ = curl_set_number(handle, CURLOPT_LOW_SPEED_TIME, 60)
    switch method {
    case "HEAD": _ = curl_set_number(handle, CURLOPT_NOBODY, 1)
    case "DELETE": _ = curl_set_text(handle, CURLOPT_CUSTOMREQUEST, "DELETE")
    default: break
    }
    let source = try path.map(Pipe.reading)
    if let path, let source {
      _ = curl_set_number(handle, CURLOPT_UPLOAD, 1)
      _ = curl_set_size(handle, CURLOPT_INFILESIZE_LARGE, Int64(FilePath.size(path) ?? 0))
      _ = curl_set_callback(handle, CURLOPT_READFUNCTION) { room, size, count, pipe in
        guard let room, let pipe else { return 0 }
        return Unmanaged<Pipe>.fromOpaque(pipe).takeUnretainedValue()
          .give(UnsafeMutableRawBufferPointer(start: room, count: size * count))
      }
      _ = curl_set_pointer(handle, CURLOPT_READDATA, Unmanaged.passUnretained(source).toOpaque())
    }
    let sink = try target.map(Pipe.writing) ?? Pipe.nowhere
    _ = curl_set_callback(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, pipe in
      guard let bytes, let pipe else { return 0 }
      return Unmanaged<Pipe>.fromOpaque(pipe).takeUnretainedValue()
        .take(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
    _ = curl_set_pointer(handle, CURLOPT_WRITEDATA, Unmanaged.passUnretained(sink).toOpaque())
    let code = withExtendedLifetime((source, sink)) { curl_easy_perform(handle) }
    if sink.isFull { throw FileFault.full }
    guard code == CURLE_OK else {
      throw FileFault.unreachable(String(cString: curl_easy_strerror(code)))
    }
    var status = 0
    _ = curl_get_number(handle, CURLINFO_RESPONSE_CODE, &status)
    return status
  }

  private func lineList(_ lines: [String]) -> UnsafeMutablePointer<curl_slist>? {
    lines.reduce(nil) { curl_slist_append($0, $1) }
  }

  /// A file that libcurl reads from or writes to.
  private final class Pipe {
    private let file: Int32
    private(set) var isFull = false

    static func reading(_ path: String) throws -> Pipe {
      let file = open(path, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { throw FilePath.fault(path) }
      return Pipe(file)
    }

    static func writing(_ path: String) throws -> Pipe {
      let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
      guard file >= 0 else { throw FilePath.fault(path) }
      return Pipe(file)
    }

    static var nowhere: Pipe { Pipe(-1) }

    private init(_ file: Int32) { self.file = file }

    deinit { if file >= 0 { close(file) } }

    func give(_ room: UnsafeMutableRawBufferPointer) -> Int {
      let count = read(file, room.baseAddress, room.count)
      return count < 0 ? Int(CURL_READFUNC_ABORT) : count
    }

    func take(_ bytes: UnsafeRawBufferPointer) -> Int {
      guard file >= 0 else { return bytes.count }
      do {
        try FilePath.write(bytes, to: file, "")
        return bytes.count
      } catch {
        isFull = error as? FileFault == .full
        return 0
      }
    }
  }
}
