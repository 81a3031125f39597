// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import TestSupport
import Testing

/// Text goes compressed to those who take it, and gives nothing away by its length.
@Suite struct CompressionTests {
  private static let gzip: HTTPFields = [.acceptEncoding: "br, gzip;q=0.8"]

  @Test(arguments: ["/site.css", "/sprite.svg"])
  func `What is compressed reads as what is not`(path: String) async throws {
    try await WebCity.with { city in
      let browser = try await city.browser(.an)
      let plain = try await browser.get(path)
      let page = try await browser.get(path, headers: Self.gzip)
      #expect(plain.headers[.contentEncoding] == nil)
      #expect(page.headers[.contentEncoding] == "gzip")
      #expect(page.headers[values: .vary].contains("Accept-Encoding"))
      #expect(plain.headers[values: .vary].contains("Accept-Encoding"))
      #expect(page.bytes.count < plain.bytes.count / 2)
      #expect(try Self.unpacked(page.bytes) == plain.bytes)
    }
  }

  @Test func `A page has another token in each guise, and each is taken`() async throws {
    try await WebCity.with { city in
      let browser = try await city.browser(.an)
      let first = try await browser.token()
      let second = try await browser.token()
      #expect(first != second)
      let fields = try await browser.get(WebCity.report()).fields()
      var wrong = fields
      wrong["token"] = String((fields["token"] ?? "").reversed())
      #expect(try await browser.post("\(WebCity.report())/save", wrong).status == 403)
      wrong["token"] = ""
      #expect(try await browser.post("\(WebCity.report())/save", wrong).status == 403)
      #expect(try await browser.post("\(WebCity.report())/save", fields).status == 303)
    }
  }

  @Test func `The length of a page is blurred, and what answers a form is not compressed`()
    async throws
  {
    try await WebCity.with { city in
      let browser = try await city.browser(.an)
      var lengths: Set<Int> = []
      for _ in 0..<12 {
        lengths.insert(try await browser.get("/site.css", headers: Self.gzip).bytes.count)
      }
      #expect(lengths.count > 2)
      let refused = try await browser.send(
        .post, "/sign-in",
        headers: Self.gzip.with(.contentType, "application/x-www-form-urlencoded"),
        body: Array("login=an&password=wrong".utf8))
      #expect(refused.status == 401)
      #expect(refused.headers[.contentEncoding] == nil)
    }
  }

  @Test(arguments: ["", "identity", "gzip;q=0", "br"])
  func `Nobody gets gzip who does not take it`(accepted: String) async throws {
    try await WebCity.with { city in
      let page = try await city.browser(.an).get("/site.css", headers: [.acceptEncoding: accepted])
      #expect(page.headers[.contentEncoding] == nil)
    }
  }

  @Test func `A file that a browser has is not sent again`() async throws {
    try await WebCity.with { city in
      let browser = try await city.browser(.an)
      let first = try await browser.get("/site.css", headers: Self.gzip)
      let tag = try #require(first.headers[.eTag])
      let again = try await browser.get(
        "/site.css", headers: Self.gzip.with(.ifNoneMatch, tag))
      #expect(again.status == 304)
    }
  }

  private static func unpacked(_ bytes: [UInt8]) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).gz")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/env")
    gzip.arguments = ["gzip", "-dc", file.path]
    let pipe = Pipe()
    gzip.standardOutput = pipe
    try gzip.run()
    let plain = pipe.fileHandleForReading.readDataToEndOfFile()
    gzip.waitUntilExit()
    #expect(gzip.terminationStatus == 0)
    return Array(plain)
  }
}

extension HTTPFields {
  fileprivate func with(_ name: HTTPField.Name, _ value: String) -> HTTPFields {
    var fields = self
    fields[name] = value
    return fields
  }
}
