// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Files of figures: taken whole, rehearsed, repeated and approved.
@Suite struct ImportValuesTests {
  private func completeRows(_ fixture: FixtureCity) throws -> [ImportRow] {
    try FixtureCity.rows("ub-bac-son", fixture.completeFigures())
  }

  private func act(
    _ rows: [ImportRow], approve: Bool = false, isIllustrative: Bool = false
  ) -> ImportValues {
    ImportValues(
      programme: FixtureCity.programme, period: FixtureCity.period, rows: rows, approve: approve,
      isIllustrative: isIllustrative)
  }

  @Test(arguments: TestEngine.allCases)
  func `Unknown programmes and periods are not found`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for (programme, period, subject) in [
        ("x", "2025-01", "programme"), ("uong-bi-2025", "2025-07", "period"),
      ] {
        await #expect(throws: Refusal.notFound(subject)) {
          try await fixture.city.perform(
            ImportValues(programme: programme, period: period, rows: [], approve: false),
            as: .commandLine)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A person imports no further than the person may type and approve`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let rows = try completeRows(fixture)
      // It says where, and no more than that of a unit that is not there.
      let unknown = Issue(
        field: "org_unit", code: "import.unknown-unit",
        arguments: ["line": "2", "unit": "ub-bac-son"])
      await #expect(throws: Refusal.invalid([unknown])) {
        try await fixture.perform(act(rows), as: .giang)
      }
      for person in [FixturePerson.ha, .dung, .khanh] {
        await #expect(throws: Refusal.notAllowed(.editSubmission), "\(person)") {
          try await fixture.perform(act(rows), as: person)
        }
      }
      await #expect(throws: Refusal.notAllowed(.approveAtUnit)) {
        try await fixture.perform(act(rows, approve: true), as: .an)
      }
      #expect(try await fixture.rowCounts()["submission"] == 0)
      let outcome = try await fixture.perform(act(rows), as: .an)
      #expect(outcome.changed == 11)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Nothing is imported into a closed period`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.closePeriod()
      await #expect(throws: Refusal.conflict("period.closed", ["period": "2025-01"])) {
        try await fixture.city.perform(act(completeRows(fixture)), as: .commandLine)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A dry run tells what would happen and changes nothing`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let before = try await fixture.rowCounts()
      let rows = try completeRows(fixture)
      let outcome = try await fixture.city.rehearse(act(rows, approve: true), as: .commandLine)
      #expect(outcome.rows == 11)
      #expect(outcome.units == 1)
      #expect(outcome.changed == 11)
      #expect(outcome.unchanged == 0)
      #expect(try await fixture.rowCounts() == before)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Figures, notes and maturity become the report of the unit`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      var file = ImportFile()
      file.add("ub-bac-son", "3", "numerator", "4080", maturity: "estimate")
      file.add("ub-bac-son", "3", "denominator", "5620", maturity: "")
      file.add("ub-bac-son", "27", "learning_centre_effective", "yes", period: "2025-01")
      file.add(
        "ub-bac-son", "44", "learners", "",
        note: " Chưa khảo sát ".decomposedStringWithCanonicalMapping)
      let outcome = try await fixture.city.perform(file.act(), as: .commandLine)
      #expect(outcome.rows == 4)
      #expect(outcome.changed == 3)
      #expect(
        try await fixture.figures() == [
          "citizens": 5620, "citizens_taking_part": 4080, "learning_centre_effective": 1,
        ])
      let lines = try await fixture.form().lines
      #expect(lines.first?.figure("citizens_taking_part")?.maturity == .estimate)
      #expect(lines.first?.figure("citizens")?.maturity == .final)
      #expect(lines.last.map { Array($0.note.utf8) } == Array("Chưa khảo sát".utf8))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The same figure twice is one figure`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      var file = ImportFile()
      // Two indicators of the division share this element.
      file.add("ub-ldtbxh", "8", "unemployed", "120")
      file.add("ub-ldtbxh", "36", "unemployed", "120.0")
      file.add("ub-ldtbxh", "36", "denominator", "120")
      let outcome = try await fixture.city.perform(file.act(), as: .commandLine)
      #expect(outcome.rows == 3)
      #expect(outcome.changed == 1)
      #expect(try await fixture.figures(of: "ub-ldtbxh", as: .chi) == ["unemployed": 120])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The same file again has nothing to change, even after the approval`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      var report = try fixture.completeFigures()
      report.notes[3] = " Từ 15 tuổi. "
      let rows = try FixtureCity.rows("ub-bac-son", report)
      let first = try await fixture.city.perform(act(rows, approve: true), as: .commandLine)
      #expect(first.changed == 11)
      #expect(try await fixture.record()?.status == .approved)
      let counts = try await fixture.rowCounts()
      for approve in [true, false] {
        let again = try await fixture.city.perform(act(rows, approve: approve), as: .commandLine)
        #expect(again.changed == 0)
        #expect(again.unchanged == 11)
      }
      #expect(try await fixture.rowCounts() == counts)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `With approval an open report is carried through from where it stands`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for (index, status) in [
        SubmissionStatus.draft, .submitted, .unitApproved, .returned,
      ].enumerated() {
        let unit = FixtureCity.wards[index]
        try await fixture.bring(unit, to: status)
        let rows = try FixtureCity.rows(unit, fixture.completeFigures(of: unit))
        _ = try await fixture.city.perform(act(rows, approve: true), as: .commandLine)
        #expect(try await fixture.record(of: unit)?.status == .approved, "\(status)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An approved report takes no other figures without a correction`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let rows = try completeRows(fixture)
      _ = try await fixture.city.perform(act(rows, approve: true), as: .commandLine)
      var report = try fixture.completeFigures()
      report.texts["citizens_taking_part"] = "600"
      let other = try FixtureCity.rows("ub-bac-son", report)
      let refusal = await #expect(throws: Refusal.self) {
        try await fixture.city.perform(act(other, approve: true), as: .commandLine)
      }
      #expect(
        refusal
          == .invalid([
            Issue(
              field: "org_unit", code: "import.not-open",
              arguments: ["unit": "ub-bac-son", "status": "approved", "line": "2"])
          ]))
      try await fixture.perform(
        CorrectSubmission(place: FixtureCity.place(), version: nil, reason: "Nhầm."), as: .an)
      let outcome = try await fixture.city.perform(act(other, approve: true), as: .commandLine)
      #expect(outcome.changed == 1)
      #expect(try await fixture.evaluation(3)?.value == 60)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Illustrative figures are marked, and the mark reaches the city's result`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let rows = try completeRows(fixture)
      _ = try await fixture.city.perform(
        act(rows, approve: true, isIllustrative: true), as: .commandLine)
      #expect(try await fixture.evaluation(3)?.isIllustrative == true)
      #expect(try await fixture.evaluation(1)?.isIllustrative == false)
    }
  }
}
