// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// The pages of a programme's evidence: found, described, replaced, chosen again, taken out.
@Suite struct EvidenceLibraryPageTests {
  private static let pdf = FixtureFile.bytes("a.pdf")
  private static let list = "\(WebCity.programme)/evidence"

  @Test(arguments: TestEngine.allCases)
  func `A document is found, described and replaced`(_ engine: TestEngine) async throws {
    try await WebCity.with(engine) { city in
      let an = try await city.browser(.an, .en)
      #expect(try await an.get(Self.list).says("No evidence yet"))
      try await city.fixture.attach("biên bản.pdf", Self.pdf)
      let found = try await an.get("\(Self.list)?q=bien+ban")
      #expect(found.says("biên bản.pdf") && found.says("1 documents"))
      #expect(try await an.get("\(Self.list)?q=xyz").says("No document matches"))
      let path = try #require(
        found.links().first { $0.hasPrefix(Self.list + "/") && !$0.contains("versions") })
      let wrong = try await an.fill(
        path, ["title": "Quyết định", "number": "12/QĐ", "issuedOn": "soon"], press: "describe")
      #expect(wrong.status == 422 && wrong.fields()["number"] == "12/QĐ")
      let described = try await an.fill(
        path, ["title": "Quyết định 12", "number": "12/QĐ", "issuedOn": "2025-01-10"],
        press: "describe")
      #expect(described.says("What you said is kept.") && described.says("10 January 2025"))
      let replaced = try await an.fill(
        path, ["reason": "Bản có dấu"], press: "version",
        files: [UploadedFile("file", "b.pdf", Self.pdf + [1])])
      #expect(replaced.says("The version is added") && replaced.says("Bản có dấu"))
      let file = try await an.get("\(path)/versions/2")
      #expect(file.bytes == Self.pdf + [1])
      #expect(file.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
      #expect(try await an.get("\(path)/versions/3").status == 404)
      #expect(try await city.browser(.giang).get(path).status == 404)
      #expect(try await an.get(WebCity.report()).says("Quyết định 12"))
    }
  }

  @Test func `A picture is shown as one, and nothing is served as a page`() async throws {
    try await WebCity.with { city in
      let made = try await city.fixture.attach("anh.png", FixtureFile.bytes("a.png"))
      let path = "\(Self.list)/\(made.document.uuidString.lowercased())"
      let an = try await city.browser(.an)
      #expect(try await an.get(path).html.contains("/versions/1/picture"))
      let picture = try await an.get("\(path)/versions/1/picture")
      #expect(picture.status == 200 && picture.headers[.contentType] == "image/png")
      #expect(picture.headers[.contentSecurityPolicy] == "default-src 'none'; sandbox")
      let text = try await city.fixture.attach(
        "trang.txt", Array("<script>alert(1)</script>".utf8), at: 47)
      let other = "\(Self.list)/\(text.document.uuidString.lowercased())"
      #expect(try await an.get("\(other)/versions/1/picture").status == 404)
      let file = try await an.get("\(other)/versions/1")
      #expect(file.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
    }
  }

  @Test func `A cut download goes on`() async throws {
    try await WebCity.with { city in
      let made = try await city.fixture.attach("a.pdf", Self.pdf + Array(0...99))
      let path = "\(Self.list)/\(made.document.uuidString.lowercased())/versions/1"
      let an = try await city.browser(.an)
      for (range, expected, status) in [
        ("bytes=10-19", Array(6...15), 206), ("bytes=100-", Array(96...99), 206),
        ("bytes=-2", [98, 99], 206), ("bytes=200-", Self.pdf + Array(0...99), 200),
        ("bytes=5-2", Self.pdf + Array(0...99), 200),
      ] as [(String, [UInt8], Int)] {
        let part = try await an.send(.get, path, headers: [.range: range], body: [])
        #expect(part.status == status && part.bytes == expected, "\(range)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An own document is chosen again`(_ engine: TestEngine) async throws {
    try await WebCity.with(engine) { city in
      try await city.fixture.attach("a.pdf", Self.pdf)
      let an = try await city.browser(.an, .en)
      let page = try await an.get("\(WebCity.report())/evidence?indicator=47")
      #expect(page.says("a.pdf"))
      let id = try #require(try await city.fixture.form().evidence.first?.document)
      let attached = try await an.post(
        "\(WebCity.report())/evidence",
        [
          "token": try await an.token(), "indicator": "47",
          "document": id.uuidString.lowercased(),
        ])
      #expect(attached.status == 303)
      #expect(try await city.fixture.form().evidence.map(\.indicator) == [3, 47])
      let again = try await an.get("\(WebCity.report())/evidence?indicator=47")
      #expect(again.says("attached"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The archive holds what counts, each file once, with its index`(
    _ engine: TestEngine
  ) async throws {
    try await WebCity.with(engine) { city in
      let made = try await city.fixture.attach("báo cáo.pdf", Self.pdf)
      try await city.fixture.perform(
        ReuseEvidence(place: FixtureCity.place(), indicator: 47, document: made.document),
        as: .an)
      try await city.fixture.attach(
        "nhap.pdf", Self.pdf + [1], to: "ub-yen-thanh", as: .giang)
      try await city.fixture.bring(to: .approved)
      let dung = try await city.browser(.dung)
      let answer = try await dung.get("\(WebCity.programme)/evidence-archive")
      #expect(answer.status == 200 && answer.headers[.contentType] == "application/zip")
      let zip = try ZipArchive(bytes: answer.bytes)
      #expect(try zip.bytes(of: "03/2025-01 ub-bac-son/báo cáo.pdf") == Self.pdf)
      let index = try TableFile.rows(
        try zip.bytes(of: "danh-muc-minh-chung.xlsx"), name: "danh-muc-minh-chung.xlsx")
      #expect(index.count == 3)
      #expect(index.allSatisfy { !$0.texts.contains("nhap.pdf") })
      let only = try await dung.get("\(WebCity.programme)/evidence-archive?indicator=15")
      #expect(
        try !ZipArchive(bytes: only.bytes).contains("03/2025-01 ub-bac-son/báo cáo.pdf"))
      // It stands in the log that somebody took it out.
      let log = try await city.browser(.long).get("/log?kind=export")
      #expect(log.says("evidence"))
    }
  }
}
