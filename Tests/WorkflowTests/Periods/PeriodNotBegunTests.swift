// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Nobody reports for a month that has not begun.
@Suite struct PeriodNotBegunTests {
  @Test(arguments: TestEngine.allCases)
  func `A month that has not begun takes no figures, and its first day does`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let refusal = Refusal.conflict("period.not-begun", ["period": "2025-02"])
      await #expect(throws: refusal) {
        try await fixture.save("ub-bac-son", in: FixtureCity.nextPeriod)
      }
      // Midnight in Viet Nam is five in the afternoon of the day before in UTC.
      #expect(fixture.clock.set("2025-01-31T17:00:00Z"))
      let version = try await fixture.save("ub-bac-son", in: FixtureCity.nextPeriod)
      #expect(version == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Rules that change after consolidating are told, not hidden`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      try await fixture.perform(
        ConsolidatePeriod(
          programme: FixtureCity.programme, period: FixtureCity.period, comment: ""), as: .dung)
      let question = EvaluationOverview(
        programme: FixtureCity.programme, period: FixtureCity.period, unfolds: false)
      #expect(try await fixture.answer(question, as: .ha).changedSince == [])
      var framework = try FixturePacks.framework()
      let third = try #require(framework.indicators.firstIndex { $0.number == 3 })
      let old = framework.indicators[third]
      framework.indicators[third] = Indicator(
        number: 3, code: old.code, criterion: old.criterion, name: old.name, measure: old.measure,
        threshold: Threshold(comparison: .atLeast, value: 1), unit: old.unit,
        evidence: old.evidence, source: old.source, note: old.note)
      let pack = LoadPack(framework: framework, programme: try FixturePacks.programme())
      _ = try await fixture.city.perform(pack, as: .commandLine)
      #expect(try await fixture.answer(question, as: .ha).changedSince == [3])
    }
  }
}
