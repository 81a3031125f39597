// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// A sheet of targets is pasted, looked at and written; who may not write sees it all the same.
@Suite struct RuleSheetPageTests {
  private let path = WebCity.sheet(.targets)

  private static let plan = "Kế hoạch 39/KH-UBND"

  /// What a browser sends after the person pasted something and pressed a button.
  private func pasting(
    _ rows: [[String]], _ step: String, into page: WebPage
  ) -> [String: String] {
    page.fields().merging(["text": WebCity.pasted(rows), "step": step]) { _, typed in typed }
  }

  @Test func `A pasted sheet is shown with what it would change, and nothing is stored`()
    async throws
  {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung, .en)
      let page = try await dung.get(path)
      #expect(page.says("Nothing yet"))
      let rows = [["indicator", "2025", "source"], ["3", "75.5", Self.plan]]
      let preview = try await dung.post(path, pasting(rows, "check", into: page))
      #expect(preview.status == 200)
      #expect(preview.says("1 new, 0 changed, 0 the same."))
      #expect(preview.says("Uông Bí City; 2025: 75.5 (\(Self.plan))"))
      #expect(preview.fields()["text"] == WebCity.pasted(rows))
      #expect(preview.html.contains("value=\"set\""))
      #expect(try await city.decisions() == 0)
      #expect(try await dung.get(path).says("Nothing yet"))
    }
  }

  @Test func `What was looked at is written, stands on the page, and history tells who`()
    async throws
  {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung, .en)
      let empty = try await dung.get(path)
      let rows = [["indicator", "2025", "source"], ["3", "75.5", Self.plan]]
      let preview = try await dung.post(path, pasting(rows, "check", into: empty))
      var fields = preview.fields()
      fields["step"] = "set"
      let written = try await dung.post(path, fields)
      #expect(written.status == 303 && written.location == "\(path)?done=1")
      let page = try await dung.get("\(path)?done=1")
      #expect(page.says("1 changes were written."))
      #expect(page.html.contains("<td class=\"number\" data-label=\"2025\">75.5</td>"))
      #expect(page.html.contains("href=\"\(WebCity.framework)/3\""))
      let history = page.element("history")
      #expect(history.contains("Uông Bí City; 2025: 75.5 (\(Self.plan))"))
      #expect(history.contains("<p>Hoàng Tiến Dũng</p>"))
      #expect(try await city.decisions() == 1)
    }
  }

  @Test func `A change shows the old beside the new, and both stay in the history`() async throws {
    try await WebCity.with { city in
      let header = ["indicator", "2025", "source"]
      try await city.write(
        .targets, [header, ["3", "75.5", Self.plan], ["4", "50", Self.plan]])
      let dung = try await city.browser(.dung, .en)
      let rows = [header, ["3", "80-85", Self.plan], ["4", "50", Self.plan]]
      let page = try await dung.get(path)
      let preview = try await dung.post(path, pasting(rows, "check", into: page))
      #expect(preview.says("0 new, 1 changed, 1 the same."))
      let shown = WebPage.resolved(preview.html)
      #expect(shown.contains("<del>Uông Bí City; 2025: 75.5 (\(Self.plan))</del>"))
      #expect(shown.contains("<ins>Uông Bí City; 2025: 80–85 (\(Self.plan))</ins>"))
      #expect(try await city.rules(.targets).map { $0[7] } == ["75.5", "50"])
      let after = try await dung.post(path, pasting(rows, "set", into: page), following: true)
      #expect(after.says("1 changes were written."))
      let history = after.element("history")
      #expect(history.contains("2025: 75.5") && history.contains("2025: 80–85"))
      #expect(try await city.rules(.targets).map { $0[7] } == ["80-85", "50"])
    }
  }

  @Test func `Errors name row and column in the visitor's language and keep what was typed`()
    async throws
  {
    try await WebCity.with { city in
      let rows = [
        ["Chỉ số", "Năm 2025", "Nguồn"], ["3", "bảy <mươi>", "KH 39"], ["99", "80", ""],
      ]
      let cases: [(Language, [String])] = [
        (
          .vi,
          [
            "3 chỗ cần sửa", "hàng 2, cột 2025: “bảy <mươi>” không phải là số hay khoảng",
            "hàng 3, cột Chỉ số: không có chỉ số “99”", "hàng 3, cột Nguồn: Cần điền mục này",
          ]
        ),
        (
          .en,
          [
            "3 things to mend", "row 2, column 2025: “bảy <mươi>” is neither a number nor a range",
            "row 3, column indicator: there is no indicator “99”", "row 3, column source: ",
          ]
        ),
      ]
      for (language, sentences) in cases {
        let dung = try await city.browser(.dung, language)
        let empty = try await dung.get(path)
        for step in ["check", "set"] {
          let page = try await dung.post(path, pasting(rows, step, into: empty))
          #expect(page.status == 422)
          for sentence in sentences { #expect(page.says(sentence), "\(sentence)") }
          #expect(page.fields()["text"] == WebCity.pasted(rows))
          #expect(!page.html.contains("value=\"set\""))
        }
      }
      #expect(try await city.decisions() == 0)
    }
  }

  @Test func `Numbers that are typed read as people of the language write them`() async throws {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung)
      let header = ["Chỉ số", "2025", "Nguồn"]
      let page = try await dung.get(path)
      _ = try await dung.post(
        path, pasting([header, ["3", "75,5 %", "a"], ["48", "1.234", "b"]], "set", into: page))
      #expect(try await city.rules(.targets).map { $0[7] } == ["75.5", "1234"])
    }
  }

  @Test func `A ward's clerk sees the targets but no form`() async throws {
    try await WebCity.with { city in
      try await city.write(.targets, [["indicator", "2025", "source"], ["3", "75.5", Self.plan]])
      let an = try await city.browser(.an)
      let page = try await an.get(path)
      #expect(page.status == 200)
      #expect(page.html.contains("data-label=\"2025\">75,5</td>"))
      #expect(!page.html.contains("<textarea") && !page.html.contains("type=\"file\""))
      let dung = try await city.browser(.dung).get(path)
      #expect(dung.html.contains("<textarea") && dung.html.contains("type=\"file\""))
    }
  }

  @Test func `A sheet that another site or another's form sends is refused`() async throws {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung)
      let fields = pasting(
        [["indicator", "2025", "source"], ["3", "75.5", Self.plan]], "set",
        into: try await dung.get(path))
      let site = try #require(HTTPField.Name("Sec-Fetch-Site"))
      #expect(try await dung.post(path, fields, headers: [site: "cross-site"]).status == 403)
      #expect(
        try await dung.post(path, fields, headers: [.origin: "https://evil.example"]).status == 403)
      var strange = fields
      strange["token"] = try await city.browser(.dung).token()
      #expect(try await dung.post(path, strange).status == 403)
      #expect(try await city.decisions() == 0)
      #expect(try await dung.post(path, fields).status == 303)
      #expect(try await city.decisions() == 1)
    }
  }

  @Test func `A reference value needs its source, and is shown with it`() async throws {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung, .en)
      let path = WebCity.sheet(.references)
      let page = try await dung.get(path)
      #expect(page.says("National GDP per head") && page.says("no value yet"))
      let header = ["series", "year", "value", "source"]
      let bare = [header, ["gdp_per_head_national", "2024", "114", ""]]
      let refused = try await dung.post(path, pasting(bare, "set", into: page))
      #expect(refused.status == 422)
      #expect(refused.says("row 2, column source: say where it was published"))
      let whole = [header, ["National GDP per head", "2024", "114.5", "NSO"]]
      let written = try await dung.post(path, pasting(whole, "set", into: page), following: true)
      #expect(written.says("1 changes were written.") && !written.says("no value yet"))
      #expect(written.html.contains("data-label=\"Value\">114.5</td>"))
      #expect(written.html.contains("data-label=\"Source\">NSO</td>"))
    }
  }

  @Test func `An indicator is assigned anew, and the others keep who leads them`() async throws {
    try await WebCity.with { city in
      let before = try await city.rules(.assignments)
      let dung = try await city.browser(.dung, .en)
      let path = WebCity.sheet(.assignments)
      let rows = [["indicator", "lead", "supporting"], ["7", "ub-gddt", "ub-ldtbxh; ub-tckh"]]
      let page = try await dung.get(path)
      let preview = try await dung.post(path, pasting(rows, "check", into: page))
      #expect(preview.says("0 new, 1 changed, 0 the same."))
      #expect(try await city.rules(.assignments) == before)
      _ = try await dung.post(path, pasting(rows, "set", into: page))
      let after = try await city.rules(.assignments)
      #expect(after.first { $0[0] == "7" } == ["7", "ub-gddt", "ub-ldtbxh; ub-tckh", "", ""])
      #expect(after.filter { $0[0] != "7" } == before.filter { $0[0] != "7" })
    }
  }
}
