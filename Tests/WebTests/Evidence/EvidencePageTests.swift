// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// Files beside a report: attached with the form, read by who may see it, taken off again.
@Suite struct EvidencePageTests {
  private static let pdf = Array("%PDF-1.4 nội dung".utf8)

  private func link(_ page: WebPage) throws -> String {
    try #require(page.links().first { $0.contains("/evidence/") && !$0.hasSuffix("/remove") })
  }

  @Test(arguments: TestEngine.allCases)
  func `A file with a Vietnamese name is kept, read and removed`(_ engine: TestEngine) async throws
  {
    try await WebCity.with(engine) { city in
      let an = try await city.browser(.an, .en)
      let path = WebCity.report()
      // As a browser on macOS sends it: in parts.
      let name = "Báo cáo tháng 01 – phường Bắc Sơn.pdf"
      let page = try await an.fill(
        path, ["figure-citizens": "1000"], press: "save",
        files: [
          UploadedFile("evidence-3", name.decomposedStringWithCanonicalMapping, Self.pdf),
          UploadedFile("evidence-27", "", []),
        ])
      #expect(page.status == 200 && page.says("The draft is saved."))
      #expect(page.element("indicator-3").contains(name))
      #expect(page.fields()["figure-citizens"] == "1,000")

      let link = try link(page)
      let dung = try await city.browser(.dung)
      for browser in [an, dung] {
        let file = try await browser.get(link)
        #expect(file.status == 200)
        #expect(file.bytes == Self.pdf)
        #expect(file.headers[.contentType] == "application/pdf")
        let disposition = try #require(file.headers[.contentDisposition])
        #expect(disposition.hasPrefix("attachment;"))
        #expect(disposition.contains("filename*=UTF-8''B%C3%A1o"))
        #expect(file.headers[.cacheControl] == "no-store")
      }
      #expect(try await city.browser(.giang).get(link).status == 404)
      #expect(try await city.stranger().get(link, following: false).status == 303)

      let removed = try await an.post("\(link)/remove", an.get(path).fields(), following: true)
      #expect(removed.says("The evidence is removed."))
      #expect(!removed.element("indicator-3").contains(name))
      #expect(try await an.get(link).status == 404)
    }
  }

  @Test func `What a browser would run, an empty file and one too large are refused`() async throws
  {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      let path = WebCity.report()
      let cases: [(String, [UInt8], String)] = [
        ("trang.html", Self.pdf, "The kind of trang.html is not accepted"),
        ("anh.svg", Self.pdf, "The kind of anh.svg is not accepted"),
        ("chuong-trinh.exe", Self.pdf, "is not accepted"),
        ("bao-cao.pdf.html", Self.pdf, "is not accepted"),
        ("khong-duoi", Self.pdf, "is not accepted"),
        ("rong.pdf", [], "The file rong.pdf is empty"),
        (
          "lon.pdf", Self.pdf + [UInt8](repeating: 32, count: FixtureCity.maximumSize),
          "The file lon.pdf is larger than 2 MB"
        ),
      ]
      for (name, content, words) in cases {
        let page = try await an.fill(
          path, ["figure-citizens": "1000"], press: "save",
          files: [UploadedFile("evidence-3", name, content)])
        #expect(page.status == 422, "\(name)")
        #expect(page.says(words), "\(name)")
        #expect(page.html.contains("id=\"evidence-3-error\""), "\(name)")
        #expect(page.fields()["figure-citizens"] == "1000", "\(name)")
      }
      #expect(try await city.fixture.form().evidence.isEmpty)
    }
  }

  @Test func `A path in a file's name and quotes do no harm`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      let page = try await an.fill(
        WebCity.report(), [:], press: "save",
        files: [UploadedFile("evidence-3", "..\\..\\etc/<b>%22x%22.pdf", Self.pdf)])
      #expect(page.status == 200, "\(page.text)")
      #expect(!page.html.contains("<b>\"x") && !page.html.contains(".."))
      let file = try await an.get(try link(page))
      let disposition = try #require(file.headers[.contentDisposition])
      #expect(disposition.contains("filename=\"<b>x.pdf\""))
    }
  }

  @Test func `Another unit's evidence is not found under an own report`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      let page = try await an.fill(
        WebCity.report(), [:], press: "save",
        files: [UploadedFile("evidence-3", "an.pdf", Self.pdf)])
      let id = try #require(try link(page).split(separator: "/").last)
      let giang = try await city.browser(.giang, .en)
      let path = WebCity.report("ub-yen-thanh")
      _ = try await giang.fill(path, ["figure-citizens": "5"], press: "save")
      #expect(try await giang.get("\(path)/evidence/\(id)").status == 404)
      let removed = try await giang.post(
        "\(path)/evidence/\(id)/remove", ["token": try await giang.token()])
      #expect(removed.status == 404)
      #expect(try await an.get("\(path)/evidence/no-uuid").status == 404)
      #expect(try await city.fixture.form().evidence.count == 1)
    }
  }

  @Test func `An approved report keeps its evidence`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      let page = try await an.fill(
        WebCity.report(), try Filled.whole(), press: "submit",
        files: [UploadedFile("evidence-3", "an.pdf", Self.pdf)])
      #expect(page.says("The report is submitted."))
      let link = try link(page)
      let refused = try await an.post("\(link)/remove", ["token": try await an.token()])
      #expect(refused.status == 409)
      let late = try await an.post(
        "\(WebCity.report())/save", ["token": try await an.token()],
        files: [UploadedFile("evidence-3", "spaet.pdf", Self.pdf)])
      #expect(late.status == 409)
      #expect(try await city.fixture.form().evidence.map(\.fileName) == ["an.pdf"])
    }
  }
}
