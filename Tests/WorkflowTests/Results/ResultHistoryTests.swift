// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Workflow

/// Histories through the acts themselves, on both databases.
struct ResultHistoryTests {
  @Test(arguments: TestEngine.allCases)
  func afterEveryStepOfARandomHistoryWhatIsKeptIsRight(engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let framework = try FixturePacks.framework()
      let programme = try FixturePacks.programme()
      let units = ["ub-bac-son", "ub-nam-khe", "ub-yen-thanh", "ub-ldtbxh", "ub-qldt", "ub-gddt"]
      var random = RandomReports(seed: 20_250_124)
      for step in 0..<40 {
        let unit = random.pick(units)
        try await advance(unit, random.report(of: unit, framework, programme), fixture)
        if step % 10 == 9 { try await closeAndReopen(fixture) }
        if step % 5 == 4 { try await expectEqual(fixture) }
      }
      try await expectEqual(fixture)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func changedRulesMakeEverythingAgain(engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for unit in ["ub-bac-son", "ub-nam-khe"] { try await fixture.bring(unit, to: .approved) }
      var framework = try FixturePacks.framework()
      let third = try #require(framework.indicators.firstIndex { $0.number == 3 })
      let old = framework.indicators[third]
      framework.indicators[third] = Indicator(
        number: 3, code: old.code, criterion: old.criterion, name: old.name, measure: old.measure,
        threshold: Threshold(comparison: .atLeast, value: 10), unit: old.unit,
        evidence: old.evidence, source: old.source, note: old.note)
      let before = try await verdict(3, fixture)
      _ = try await fixture.city.perform(
        LoadPack(framework: framework, programme: try FixturePacks.programme()), as: .commandLine)
      #expect(before == .notMet)
      #expect(try await verdict(3, fixture) == .met)
      try await expectEqual(fixture)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func aChangedTotalIsFoundAndMadeAgain(engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring("ub-bac-son", to: .approved)
      try await fixture.city.store.write { transaction in
        try transaction.execute("UPDATE element_total SET total = '7' WHERE indicator = 3")
        try transaction.execute("DELETE FROM indicator_result WHERE indicator = 44")
      }
      let found = try await verify(fixture)
      #expect(Set(found.map(\.indicator)) == [3, 44])
      try await fixture.city.perform(
        RebuildResults(programme: FixtureCity.programme), as: .commandLine)
      try await expectEqual(fixture)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func onlyTheOperatorVerifiesAndRebuilds(engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notAllowed(.consolidatePeriod)) {
        try await fixture.answer(VerifyResults(programme: FixtureCity.programme), as: .dung)
      }
      await #expect(throws: Refusal.notAllowed(.consolidatePeriod)) {
        try await fixture.perform(RebuildResults(programme: FixtureCity.programme), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func aCorrectionReplacesWhatItCorrects(engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring("ub-bac-son", to: .approved)
      let place = FixtureCity.place("ub-bac-son")
      try await fixture.perform(
        CorrectSubmission(place: place, version: nil, reason: "Nhầm số"), as: .an)
      try await expectEqual(fixture)
      var report = try fixture.completeFigures(of: "ub-bac-son")
      report.texts["citizens_taking_part"] = "900"
      try await fixture.bring("ub-bac-son", to: .approved, report)
      let result = try await overview(fixture).results.first { $0.indicator == 3 }
      #expect(result?.numerator == 900)
      try await expectEqual(fixture)
    }
  }

  /// The next step that the report's status allows.
  private func advance(
    _ unit: String, _ report: FixtureReport, _ fixture: FixtureCity
  ) async throws {
    let place = FixtureCity.place(unit)
    let status = try await fixture.city.answer(SubmissionForm(place: place), as: .commandLine)
      .record?.status
    switch status {
    case nil, .draft, .returned:
      _ = try await fixture.city.perform(
        SaveSubmission(
          place: place, version: nil, figures: report.figures, notes: report.notes,
          notation: .machine), as: .commandLine)
      try await fixture.city.perform(
        SubmitSubmission(place: place, version: nil), as: .commandLine)
    case .submitted:
      _ = try await fixture.city.perform(
        ApproveSubmission(place: place, version: nil), as: .commandLine)
    case .unitApproved where report.notes.count % 2 == 0 && report.maturity == .estimate:
      try await fixture.city.perform(
        ReturnSubmission(place: place, version: nil, remarks: [0: "Xem lại"]), as: .commandLine)
    case .unitApproved:
      _ = try await fixture.city.perform(
        ApproveSubmission(place: place, version: nil), as: .commandLine)
    case .approved:
      try await fixture.city.perform(
        CorrectSubmission(place: place, version: nil, reason: "Đính chính"), as: .commandLine)
    }
  }

  private func closeAndReopen(_ fixture: FixtureCity) async throws {
    do {
      try await fixture.perform(
        ConsolidatePeriod(
          programme: FixtureCity.programme, period: FixtureCity.period, comment: ""), as: .dung)
    } catch Refusal.conflict("consolidate.nothing-approved", _) {
      return
    }
    try await fixture.perform(
      ReopenPeriod(
        programme: FixtureCity.programme, period: FixtureCity.period, reason: "Bổ sung"),
      as: .dung)
  }

  private func verify(_ fixture: FixtureCity) async throws -> [VerifyResults.Difference] {
    try await fixture.city.answer(
      VerifyResults(programme: FixtureCity.programme), as: .commandLine
    ).differences
  }

  private func expectEqual(_ fixture: FixtureCity) async throws {
    let differences = try await verify(fixture)
    #expect(differences == [])
  }

  private func overview(_ fixture: FixtureCity) async throws -> EvaluationOverview.Answer {
    try await fixture.answer(
      EvaluationOverview(
        programme: FixtureCity.programme, period: FixtureCity.period, unfolds: false), as: .ha)
  }

  private func verdict(_ indicator: Int, _ fixture: FixtureCity) async throws -> Verdict? {
    try await overview(fixture).results.first { $0.indicator == indicator }?.verdict
  }
}
