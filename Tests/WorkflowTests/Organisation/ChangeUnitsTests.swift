// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// What becomes of units on a day, as an act: who may, what is refused, what follows.
@Suite struct ChangeUnitsTests {
  @Test(arguments: TestEngine.allCases)
  func `Only the standing office changes units, and nobody those of a programme that is not there`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let nothing = UnitChange(
        date: try FixtureCity.day("2025-02-01"), legalBasis: "x", steps: [])
      await #expect(throws: Refusal.notFound("programme")) {
        try await fixture.perform(ChangeUnits(programme: "x", change: nothing), as: .dung)
      }
      for person in FixturePerson.allCases where person != .dung {
        await #expect(throws: Refusal.notAllowed(.changeUnits), "\(person)") {
          try await fixture.change("2025-02-01", [.close(unit: "ub-bac-son")], as: person)
        }
      }
      #expect(try await fixture.tree("2025-02-01").contains("ub-bac-son"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What cannot be is told, and nothing is written`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let rows = try await fixture.rowCounts()
      let cases: [([UnitChange.Step], String)] = [
        ([], "unit.change-of-nothing"), ([.close(unit: "x")], "unit.unknown"),
        ([.open(FixtureCity.ward("ub-bac-son"))], "unit.code-taken"),
        ([.open(FixtureCity.ward("Phường"))], "unit.bad-code"),
        ([.move(unit: "ub", parent: "ub-bac-son")], "unit.circle"),
        ([.move(unit: "ub-bac-son", parent: "ub", hierarchy: "x")], "programme.unknown-hierarchy"),
        (
          [.transfer(from: "ub-gddt", to: "ub-vhtt", indicators: [99])],
          "programme.unknown-indicator"
        ),
        (
          [
            FixtureCity.pass("ub-bac-son", "ub-nam-khe", 0.5),
            FixtureCity.pass("ub-bac-son", "ub-vang-danh", 0.4),
          ], "unit.shares-not-whole"
        ),
        ([.close(unit: "ub")], "unit.parent-gone"),
        ([.close(unit: "ub-bac-son"), .close(unit: "ub-bac-son")], "unit.not-there"),
      ]
      for (steps, code) in cases {
        let refusal = await #expect(throws: Refusal.self, "\(code)") {
          try await fixture.change("2025-02-01", steps)
        }
        guard case .invalid(let issues) = refusal else { throw Refusal.notFound("unit") }
        #expect(issues.map(\.code) == [code])
      }
      // After the reform that the folder tells, the ward is no more.
      let late = await #expect(throws: Refusal.self) {
        try await fixture.change("2025-07-02", [.close(unit: "ub-bac-son")])
      }
      guard case .invalid(let issues) = late else { throw Refusal.notFound("unit") }
      #expect(issues.map(\.code) == ["unit.not-there"])
      let baseless = UnitChange(
        date: try FixtureCity.day("2025-02-01"), legalBasis: " ",
        steps: [.close(unit: "ub-bac-son")])
      let blank = await #expect(throws: Refusal.self) {
        try await fixture.perform(
          ChangeUnits(programme: FixtureCity.programme, change: baseless), as: .dung)
      }
      #expect(
        blank == .invalid([Domain.Issue(field: "legalBasis", code: "field.required")]))
      #expect(try await fixture.rowCounts() == rows)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A merger that the folder's own reform speaks of later is refused`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      // On 1 July the folder passes Bắc Sơn on, which would not be there any more.
      let refusal = await #expect(throws: Refusal.self) { try await fixture.merge("2025-02-01") }
      guard case .invalid(let issues) = refusal else { throw Refusal.notFound("unit") }
      #expect(issues.first?.code == "unit.needed-later")
      #expect(issues.first?.arguments["date"] == "2025-07-01")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The preview says what follows and writes nothing`(_ engine: TestEngine) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      fixture.clock.set("2025-02-03T03:00:00Z")
      try await fixture.save("ub-bac-son", in: "2025-02")
      let rows = try await fixture.rowCounts()
      let change = UnitChange(
        date: try FixtureCity.day("2025-02-01"), legalBasis: "Nghị quyết 1",
        steps: [
          .open(FixtureCity.ward("ub-moi")), FixtureCity.pass("ub-bac-son", "ub-moi"),
          FixtureCity.pass("ub-nam-khe", "ub-moi"),
          .transfer(from: "ub-ldtbxh", to: "ub-noi-vu", indicators: []), .close(unit: "ub-ldtbxh"),
        ])
      let outcome = try await fixture.city.rehearse(
        ChangeUnits(programme: FixtureCity.programme, change: change),
        as: try await fixture.actor(.dung))
      #expect(outcome.ending.map(\.code) == ["ub-bac-son", "ub-ldtbxh", "ub-nam-khe"])
      #expect(outcome.groups.map(\.joined) == [["ub-moi"]])
      #expect(outcome.groups.map(\.left) == [["ub-bac-son", "ub-nam-khe"]])
      #expect(outcome.leads.allSatisfy { $0.after.contains(.unit("ub-noi-vu")) })
      #expect(!outcome.leads.isEmpty && outcome.leaderless == [])
      #expect(outcome.openReports.map(\.orgUnit.code) == ["ub-bac-son"])
      #expect(outcome.openReports.map(\.period) == ["2025-02"])
      #expect(outcome.approvedReports.isEmpty)
      #expect(Set(outcome.people.map(\.login)) == ["an", "binh", "chi", "cuong"])
      #expect(try await fixture.rowCounts() == rows)
      #expect(try await fixture.tree("2025-02-01").contains("ub-bac-son"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `From its day on others owe, and before it nothing has changed`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      try await fixture.bring("ub-bac-son", to: .approved)
      let before = try await fixture.evaluation(3, .then)
      try await fixture.merge("2025-02-01")
      #expect(try await fixture.evaluation(3, .then) == before)
      #expect(before.owed == 10)
      let after = try await fixture.evaluation(3, in: "2025-02", .then)
      #expect(after.owed == 9)
      #expect(after.owing.contains("ub-moi") && !after.owing.contains("ub-bac-son"))
      #expect(try await fixture.differences() == [])
      #expect(try await !fixture.tree("2025-02-01").contains("ub-bac-son"))
      #expect(try await fixture.tree("2025-01-31").contains("ub-bac-son"))
      // What was one thing in January is another in February.
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.form("ub-bac-son", in: "2025-02", as: .an)
      }
      #expect(try await fixture.form("ub-bac-son", as: .an).record?.status == .approved)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Who takes a unit's place reads its reports and writes none of them`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      try await fixture.save("ub-bac-son")
      try await fixture.merge("2025-02-01")
      fixture.clock.set("2025-02-03T03:00:00Z")
      let heir = try await fixture.add("moi", .clerk, at: "ub-moi")
      let place = FixtureCity.place("ub-bac-son")
      let form = try await fixture.city.answer(SubmissionForm(place: place), as: heir)
      #expect(form.record?.status == .draft)
      await #expect(throws: Refusal.notAllowed(.editSubmission)) {
        try await fixture.city.perform(
          SaveSubmission(
            place: place, version: nil, figures: [:], notes: [:], notation: .machine), as: heir)
      }
      let own = FixtureCity.place("ub-moi", in: "2025-02")
      #expect(try await fixture.city.answer(SubmissionForm(place: own), as: heir).record == nil)
      // Whoever was at the old ward still reads it, and nothing of the new one.
      #expect(try await fixture.form("ub-bac-son", as: .an).record?.status == .draft)
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.city.answer(
          SubmissionForm(place: own), as: try await fixture.actor(.an))
      }
      let work = try await fixture.city.answer(MyWork(), as: heir)
      #expect(work.map(\.period) == ["2025-02"])
    }
  }
}
