// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Changes that come after reports were approved, and changes that are taken back.
@Suite struct ReattributionTests {
  @Test(arguments: TestEngine.allCases)
  func `A merger dated before an approved period is refused, or counts for the heir by choice`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      try await fixture.bring("ub-bac-son", to: .approved)
      try await fixture.bring("ub-nam-khe", to: .approved)
      try await fixture.bring("ub-vang-danh", to: .approved)
      let before = try await fixture.evaluation(3, .then)
      let refusal = await #expect(throws: Refusal.self) { try await fixture.merge("2025-01-15") }
      guard case .invalid(let issues) = refusal else { throw Refusal.notFound("unit") }
      #expect(issues.map(\.code) == ["unit.after-approved"])
      #expect(issues.first?.arguments["period"] == "2025-01")
      #expect(issues.first?.arguments["count"] == "2")
      #expect(try await fixture.tree("2025-01-20").contains("ub-bac-son"))

      try await fixture.merge("2025-01-15", reattributes: true)
      let after = try await fixture.evaluation(3, .then)
      #expect(after.numerator == before.numerator && after.value == before.value)
      #expect(after.owed == 9 && after.reported == 2)
      #expect(!after.isApportioned)
      let merged = try await fixture.evaluation(3, .then, of: "ub-moi")
      let origins = merged.traces.flatMap { $0.contributions.flatMap(\.origins) }
      #expect(Set(origins.map(\.orgUnit)) == ["ub-bac-son", "ub-nam-khe"])
      #expect(try await fixture.differences() == [])
      // Its own report takes the place of those that it came from.
      try await fixture.bring("ub-moi", to: .approved, fixture.completeFigures(of: "ub-bac-son"))
      let own = try await fixture.evaluation(3, .then, of: "ub-moi")
      #expect(own.traces.flatMap(\.contributions).allSatisfy { $0.origins.isEmpty })
      #expect(try await fixture.differences() == [])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Read as today, figures are at today's units and none is lost`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      for ward in FixtureCity.wards { try await fixture.bring(ward, to: .approved) }
      let then = try await fixture.evaluation(3, .then)
      try await fixture.change(
        "2025-02-01",
        [
          .open(FixtureCity.ward("ub-moi")), FixtureCity.pass("ub-bac-son", "ub-moi"),
          FixtureCity.pass("ub-nam-khe", "ub-moi", 0.25),
          FixtureCity.pass("ub-nam-khe", "ub-nam-khe", 0.75),
        ])
      // Before the day, today is as then.
      #expect(try await fixture.evaluation(3, .today) == then)
      fixture.clock.set("2025-02-03T03:00:00Z")
      #expect(try await fixture.evaluation(3, .then) == then)
      let now = try await fixture.evaluation(3, .today)
      #expect(now.numerator == then.numerator && now.denominator == then.denominator)
      #expect(now.isApportioned && now.reported == 10 && now.owed == 10)
      let whole = try #require(
        try await fixture.evaluation(3, .then, of: "ub-bac-son").denominator)
      let moi = try await fixture.evaluation(3, .today, of: "ub-moi")
      #expect(moi.denominator == whole * 1.25)
      let rest = try await fixture.evaluation(3, .today, of: "ub-nam-khe")
      #expect(rest.denominator == whole * 0.75)
      let page = try await fixture.answer(
        IndicatorThenAndNow(
          programme: FixtureCity.programme, period: FixtureCity.period, indicator: 3),
        as: .dung)
      #expect(page.linesThen.count == 10 && page.linesNow.count == 10)
      #expect(page.reforms.map(\.legalBasis) == ["Nghị quyết 1"])
      #expect(page.unplaced.isEmpty)
      #expect(page.points.first?.now.value == page.points.first?.then.value)
      // A clerk sees the side by side of what is the clerk's.
      let own = try await fixture.answer(
        IndicatorThenAndNow(
          programme: FixtureCity.programme, period: FixtureCity.period, indicator: 3), as: .an)
      #expect(own.linesThen.map(\.orgUnit.code) == ["ub-bac-son"])
      #expect(own.linesNow.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The real split of Trưng Vương, whose shares nobody knows, is said and loses nothing`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for ward in FixtureCity.wards { try await fixture.bring(ward, to: .approved) }
      let then = try await fixture.evaluation(3, .then)
      fixture.clock.set("2025-08-01T03:00:00Z")
      let page = try await fixture.answer(
        IndicatorThenAndNow(
          programme: FixtureCity.programme, period: FixtureCity.period, indicator: 3),
        as: .dung)
      #expect(page.then.value == then.value && page.now.value == then.value)
      #expect(page.now.owing == ["qn-vang-danh", "qn-yen-tu", "qn-uong-bi"])
      #expect(page.now.reported == 1)
      #expect(page.linesNow.first { $0.orgUnit.code == "qn-yen-tu" }?.evaluation.value != nil)
      #expect(page.linesNow.first { $0.orgUnit.code == "qn-uong-bi" }?.evaluation.value == nil)
      #expect(page.unplaced.map(\.code).contains("ub-trung-vuong"))
      #expect(!page.unplaced.map(\.code).contains("ub-phuong-dong"))
      // The city ended: its people still read what it reported.
      #expect(try await fixture.form("ub-bac-son", as: .an).record?.status == .approved)
      #expect(try await fixture.evaluation(3, .then) == then)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A change is undone unless something was built upon it`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      let before = try await fixture.tree("2025-03-01")
      let first = try await fixture.merge("2025-02-01")
      func undo(_ outcome: UnitChangeOutcome, as person: FixturePerson = .dung) async throws {
        try await fixture.perform(
          UndoUnitChange(programme: FixtureCity.programme, change: outcome.id), as: person)
      }
      await #expect(throws: Refusal.notAllowed(.changeUnits)) { try await undo(first, as: .an) }
      let later = try await fixture.change(
        "2025-03-01",
        [.rename(unit: "ub-moi", name: LocalizedText(vi: "Phường Khác", en: nil), shortName: nil)])
      await #expect(throws: Refusal.conflict("unit.undo-built-upon", ["unit": "ub-moi"])) {
        try await undo(first)
      }
      try await undo(later)
      await #expect(throws: Refusal.notFound("change")) { try await undo(later) }
      _ = try await fixture.add("moi", .clerk, at: "ub-moi")
      await #expect(throws: Refusal.conflict("unit.undo-used", ["unit": "Phường Mới"])) {
        try await undo(first)
      }
      let second = try await fixture.change("2025-04-01", [.close(unit: "ub-vang-danh")])
      try await undo(second)
      #expect(try await fixture.tree("2025-01-31") == before)
      let entries = try await fixture.answer(
        UnitChanges(programme: FixtureCity.programme), as: .an
      ).entries
      #expect(entries.map { $0.undoneAt == nil } == [false, false, true])
      #expect(entries.map(\.undoneBy) == ["Hoàng Tiến Dũng", "Hoàng Tiến Dũng", nil])
      #expect(try await fixture.differences() == [])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What a change opened goes with it when it is undone`(_ engine: TestEngine) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      let rows = try await fixture.rowCounts()["org_unit"]
      let outcome = try await fixture.merge("2025-02-01")
      try await fixture.perform(
        UndoUnitChange(programme: FixtureCity.programme, change: outcome.id), as: .dung)
      #expect(try await fixture.rowCounts()["org_unit"] == rows)
      // The same may be written again.
      try await fixture.merge("2025-02-01")
      #expect(try await fixture.tree("2025-02-01").contains("ub-moi"))
    }
  }
}
