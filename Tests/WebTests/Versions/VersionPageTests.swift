// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// The city's own version of its criteria set: written, held beside its parent, and taken back.
@Suite struct VersionPageTests {
  private static let path = "\(WebCity.programme)/versions"

  /// What Dũng types so that indicator 3 wants more than 75 from February on.
  private static let typed = [
    "version": "2025-02", "validFrom": "2025-02-01", "legalBasis": "Quyết định 12/QĐ-UBND",
    "comparison": "atLeast", "value": "75.5", "reason": "The city <wants> more",
  ]

  /// Opens the form of an indicator, types and saves.
  private func save(
    _ browser: Browser, _ values: [String: String], of indicator: Int = 3, at path: String = path,
    following: Bool = true
  ) async throws -> WebPage {
    let page = try await browser.get("\(path)?indicator=\(indicator)")
    let fields = page.fields().merging(values) { _, typed in typed }
    return try await browser.post(path, fields, following: following)
  }

  @Test func `A version is written, stands beside its parent, and begins on its day`()
    async throws
  {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung, .en)
      #expect(try await dung.get(Self.path).says("The city uses the criteria as they are"))
      let choosing = try await dung.get("\(Self.path)?indicator=3")
      #expect(choosing.says("70% of citizens take part") && choosing.says("As it is: 70"))
      let saved = try await save(dung, Self.typed)
      #expect(saved.status == 200 && saved.path == "\(Self.path)/2025-02?done=yes")
      #expect(saved.says("Saved.") && saved.says("From 01 February 2025, by Quyết định 12/QĐ-UBND"))
      #expect(saved.html.contains("<del>≥ 70 %</del>"))
      #expect(saved.html.contains("<ins>≥ 75.5 %</ins>"))
      #expect(saved.says("The city <wants> more") && !saved.html.contains("<wants>"))
      // Only another threshold: what was measured before can still be compared.
      #expect(!saved.says("Values before and after cannot be compared"))
      #expect(saved.element("history").contains("<p>Hoàng Tiến Dũng</p>"))
      #expect(try await dung.get(Self.path).links().contains("\(Self.path)/2025-02"))

      let january = try await dung.get("\(WebCity.period)/indicators/3")
      let february = try await dung.get("\(WebCity.programme)/2025-02/indicators/3")
      #expect(january.says("Threshold ≥ 70 %") && february.says("Threshold ≥ 75.5 %"))
    }
  }

  @Test func `Who may not amend reads the version and has no form`() async throws {
    try await WebCity.with { city in
      _ = try await save(try await city.browser(.dung, .en), Self.typed)
      let an = try await city.browser(.an)
      for path in [Self.path, "\(Self.path)/2025-02"] {
        let page = try await an.get(path)
        #expect(page.status == 200 && page.says("Quyết định 12/QĐ-UBND"))
        #expect(!page.html.contains("<textarea") && !page.html.contains("name=\"validFrom\""))
        #expect(!page.links().contains { $0.contains("?indicator=") })
      }
      #expect(try await an.get("\(Self.path)/2025-02").html.contains("<ins>≥ 75,5 %</ins>"))
      #expect(try await an.get("\(Self.path)/2025-03").status == 404)
    }
  }

  @Test func `What is missing is told at its field, and what was typed stays`() async throws {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung, .en)
      var values = Self.typed
      values["version"] = "no name!"
      values["validFrom"] = "soon"
      values["legalBasis"] = " "
      values["value"] = "a lot"
      values["reason"] = ""
      values["nameVi"] = "Tên <mới>"
      values["numerator"] = "citizens_taking_part + nobody"
      let page = try await save(dung, values)
      #expect(page.status == 422)
      #expect(page.says("Not saved: 6 things to mend"))
      for field in ["version", "validFrom", "legalBasis", "value", "reason", "numerator"] {
        #expect(page.links().contains("#\(field)"), "\(field)")
        #expect(page.html.contains("id=\"\(field)\""), "\(field)")
      }
      #expect(page.says("“a lot” is not a number") && page.says("“soon” is no date"))
      #expect(page.says("nobody"))
      let fields = page.fields()
      for name in ["version", "validFrom", "value", "nameVi", "numerator"] {
        #expect(fields[name] == values[name], "\(name)")
      }
      #expect(try await city.decisions() == 0)
    }
  }

  @Test func `Numbers read as people of the language write them`() async throws {
    try await WebCity.with { city in
      var values = Self.typed
      values["value"] = "1.234,5"
      let page = try await save(try await city.browser(.dung), values)
      #expect(page.html.contains("<ins>≥ 1.234,5 %</ins>"))
    }
  }

  @Test func `Another formula breaks the trend, and another edit keeps it`() async throws {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung, .en)
      var values = Self.typed
      values["value"] = ""
      values["numerator"] = "citizens_taking_part * 2"
      let one = "\(Self.path)/2025-02"
      let formula = "<ins>(citizens_taking_part * 2) / citizens * 100</ins>"
      let broken = try await save(dung, values)
      #expect(broken.says("Values before and after cannot be compared"))
      #expect(WebPage.resolved(broken.html).contains(formula))

      let form = try await dung.get("\(one)?indicator=3").fields()
      #expect(form["numerator"] == "citizens_taking_part * 2" && form["reason"] != "")
      let named = try await save(dung, ["nameVi": "Tên mới", "nameEn": "New name"], at: one)
      #expect(WebPage.resolved(named.html).contains(formula))
      #expect(named.html.contains("<ins>New name</ins>"))
      #expect(try await dung.get("\(WebCity.framework)/3").html.contains("<ins>New name</ins>"))
    }
  }

  @Test func `All empty puts the indicator back as it was`() async throws {
    try await WebCity.with { city in
      let dung = try await city.browser(.dung, .en)
      let one = "\(Self.path)/2025-02"
      #expect(try await save(dung, Self.typed).html.contains("<ins>"))
      // A browser always sends which comparison is chosen.
      let emptied = ["value": "", "reason": "", "comparison": "atLeast"]
      let page = try await save(dung, emptied, at: one)
      #expect(page.status == 200 && page.says("This version changes nothing yet."))
      let february = try await dung.get("\(WebCity.programme)/2025-02/indicators/3")
      #expect(february.says("Threshold ≥ 70 %"))
    }
  }

  @Test func `A version cannot reach into a closed period`() async throws {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .approved)
      try await city.fixture.perform(
        ConsolidatePeriod(
          programme: FixtureCity.programme, period: FixtureCity.period, comment: ""), as: .dung)
      let dung = try await city.browser(.dung, .en)
      var values = Self.typed
      values["validFrom"] = "2025-01-01"
      let refused = try await save(dung, values)
      #expect(refused.status == 409)
      #expect(refused.says("The period 2025-01 was closed by the rules before"))
      #expect(refused.fields()["value"] == "75.5")
      #expect(try await city.decisions() == 0)
      #expect(try await save(dung, Self.typed).status == 200)
    }
  }
}
