// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// The wizard of changes: a form, a preview that writes nothing, and the writing.
@Suite struct UnitChangePageTests {
  private static let rename = "\(WebCity.programme)/unit-changes/rename"

  private static let typed = [
    "unit": "ub-bac-son", "nameVi": "Phường <Mới>", "nameEn": "New Ward", "date": "2025-03-01",
    "legalBasis": "Nghị quyết 5",
  ]

  @Test func `A change is previewed, written, seen on the unit, and undone`() async throws {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung, .en)
      let form = try await dung.get("\(Self.rename)?unit=ub-bac-son")
      #expect(form.html.contains("value=\"ub-bac-son\" selected"))
      let fields = form.fields().merging(Self.typed) { _, typed in typed }
      let preview = try await dung.post(Self.rename, fields)
      #expect(preview.status == 200 && preview.says("nothing is written yet"))
      #expect(preview.says("New Ward") && !preview.html.contains("<Mới>"))
      #expect(try await !dung.get("\(WebCity.programme)/units?on=2025-03-01").says("New Ward"))

      let written = try await dung.post(
        Self.rename, fields.merging(["step": "set"]) { $1 }, following: true)
      #expect(written.path == "\(WebCity.programme)/units?on=2025-03-01&done=yes")
      #expect(written.says("New Ward") && written.says("Nghị quyết 5"))
      let unit = try await dung.get("\(WebCity.programme)/units/ub-bac-son")
      #expect(unit.says("01 March 2025") && unit.says("Nghị quyết 5"))
      // January is told with the name of January.
      let report = try await dung.get(WebCity.report())
      #expect(!report.says("New Ward"))

      let undo = try #require(
        written.html.firstMatch(of: /action="([^"]*\/unit-changes\/undo\/[^"]*)"/))
      let undone = try await dung.post(
        String(undo.1), ["token": try await dung.token()], following: true)
      #expect(undone.says("Undone") && undone.html.contains("<del>"))
      #expect(try await !dung.get("\(WebCity.programme)/units?on=2025-03-01").rows("New Ward"))
      // A second click finds nothing to undo.
      let again = try await dung.post(String(undo.1), ["token": try await dung.token()])
      #expect(again.status == 404)
    }
  }

  @Test func `What is wrong is told at its field and what was typed stays`() async throws {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung)
      let token = try await dung.token()
      let page = try await dung.post(
        Self.rename, ["token": token, "unit": "ub-bac-son", "nameVi": "Phường Đông"])
      #expect(page.status == 422)
      #expect(page.html.contains("value=\"Phường Đông\""))
      #expect(page.html.contains("href=\"#legalBasis\"") && page.html.contains("href=\"#date\""))
      let merge = "\(WebCity.programme)/unit-changes/merge"
      let refused = try await dung.post(
        merge,
        [
          "token": token, "from-ub-bac-son": "yes", "from-ub-nam-khe": "yes", "into": "ub-moi",
          "nameVi": "Phường Mới", "date": "2025-02-01", "legalBasis": "NQ",
        ])
      #expect(refused.status == 422)
      #expect(refused.says("Thay đổi đã ghi cho ngày 01/07/2025"))
      #expect(refused.html.contains("name=\"from-ub-bac-son\" value=\"yes\" checked"))
      let split = "\(WebCity.programme)/unit-changes/split"
      let shares = try await dung.post(
        split,
        [
          "token": token, "unit": "ub-bac-son", "part-1-unit": "ub-nam-khe",
          "part-1-share": "60,5 %", "part-2-unit": "Phuong Vang Danh", "part-2-share": "nhiều",
          "date": "2025-02-01", "legalBasis": "NQ",
        ])
      #expect(shares.status == 422 && shares.html.contains("href=\"#part-2-share\""))
      #expect(shares.html.contains("value=\"60,5 %\""))
    }
  }

  @Test func `Functions pass on with the indicators that are named`() async throws {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung, .en)
      let preview = try await dung.post(
        "\(WebCity.programme)/unit-changes/transfer",
        [
          "token": try await dung.token(), "unit": "ub-ldtbxh", "to": "ub-noi-vu",
          "indicators": "7-9", "date": "2025-02-01", "legalBasis": "Quyết định 1",
        ])
      #expect(preview.status == 200 && preview.says("Indicators with another lead"))
      #expect(preview.says("(7)") && !preview.says("(10)"))
    }
  }

  @Test func `Who may not change units sees the tree without the wizard`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an)
      let page = try await an.get("\(WebCity.programme)/units")
      #expect(!page.html.contains("/unit-changes/") && !page.html.contains("/unit-import"))
      #expect(page.html.contains("/units.xlsx?on="))
    }
  }
}

extension WebPage {
  /// Whether a row of the tree has a text.
  fileprivate func rows(_ text: String) -> Bool {
    html.components(separatedBy: "<tbody>").dropFirst().contains {
      ($0.components(separatedBy: "</tbody>").first ?? "").contains(text)
    }
  }
}
