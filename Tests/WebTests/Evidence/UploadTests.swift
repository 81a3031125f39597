// SPDX-License-Identifier: Apache-2.0

import Domain
import Files
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// Uploads that are cut and taken up again, and the files that they become. The protocol is tus 1.0.0;
/// another client of it is used in the journey.
@Suite struct UploadTests {
  private static let pdf = FixtureFile.bytes("a.pdf", Array("một hai ba".utf8))

  private func send(
    _ browser: Browser, _ method: HTTPRequest.Method, _ path: String,
    _ headers: [String: String] = [:], _ body: [UInt8] = []
  ) async throws -> WebPage {
    var fields = HTTPFields()
    let all = ["Tus-Resumable": "1.0.0"].merging(headers) { _, given in given }
    for (name, value) in all where !value.isEmpty {
      fields[try #require(HTTPField.Name(name))] = value
    }
    return try await browser.send(method, path, headers: fields, body: body)
  }

  private func begin(_ browser: Browser, _ size: Int, _ name: String = "a.pdf") async throws
    -> WebPage
  {
    try await send(
      browser, .post, "/uploads",
      [
        "Upload-Length": String(size),
        "Upload-Metadata":
          "filename \(Data(name.utf8).base64EncodedString()),mark \(Data("m".utf8).base64EncodedString())",
      ])
  }

  private func header(_ page: WebPage, _ name: String) -> String? {
    HTTPField.Name(name).flatMap { page.headers[$0] }
  }

  @Test func `Nobody finds another's upload, and nobody without sign-in has one`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an)
      let place = try #require(header(try await begin(an, 10), "Location"))
      for person in FixturePerson.allCases where person != .an {
        let other = try await city.browser(person)
        for method in [HTTPRequest.Method.head, .delete] {
          #expect(try await send(other, method, place).status == 404, "\(person)")
        }
        let patched = try await send(
          other, .patch, place,
          ["Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"], [1])
        #expect(patched.status == 404, "\(person)")
      }
      let stranger = city.stranger()
      for method in [HTTPRequest.Method.head, .delete, .patch] {
        #expect(try await send(stranger, method, place).status == 303)
      }
      #expect(try await begin(stranger, 10).status == 303)
      #expect(try await send(an, .head, place).status == 200)
    }
  }

  @Test func `A cut upload goes on where it stopped`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an)
      let options = try await send(an, .options, "/uploads")
      #expect(header(options, "Tus-Max-Size") == String(FixtureCity.maximumSize))
      let begun = try await begin(an, Self.pdf.count)
      #expect(begun.status == 201 && header(begun, "Upload-Offset") == "0")
      let place = try #require(header(begun, "Location"))
      let stream = "application/offset+octet-stream"
      let first = try await send(
        an, .patch, place, ["Upload-Offset": "0", "Content-Type": stream],
        Array(Self.pdf.prefix(6)))
      #expect(first.status == 204 && header(first, "Upload-Offset") == "6")
      // The tab was closed: the same file is found again.
      let again = try await begin(an, Self.pdf.count)
      #expect(header(again, "Location") == place && header(again, "Upload-Offset") == "6")
      let told = try await send(an, .head, place)
      #expect(header(told, "Upload-Offset") == "6")
      #expect(header(told, "Upload-Length") == String(Self.pdf.count))
      for (headers, status) in [
        (["Upload-Offset": "0", "Content-Type": stream], 409),
        (["Upload-Offset": "x", "Content-Type": stream], 400),
        (["Upload-Offset": "6", "Content-Type": "text/plain"], 415),
        (["Upload-Offset": "6", "Content-Type": stream, "Tus-Resumable": "0.2"], 412),
      ] {
        #expect(try await send(an, .patch, place, headers, [1]).status == status, "\(headers)")
      }
      let long = try await send(
        an, .patch, place, ["Upload-Offset": "6", "Content-Type": stream],
        [UInt8](repeating: 1, count: 1000))
      #expect(long.status == 413)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A whole upload is attached once, a half one and somebody else's not`(
    _ engine: TestEngine
  ) async throws {
    try await WebCity.with(engine) { city in
      let an = try await city.browser(.an, .en)
      let place = try #require(header(try await begin(an, Self.pdf.count), "Location"))
      let id = try #require(place.split(separator: "/").last.map(String.init))
      let form = ["token": try await an.token(), "indicator": "3", "upload": id]
      let half = try await an.post("\(WebCity.report())/evidence", form)
      #expect(half.status == 409)
      _ = try await send(
        an, .patch, place,
        ["Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"], Self.pdf)
      let binh = try await city.browser(.binh)
      let other = ["token": try await binh.token(), "indicator": "3", "upload": id]
      #expect(try await binh.post("\(WebCity.report())/evidence", other).status == 404)
      let attached = try await an.post("\(WebCity.report())/evidence", form)
      #expect(attached.status == 200 && attached.html.contains("\"name\":\"a.pdf\""))
      #expect(attached.html.contains("\"version\":1"))
      // The second of two clicks: the upload is gone, the evidence there once.
      #expect(try await an.post("\(WebCity.report())/evidence", form).status == 404)
      #expect(try await city.fixture.form().evidence.map(\.fileName) == ["a.pdf"])
      #expect(try await city.fixture.form().evidence.map(\.size) == [Self.pdf.count])
      #expect(city.fixture.city.staging?.underWay().count == 0)
    }
  }

  @Test func `A file that is none is refused, and does not wait any longer`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      let program: [UInt8] = [0x4D, 0x5A, 0x90, 0]
      let place = try #require(header(try await begin(an, program.count), "Location"))
      _ = try await send(
        an, .patch, place,
        ["Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"], program)
      let id = try #require(place.split(separator: "/").last.map(String.init))
      let refused = try await an.post(
        "\(WebCity.report())/evidence",
        ["token": try await an.token(), "indicator": "3", "upload": id])
      #expect(refused.status == 422 && refused.html.contains("a.pdf"))
      #expect(city.fixture.city.staging?.underWay().count == 0)
      #expect(try await begin(an, FixtureCity.maximumSize + 1).status == 413)
      #expect(try await begin(an, 0).status == 400)
      #expect(try await begin(an, 10, "").status == 400)
    }
  }
}
