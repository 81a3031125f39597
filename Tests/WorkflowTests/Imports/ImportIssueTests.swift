// SPDX-License-Identifier: Apache-2.0
import Domain
import TestSupport
import Testing
import Workflow

/// What is wrong in a file of figures: all of it, each with its line and column.
@Suite struct ImportIssueTests {
  private func issues(
    _ fixture: FixtureCity, _ act: ImportValues
  ) async throws -> [String] {
    let before = try await fixture.rowCounts()
    let refusal = await #expect(throws: Refusal.self) {
      try await fixture.city.perform(act, as: .commandLine)
    }
    #expect(try await fixture.rowCounts() == before)
    guard case .invalid(let issues) = refusal else { return ["\(String(describing: refusal))"] }
    return issues.map {
      "\($0.arguments["line"] ?? "?") \($0.arguments["column"] ?? $0.field) \($0.code)"
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An empty file is refused`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let found = try await issues(fixture, ImportFile().act())
      #expect(found == ["? file import.empty"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Every fault is told with its line and column, and nothing is stored`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let ward = "ub-bac-son"
      var file = ImportFile()
      file.add(ward, "3", "citizens", "5620")
      file.add("ub-nowhere", "3", "citizens", "1")
      file.add(ward, "58", "citizens", "1")
      file.add(ward, "three", "citizens", "1")
      file.add(ward, "3", "learners", "1")
      file.add(ward, "1", "people_15_60", "1")
      file.add("ub-gddt", "3", "citizens", "1")
      file.add(ward, "3", "citizens_taking_part", "4.080,5")
      file.add(ward, "3", "citizens_taking_part", "4080.5")
      file.add(ward, "3", "citizens_taking_part", "-1")
      file.add(ward, "27", "learning_centre_effective", "2")
      file.add(ward, "32", "commune_learning_community_level", "9")
      file.add(ward, "47", "learning_events_and_media", "yes")
      file.add(ward, "3", "citizens", "5621")
      file.add(ward, "44", "learners", "840", maturity: "guess")
      file.add(ward, "44", "learners", "840", breakdown: "female")
      file.add(ward, "44", "learners", "", note: "  ")
      file.add(ward, "44", "learners", "840", period: "2025-02")
      file.add(ward, "26", "citizens", "1")
      file.add("", "", "", "")
      let found = try await issues(fixture, file.act())
      #expect(
        found == [
          "3 org_unit import.unknown-unit", "4 indicator import.unknown-indicator",
          "5 indicator import.unknown-indicator", "6 data_element import.unknown-element",
          "7 data_element import.not-owed", "8 data_element import.not-owed",
          "9 value value.not-a-number", "10 value value.not-whole", "11 value value.negative",
          "12 value value.not-yes-no", "13 value value.not-a-level",
          "14 value value.not-judgement", "15 value import.duplicate",
          "16 maturity import.unknown-maturity", "17 breakdown import.unknown-breakdown",
          "18 value import.no-value", "19 period import.other-period",
          "20 data_element import.unknown-element", "21 org_unit import.unknown-unit",
        ])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `One fault in the last of many rows keeps all of them out`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      var file = ImportFile()
      for unit in FixtureCity.wards {
        file.add(unit, "3", "citizens", "1000")
        file.add(unit, "3", "citizens_taking_part", "700")
      }
      let good = file.rows.count
      file.add("ub-bac-son", "44", "learners", "many")
      #expect(try await issues(fixture, file.act()) == ["22 value value.not-a-number"])
      let outcome = try await fixture.city.perform(
        ImportValues(
          programme: FixtureCity.programme, period: FixtureCity.period,
          rows: Array(file.rows.prefix(good)), approve: false), as: .commandLine)
      #expect(outcome.changed == 20)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A refusal at the last unit takes back what came before it`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring("ub-yen-thanh", to: .submitted)
      var file = ImportFile()
      file.add("ub-bac-son", "3", "citizens", "5620")
      file.add("ub-nam-khe", "3", "citizens", "900")
      file.add("ub-yen-thanh", "3", "citizens", "1")
      #expect(try await issues(fixture, file.act()) == ["4 org_unit import.not-open"])
      #expect(try await fixture.rowCounts()["submission"] == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What keeps a report from being handed in is told in terms of the file`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      var report = try fixture.completeFigures()
      report.texts["citizens_taking_part"] = "1001"
      report.notes[47] = nil
      let rows = try FixtureCity.rows("ub-bac-son", report)
      let line = 2 + (try #require(rows.firstIndex { $0.fields["indicator"] == "47" }))
      let act = ImportValues(
        programme: FixtureCity.programme, period: FixtureCity.period, rows: rows, approve: true)
      #expect(
        try await issues(fixture, act) == [
          "2 figure-citizens_taking_part line.numerator-over-denominator",
          "\(line) note-47 line.judgement-without-reason",
          "\(line) evidence-47 line.evidence-missing",
        ])
    }
  }
}
