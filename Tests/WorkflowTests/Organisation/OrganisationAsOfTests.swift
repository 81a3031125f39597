// SPDX-License-Identifier: Apache-2.0
import Domain
import TestSupport
import Testing
import Workflow

/// The real reform of Uông Bí: the city and its ten wards end, three wards begin.
@Suite struct OrganisationAsOfTests {
  private func answer(
    _ fixture: FixtureCity, _ date: String, as person: FixturePerson = .an
  ) async throws -> OrganisationAsOf.Answer {
    try await fixture.answer(
      OrganisationAsOf(programme: FixtureCity.programme, date: date), as: person)
  }

  @Test(arguments: TestEngine.allCases)
  func `The tree of a day is that of the day, whatever came later`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let programme = try FixturePacks.programme()
      let before = try await answer(fixture, "2025-06-30")
      #expect(before.rows.count == programme.orgUnits.count)
      #expect(before.rows.first?.unit.code == "ub")
      #expect(before.rows.first?.depth == 0)
      #expect(before.rows.dropFirst().allSatisfy { $0.depth == 1 && $0.unit.parent == "ub" })
      let after = try await answer(fixture, "2025-07-01")
      #expect(after.rows.map(\.unit.code) == ["qn-uong-bi", "qn-yen-tu", "qn-vang-danh"])
      #expect(after.rows.map(\.depth) == [0, 0, 0])
      let split = after.history.successions(of: "ub-trung-vuong").to.map { $0.1 }
      #expect(split.map(\.to) == ["qn-uong-bi", "qn-vang-danh"])
      #expect(split.allSatisfy { $0.share == nil })
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Without a day it is today, and what is no day is refused`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      // 30 June in UTC is 1 July in the city.
      #expect(fixture.clock.set("2025-06-30T16:59:59Z"))
      #expect(try await answer(fixture, "").date.description == "2025-06-30")
      #expect(fixture.clock.set("2025-06-30T17:00:00Z"))
      let today = try await answer(fixture, " ")
      #expect(today.date.description == "2025-07-01")
      #expect(today.rows.count == 3)
      let refusal = Refusal.invalid([
        Domain.Issue(field: "on", code: "units.not-a-date", arguments: ["text": "2025-06-31"])
      ])
      await #expect(throws: refusal) { try await answer(fixture, "2025-06-31") }
      await #expect(throws: Refusal.notFound("programme")) {
        try await fixture.answer(OrganisationAsOf(programme: "x"), as: .an)
      }
    }
  }
}
