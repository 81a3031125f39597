// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// One indicator as a rule, with everything that the city decided of it.
@Suite struct IndicatorDefinitionTests {
  private func definition(
    _ fixture: FixtureCity, _ indicator: Int = 3, as person: FixturePerson = .dung
  ) async throws -> IndicatorDefinition.Answer {
    try await fixture.answer(
      IndicatorDefinition(programme: FixtureCity.programme, indicator: indicator), as: person)
  }

  private func bring(_ fixture: FixtureCity, _ sheet: RuleSheet, _ rows: [[String]]) async throws {
    try await fixture.perform(
      ImportRules(
        sheet: sheet, programme: FixtureCity.programme, table: FixtureCity.pasted(rows)),
      as: .dung)
  }

  private func amend(_ fixture: FixtureCity, _ version: String, _ date: String) async throws {
    try await fixture.perform(
      AmendFramework(
        programme: FixtureCity.programme, version: version, legalBasis: "QĐ 12",
        validFrom: date,
        change: TypedChange(
          indicator: 3, fields: ["value": "40", "reason": "Thực tế."], language: .vi)), as: .dung)
  }

  @Test(arguments: TestEngine.allCases)
  func `Unknown programmes and indicators are not found`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("programme")) {
        try await fixture.answer(IndicatorDefinition(programme: "x", indicator: 3), as: .dung)
      }
      await #expect(throws: Refusal.notFound("indicator")) { try await definition(fixture, 58) }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An indicator nobody decided of is as its folder has it`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let answer = try await definition(fixture, as: .an)
      let folder = try FixturePacks.framework().indicator(3)
      #expect(answer.indicator == folder && answer.parent == folder)
      #expect(answer.targets.isEmpty && answer.equivalents.isEmpty)
      #expect(answer.amendments.isEmpty && answer.history.isEmpty)
      #expect(answer.period == "2025-01")
      #expect(!answer.canWrite && !answer.canAmend)
      let office = try await definition(fixture)
      #expect(office.canWrite && office.canAmend)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Versions that hold today are in force, and those to come are told`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await amend(fixture, "a", "2025-02-01")
      let before = try await definition(fixture)
      #expect(before.amendments.map(\.version.version) == ["a"])
      #expect(before.amendments.map(\.change.threshold?.value) == [40])
      #expect(before.indicator.threshold?.value == 70)
      #expect(fixture.clock.set("2025-01-31T17:00:00Z"))
      let after = try await definition(fixture)
      #expect(after.indicator.threshold?.value == 40)
      #expect(after.parent.threshold?.value == 70)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Everything that was decided of it is told, the latest first, and nothing else`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let header = ["indicator", "unit", "2025", "source"]
      try await bring(
        fixture, .targets,
        [header, ["3", "", "75", "KH"], ["3", "ub-bac-son", "80", "KH"], ["1", "", "96", "KH"]])
      try await amend(fixture, "a", "2025-02-01")
      try await bring(
        fixture, .assignments,
        [
          ["indicator", "lead", "supporting"], ["3", "phuong-xa", "ub-y-te"],
          ["7", "ub-y-te", ""],
        ])
      try await bring(fixture, .targets, [header, ["3", "", "76", "KH"]])
      let answer = try await definition(fixture)
      #expect(
        answer.history.map(\.rule.kind) == [.target, .assignment, .version, .target, .target])
      #expect(answer.history.allSatisfy { $0.personName == "Hoàng Tiến Dũng" })
      #expect(answer.targets.map(\.scope) == [.area, .unit("ub-bac-son")])
      #expect(answer.targets.map { $0.marks.map(\.lower) } == [[76], [80]])
      #expect(try await definition(fixture, 7).history.map(\.rule.kind) == [.assignment])
      #expect(try await definition(fixture, 8).history.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What UNESCO calls it is told once its framework is loaded`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for folder in ["unesco-key-features-2013", "ha-noi-2024"] {
        _ = try await fixture.city.perform(
          LoadFramework(framework: try FixturePacks.framework(folder)), as: .commandLine)
      }
      let ninth = try await definition(fixture, 9).equivalents
        .filter { $0.framework.id == "unesco-key-features-2013" }
      #expect(ninth.map(\.criterion.code) == ["KF2.4", "KF2.5"])
      #expect(ninth.allSatisfy { $0.link.indicators == [9] && $0.link.note != nil })
      let first = try await definition(fixture, 1).equivalents.map(\.framework.id)
      #expect(Set(first) == ["unesco-key-features-2013", "ha-noi-2024"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Machines read the rule with its elements and leads`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let answer = try await definition(fixture)
      let record = DefinitionRecord(answer.indicator, in: answer.book, .en)
      #expect(record.indicator == "3" && record.code == "1.1.2.3" && record.criterion == "1.1.2")
      #expect(record.threshold == "≥ 70")
      #expect(record.formulas == ["citizens_taking_part / citizens * 100"])
      #expect(record.elements.map(\.code) == ["citizens_taking_part", "citizens"])
      #expect(
        record.elements.map(\.breakdowns)
          == Array(
            repeating: ["sex=female", "sex=male", "ethnicity=minority", "ethnicity=majority"],
            count: 2))
      #expect(record.elements.map(\.collectedAt) == [.commune, .commune])
      #expect(record.leads.map(\.party) == ["phuong-xa"])
      let shared = try await definition(fixture, 15)
      let fifteenth = DefinitionRecord(shared.indicator, in: shared.book, .vi)
      #expect(fifteenth.leads.map(\.party) == ["ub-ldtbxh", "ub-qldt"])
      #expect(fifteenth.leads.map(\.supporting) == [["ub-qldt"], ["ub-ldtbxh"]])
    }
  }
}
