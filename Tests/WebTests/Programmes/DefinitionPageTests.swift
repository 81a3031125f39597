// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// One indicator as a rule.
@Suite struct DefinitionPageTests {
  private let path = "\(WebCity.framework)/3"

  @Test func `The page says what is asked, how it is worked out and who answers`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      let page = try await an.get(path)
      #expect(page.says("3. 70% of citizens take part in the common activities"))
      #expect(page.says("1.1.2.3") && page.says("≥ 70 %"))
      let html = WebPage.resolved(page.html)
      #expect(html.contains("<br><code>citizens_taking_part / citizens * 100</code>"))
      #expect(page.says("Citizens of the ward or commune") && page.says("each ward or commune"))
      #expect(page.says("Sex (Female, Male); Ethnicity (Ethnic minorities, Kinh)"))
      #expect(page.element("who").contains("<td class=\"name\">"))
      #expect(page.links().contains("\(WebCity.period)/indicators/3"))
      #expect(!page.says("History"))
      #expect(try await an.get("\(WebCity.period)/indicators/3").links().contains(path))
    }
  }

  @Test func `Targets, assignments and versions of the indicator stand in its history`()
    async throws
  {
    try await WebCity.with { city in
      try await city.write(
        .targets,
        [["indicator", "2025", "source"], ["3", "75.5", "KH 39"], ["4", "51", "Of another"]])
      try await city.write(.assignments, [["indicator", "lead"], ["3", "phuong-xa"]])
      try await city.write(
        .assignments, [["indicator", "lead", "note"], ["3", "phuong-xa", "n"]])
      try await city.fixture.perform(
        AmendFramework(
          programme: FixtureCity.programme, version: "2025-02", legalBasis: "QĐ 12",
          validFrom: "2025-02-01",
          change: TypedChange(
            indicator: 3, fields: ["value": "75", "reason": "More"], language: .en)), as: .dung)
      let page = try await city.browser(.an, .en).get(path)
      #expect(page.element("targets").contains("2025: 75.5<br>"))
      #expect(page.element("amendments").contains("<del>≥ 70 %</del> <ins>≥ 75 %</ins>"))
      let history = page.element("history")
      #expect(history.contains("2025: 75.5 (KH 39)") && history.contains("QĐ 12"))
      #expect(!history.contains("Of another"))
      #expect(history.components(separatedBy: "<li>").count - 1 == 3)
    }
  }

  @Test func `Only who may change the rules has the buttons for it`() async throws {
    try await WebCity.with { city in
      let change = [
        "\(WebCity.programme)/versions?indicator=3#form", "\(WebCity.programme)/targets",
      ]
      let dung = try await city.browser(.dung).get(path)
      let an = try await city.browser(.an).get(path)
      for link in change {
        #expect(dung.links().contains(link))
        #expect(!an.links().contains(link))
      }
      let unknown = "\(WebCity.framework)/26"
      let wording = "\(unknown)/wording"
      #expect(try await city.browser(.dung).get(unknown).links().contains(wording))
      #expect(try await !city.browser(.an).get(unknown).links().contains(wording))
    }
  }
}
