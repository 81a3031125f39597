// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// One indicator: its target and path, its trend, the order of its units, and why it has no value.
@Suite struct IndicatorPageTests {
  private let path = "\(WebCity.period)/indicators/3"

  /// A report of a ward in which so many of 1,000 citizens took part.
  private func report(
    _ takingPart: Int, of unit: String = "ub-bac-son", parts: [String: String] = [:]
  ) throws -> FixtureReport {
    var report = try FixtureReport.complete(of: unit)
    report.texts["citizens_taking_part"] = String(takingPart)
    report.texts.merge(parts) { _, part in part }
    return report
  }

  /// From 60 at the end of 2024 to 72 at the end of 2025: 61 at the end of January.
  private func setTarget(_ city: WebCity, path: String = "linear") async throws {
    try await city.write(
      .targets,
      [
        ["indicator", "path", "baseline_year", "baseline", "2025", "source"],
        ["3", path, "2024", "60", "72", "KH 39"],
      ])
  }

  @Test(arguments: [(500, "Off track"), (580, "At risk"), (610, "On track")])
  func `A value stands beside what the path of its target expects`(
    _ takingPart: Int, _ progress: String
  ) async throws {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .approved, report(takingPart))
      let ha = try await city.browser(.ha, .en)
      let before = try await ha.get(path)
      #expect(!before.says("Against the target") && !before.says("Dashed: target"))
      try await setTarget(city)
      let page = try await ha.get(path)
      #expect(page.says("Against the target \(progress) Target: 72 % by the end of 2025."))
      #expect(page.says("Expected by the end of January 2025: 61 %."))
      #expect(page.says("Path: evenly. Behind by at most 10% of what is expected is at risk"))
      #expect(page.says("KH 39"))
      // The path stands in the table of the periods too.
      #expect(page.html.contains("data-label=\"Path\">61</td>"))
      #expect(page.html.contains("class=\"chart trend\"") && page.says("Dashed: target"))

      try await setTarget(city, path: "step")
      let step = try await ha.get(path)
      #expect(step.says("Expected by the end of January 2025: 60 %."))
      #expect(step.says("Path: in steps."))
    }
  }

  @Test func `A target without any figure has no data, and nothing to draw`() async throws {
    try await WebCity.with { city in
      try await setTarget(city)
      let page = try await city.browser(.ha, .en).get(path)
      #expect(page.says("Against the target No data Target: 72 % by the end of 2025."))
      #expect(!page.html.contains("class=\"chart trend\""))
      #expect(page.says("The figures are not complete."))
    }
  }

  @Test func `The trend is drawn from two values on, and says what it shows`() async throws {
    try await WebCity.with { city in
      let ha = try await city.browser(.ha, .en)
      try await city.fixture.bring(to: .approved, report(500))
      #expect(try await !ha.get(path).html.contains("class=\"chart trend\""))
      #expect(city.fixture.clock.set("2025-02-20T03:00:00Z"))
      try await city.fixture.bring(to: .approved, in: FixtureCity.nextPeriod, report(580))
      // The sessions of January are over.
      try await ha.signIn(.ha)
      let page = try await ha.get("\(WebCity.programme)/2025-02/indicators/3")
      let picture = try #require(page.html.firstMatch(of: /<svg class="chart trend"[^>]*>/)).0
      #expect(picture.contains("aria-label=\"January 2025: 50, February 2025: 58\""))
      #expect(page.html.contains("data-label=\"Change\">+8</td>"))
      #expect(page.says("The months of the year so far: "))
      #expect(!page.says("since version"))
      try await city.fixture.perform(
        AmendFramework(
          programme: FixtureCity.programme, version: "2025-02", legalBasis: "QĐ 12",
          validFrom: "2025-02-01",
          change: TypedChange(
            indicator: 3, fields: ["numerator": "citizens_taking_part * 1", "reason": "x"],
            language: .en)), as: .dung)
      let broken = try await ha.get("\(WebCity.programme)/2025-02/indicators/3")
      #expect(broken.says("since version 2025-02 (01 February 2025)"))
      #expect(!broken.html.contains("data-label=\"Change\">+8</td>"))
    }
  }

  @Test func `The units stand in the order that was asked for`() async throws {
    try await WebCity.with { city in
      try await city.fixture.bring("ub-bac-son", to: .approved, report(800))
      try await city.fixture.bring("ub-yen-thanh", to: .approved, report(300, of: "ub-yen-thanh"))
      try await city.fixture.bring("ub-nam-khe", to: .approved, report(500, of: "ub-nam-khe"))
      let ha = try await city.browser(.ha, .en)
      func units(_ query: String) async throws -> [String] {
        try await ha.get(path + query).html
          .matches(of: /<td class="name"><a href="[^"]*\/units\/([a-z-]+)"/).map { String($0.1) }
      }
      let plan = try await units("")
      #expect(plan.count == 10)
      let known = ["ub-yen-thanh", "ub-nam-khe", "ub-bac-son"]
      let silent = plan.filter { !known.contains($0) }
      #expect(try await units("?sort=lowest") == known + silent)
      #expect(try await units("?sort=highest") == known.reversed() + silent)
      #expect(try await units("?sort=missing") == silent + plan.filter(known.contains))
      #expect(try await units("?sort=nonsense") == plan)
      let page = try await ha.get("\(path)?sort=lowest")
      #expect(page.html.contains("?sort=lowest#reports\" aria-current=\"true\">Lowest first</a>"))
      #expect(page.html.components(separatedBy: "aria-current=\"true\"").count == 2)
    }
  }

  @Test func `Without the reference value of the year there is none, and the page says why`()
    async throws
  {
    try await WebCity.with { city in
      let path = "\(WebCity.period)/indicators/6"
      try await city.fixture.bring("ub-tckh", to: .approved)
      let ha = try await city.browser(.ha, .en)
      let page = try await ha.get(path)
      #expect(page.says("The reference value of the year is missing."))
      #expect(
        page.says(
          "National GDP per head of 2024 is missing: the standing office enters it under "
            + "“Reference series”."))
      let header = ["series", "year", "value", "source"]
      try await city.write(.references, [header, ["gdp_per_head_national", "2025", "9", "NSO"]])
      #expect(try await ha.get(path).says("The reference value of the year is missing."))
      try await city.write(
        .references, [header, ["gdp_per_head_national", "2024", "500", "NSO, 2025"]])
      let known = try await ha.get(path)
      #expect(!known.says("missing"))
      #expect(
        known.says(
          "Held against National GDP per head of 2024: 500 million VND (source: NSO, 2025)."))
      #expect(known.says("= 2") && known.says("Met"))
    }
  }

  @Test func `The parts of a breakdown stand with their shares and with who reported them`()
    async throws
  {
    try await WebCity.with { city in
      let ha = try await city.browser(.ha, .en)
      try await city.fixture.bring(
        "ub-yen-thanh", to: .approved, report(500, of: "ub-yen-thanh"))
      #expect(try await !ha.get(path).says("reported this breakdown"))
      try await city.fixture.bring(
        to: .approved,
        report(500, parts: ["citizens.sex=female": "625", "citizens.sex=male": "375"]))
      let page = try await ha.get(path)
      #expect(page.says("Citizens of the ward or commune – Sex"))
      #expect(page.says("Female 625 62.5 %") && page.says("Male 375 37.5 %"))
      #expect(page.says("1 of 2 units with a figure reported this breakdown."))
      #expect(!page.says("– Ethnicity"))
      let vi = try await city.browser(.ha).get(path)
      #expect(vi.says("Nữ 625 62,5 %"))
    }
  }
}
