// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// Totals and results that are kept: always what the approved figures make.
@Suite struct KeptResultTests {
  private let verification = VerifyResults(programme: FixtureCity.programme)

  private func differences(_ fixture: FixtureCity) async throws -> [VerifyResults.Difference] {
    try await fixture.city.answer(verification, as: .commandLine).differences
  }

  /// Every unit's complete report, approved.
  private func importAll(_ fixture: FixtureCity) async throws {
    let framework = try FixturePacks.framework()
    var rows: [ImportRow] = []
    for unit in try FixturePacks.programme().reportingUnits(in: framework) {
      rows += try FixtureCity.rows(unit.code, fixture.completeFigures(of: unit.code))
    }
    _ = try await fixture.city.perform(
      ImportValues(
        programme: FixtureCity.programme, period: FixtureCity.period, rows: rows, approve: true),
      as: .commandLine)
  }

  private func correct(
    _ fixture: FixtureCity, _ unit: String, _ texts: [String: String], notes: [Int: String] = [:]
  ) async throws {
    _ = try await fixture.city.perform(
      CorrectSubmission(place: FixtureCity.place(unit), version: nil, reason: "Nhầm."),
      as: .commandLine)
    try await fixture.bring(unit, to: .approved, FixtureReport(texts, notes: notes))
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the operator verifies and makes anew`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in FixturePerson.allCases {
        await #expect(throws: Refusal.notAllowed(.consolidatePeriod), "\(person)") {
          try await fixture.answer(verification, as: person)
        }
        await #expect(throws: Refusal.notAllowed(.consolidatePeriod), "\(person)") {
          try await fixture.perform(
            RebuildResults(programme: FixtureCity.programme), as: person)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `After all units and many corrections nothing differs`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await importAll(fixture)
      #expect(try await differences(fixture) == [])
      try await correct(
        fixture, "ub-bac-son",
        [
          "learning_centre_effective": "no", "commune_learning_community_level": "0",
          "learning_events_and_media": "notMet", "citizens_taking_part": "999",
        ])
      // A ward that takes its figures back counts no more for this indicator.
      try await correct(
        fixture, "ub-yen-thanh", ["citizens": "", "citizens_taking_part": ""],
        notes: [3: "Đang rà soát."])
      try await correct(
        fixture, "ub-tckh",
        [
          "city_budget": "1000.05", "education_budget": "0.1",
          "non_formal_education_budget": "0.05",
        ])
      try await correct(
        fixture, "ub-ldtbxh", ["residents_makeshift_housing": "1", "unemployed": "300"])
      #expect(try await differences(fixture) == [])
      let answer = try await fixture.city.answer(verification, as: .commandLine)
      #expect(answer.periods == 6)
      #expect(answer.totals > 100)
      let third = try #require(try await fixture.evaluation(3))
      // Eight wards of 500 and one of 999, of nine times 1000.
      #expect(third.numerator == 4999)
      #expect(third.denominator == 9000)
      #expect(third.reported == 9)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Ten wards approved at the same moment are all in the totals`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for unit in FixtureCity.wards { try await fixture.bring(unit, to: .unitApproved) }
      let (successes, refusals) = try await Attempts.together(
        FixtureCity.wards.map { unit in
          {
            try await fixture.perform(
              ApproveSubmission(place: FixtureCity.place(unit), version: nil), as: .dung)
          }
        })
      #expect(successes == Array(repeating: .approved, count: 10))
      #expect(refusals.isEmpty)
      #expect(try await differences(fixture) == [])
      let third = try #require(try await fixture.evaluation(3))
      #expect(third.numerator == 5000)
      #expect(third.reported == 10)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `New rules make the kept results anew`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await importAll(fixture)
      #expect(try await fixture.evaluation(3)?.verdict == .notMet)
      var framework = try FixturePacks.framework()
      let old = framework.indicators[2]
      framework.indicators[2] = Indicator(
        number: old.number, code: old.code, criterion: old.criterion, name: old.name,
        measure: old.measure, threshold: Threshold(comparison: .atLeast, value: 50),
        unit: old.unit, evidence: old.evidence, source: old.source, note: old.note)
      _ = try await fixture.city.perform(LoadFramework(framework: framework), as: .commandLine)
      #expect(try await differences(fixture) == [])
      #expect(try await fixture.evaluation(3)?.verdict == .met)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What somebody changed behind the program's back is found and mended`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      _ = try await fixture.city.store.write { transaction in
        try transaction.execute(
          "UPDATE element_total SET total = '501' WHERE data_element = 'citizens_taking_part'")
        try transaction.execute("UPDATE indicator_result SET value = '51' WHERE indicator = 3")
        try transaction.execute("DELETE FROM indicator_result WHERE indicator = 56")
      }
      let found = try await differences(fixture)
      #expect(found.map(\.indicator).sorted() == [3, 3, 3, 56])
      #expect(found.contains { $0.place.isEmpty && $0.kept.hasPrefix("51 ") })
      _ = try await fixture.city.perform(
        RebuildResults(programme: FixtureCity.programme), as: .commandLine)
      #expect(try await differences(fixture) == [])
    }
  }
}
