// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// How complete and how punctual reporting is.
@Suite struct TimelinessTests {
  private func answer(
    _ fixture: FixtureCity, as person: FixturePerson = .dung, regime: String? = nil
  ) async throws -> Timeliness.Answer {
    try await fixture.answer(
      Timeliness(programme: FixtureCity.programme, regime: regime), as: person)
  }

  @Test(arguments: TestEngine.allCases)
  func `Only those who follow the area see it, and nothing is measured before its deadline`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in [FixturePerson.an, .binh, .chi, .giang, .khanh, .long] {
        await #expect(throws: Refusal.notAllowed(.viewProgress), "\(person)") {
          try await answer(fixture, as: person)
        }
      }
      #expect(try await answer(fixture).periods.isEmpty)
      try await fixture.bring(to: .submitted)
      let early = try #require(try await answer(fixture).periods.first)
      #expect(early.tally == tally(expected: 1, reported: 1, onTime: 1))
    }
  }

  private func tally(
    expected: Int, reported: Int = 0, approved: Int = 0, onTime: Int = 0, late: Int = 0,
    daysLate: Int = 0
  ) -> Timeliness.Tally {
    var tally = Timeliness.Tally()
    (tally.expected, tally.reported, tally.approved) = (expected, reported, approved)
    (tally.onTime, tally.late, tally.daysLate) = (onTime, late, daysLate)
    return tally
  }

  @Test(arguments: TestEngine.allCases)
  func `On time, late by working days, missing; more time counts`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring("ub-nam-khe", to: .approved)
      try await fixture.perform(
        MoveDeadline(
          programme: FixtureCity.programme, period: FixtureCity.period, orgUnit: "ub-thanh-son",
          until: "2025-02-05", reason: "Tết"), as: .dung)
      // Two working days after Friday 24 January: Tết lies between.
      fixture.clock.set("2025-02-04T03:00:00Z")
      try await fixture.bring(to: .submitted)
      try await fixture.bring("ub-thanh-son", to: .submitted)
      let all = try await answer(fixture, regime: "monthly")
      func unit(_ code: String) -> Timeliness.UnitRow? { all.units.first { $0.code == code } }
      #expect(unit("ub-nam-khe")?.tally == tally(expected: 1, reported: 1, approved: 1, onTime: 1))
      #expect(unit("ub-bac-son")?.tally == tally(expected: 1, reported: 1, late: 1, daysLate: 2))
      #expect(unit("ub-thanh-son")?.marks == [.onTime])
      #expect(unit("ub-yen-thanh")?.tally == tally(expected: 1, daysLate: 2))
      let january = try #require(all.periods.first)
      #expect(january.tally.expected == all.units.count && january.tally.reported == 3)
      #expect(january.tally.percent(january.tally.expected) == 100)
      #expect(try await answer(fixture, regime: "none").periods.isEmpty)
      // Every ward owes indicator 3; one of them has approved figures of it.
      let third = try #require(all.indicators.first { $0.indicator.number == 3 })
      #expect(third.tally.expected == 10 && third.tally.reported == 3)
      #expect(third.tally.onTime == 2 && third.tally.late == 1 && third.tally.approved == 1)
      #expect(third.figures == 1 && third.shares == [0.1])
      // What nobody's figures are asked for is not in the list.
      #expect(all.indicators.allSatisfy { $0.tally.expected > 0 && $0.shares.count == 1 })
    }
  }
}
