// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// Closing a period with its result, and opening it again.
@Suite struct ConsolidatePeriodTests {
  private let act = ConsolidatePeriod(
    programme: FixtureCity.programme, period: FixtureCity.period, comment: "Đã thống nhất.")

  private func reopening(_ reason: String = "Phường Nam Khê sửa số liệu.") -> ReopenPeriod {
    ReopenPeriod(programme: FixtureCity.programme, period: FixtureCity.period, reason: reason)
  }

  private func isOpen(_ fixture: FixtureCity) async throws -> Bool {
    try await fixture.form().period.isOpen
  }

  @Test(arguments: TestEngine.allCases)
  func `Unknown periods are not found`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("period")) {
        try await fixture.perform(
          ConsolidatePeriod(programme: FixtureCity.programme, period: "2025-07", comment: ""),
          as: .dung)
      }
      await #expect(throws: Refusal.notFound("programme")) {
        try await fixture.perform(
          ReopenPeriod(programme: "x", period: "2025-01", reason: "x"), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the standing office closes and opens periods`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      for person in FixturePerson.allCases where person != .dung {
        await #expect(throws: Refusal.notAllowed(.consolidatePeriod), "\(person)") {
          try await fixture.perform(act, as: person)
        }
        await #expect(throws: Refusal.notAllowed(.reopenPeriod), "\(person)") {
          try await fixture.perform(reopening(), as: person)
        }
      }
      #expect(try await isOpen(fixture))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A period in which nothing counts is not closed`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .unitApproved)
      await #expect(throws: Refusal.conflict("consolidate.nothing-approved")) {
        try await fixture.perform(act, as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A closed period is not closed again, an open one not opened`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      await #expect(throws: Refusal.conflict("period.already-open")) {
        try await fixture.perform(reopening(), as: .dung)
      }
      try await fixture.perform(act, as: .dung)
      await #expect(throws: Refusal.conflict("period.closed", ["period": "2025-01"])) {
        try await fixture.perform(act, as: .dung)
      }
      await #expect(throws: Refusal.invalid([Issue(field: "reason", code: "field.required")])) {
        try await fixture.perform(reopening(" \n"), as: .dung)
      }
      #expect(try await isOpen(fixture) == false)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The result is kept as it was`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      try await fixture.perform(act, as: .dung)
      let content = try #require(
        try await fixture.scalar("SELECT content FROM consolidation", as: String.self))
      let records = try JSONDecoder().decode([EvaluationRecord].self, from: Data(content.utf8))
      #expect(records.count == 57)
      #expect(records[2].value == "50")
      #expect(records[2].numerator == "500")
      #expect(records[2].denominator == "1000")
      #expect(records[2].threshold == "≥ 70")
      #expect(records[2].verdict == .notMet)
      #expect(records[25].verdict == .noData)

      try await fixture.perform(reopening(), as: .dung)
      #expect(try await isOpen(fixture))
      try await fixture.perform(
        CorrectSubmission(place: FixtureCity.place(), version: nil, reason: "Nhầm."), as: .an)
      try await fixture.bring(to: .approved, FixtureReport(["citizens_taking_part": "800"]))
      try await fixture.perform(act, as: .dung)
      #expect(try await fixture.rowCounts()["consolidation"] == 2)
      let first = try await fixture.scalar(
        "SELECT content FROM consolidation ORDER BY consolidated_at", as: String.self)
      #expect(first == content)
      #expect(try await fixture.evaluation(3)?.value == 80)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Other periods stay as they are`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      #expect(fixture.clock.set("2025-03-20T03:00:00Z"))
      try await fixture.bring(to: .approved)
      try await fixture.perform(act, as: .dung)
      try await fixture.save("ub-bac-son", in: FixtureCity.nextPeriod)
      let form = try await fixture.form(in: FixtureCity.nextPeriod)
      #expect(form.period.isOpen)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Of two who close the period at once one does`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      let (successes, refusals) = try await Attempts.together(
        Array(repeating: { try await fixture.perform(act, as: .dung) }, count: 3))
      #expect(successes.count == 1)
      #expect(
        refusals
          == Array(repeating: .conflict("period.closed", ["period": "2025-01"]), count: 2))
      #expect(try await fixture.rowCounts()["consolidation"] == 1)
    }
  }
}
