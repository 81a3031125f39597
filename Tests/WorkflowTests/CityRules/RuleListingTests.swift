// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// What is in force as a sheet: it can be taken away, changed and brought back.
@Suite struct RuleListingTests {
  private func view(
    _ fixture: FixtureCity, _ sheet: RuleSheet, as person: FixturePerson = .dung
  ) async throws -> RuleSheetView.Answer {
    try await fixture.answer(
      RuleSheetView(programme: FixtureCity.programme, sheet: sheet), as: person)
  }

  /// The listing as a program sends it.
  private func table(_ listing: RuleListing) -> RuleTable {
    RuleTable(
      objects: listing.rows.map {
        Dictionary(zip(listing.header, $0), uniquingKeysWith: { first, _ in first })
      })
  }

  private func bring(
    _ fixture: FixtureCity, _ sheet: RuleSheet, _ table: RuleTable
  ) async throws -> [RuleChange.Kind] {
    try await fixture.perform(
      ImportRules(sheet: sheet, programme: FixtureCity.programme, table: table), as: .dung
    ).map(\.kind)
  }

  /// Targets and references of every shape; the assignments are those of the folder.
  private func prepare(_ fixture: FixtureCity) async throws {
    let targets = FixtureCity.pasted([
      [
        "indicator", "unit", "kind", "direction", "path", "baseline_year", "baseline", "2025",
        "2030", "source",
      ],
      ["1", "", "", "", "", "", "", "95,5", "99", "KH 39"],
      ["3", "", "", "atLeast", "step", "2024", "60,25-61", "70-72,5", "", "KH 39, mục II; 2"],
      ["3", "ub-bac-son", "", "", "", "", "", "", "80", "QĐ 7"],
      ["3", "", "ward", "within", "", "2023", "-1", "-3-5", "1500", "QĐ 7"],
      ["10", "", "", "", "", "", "", "-5--3", "", "KH 39"],
    ])
    let references = FixtureCity.pasted([
      ["series", "year", "value", "source"],
      ["gdp_per_head_national", "2024", "114,5", "Tổng cục Thống kê"],
      ["gdp_per_head_national", "2023", "1.018,25", "TCTK\u{A0}2024"],
    ])
    #expect(
      try await bring(fixture, .targets, targets) == Array(repeating: .added, count: 5))
    #expect(try await bring(fixture, .references, references) == [.added, .added])
  }

  @Test(arguments: TestEngine.allCases, RuleSheet.allCases)
  func `What is in force, brought back, changes nothing`(
    _ engine: TestEngine, _ sheet: RuleSheet
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await prepare(fixture)
      let before = try await fixture.book()
      let listing = try await view(fixture, sheet).listing
      #expect(listing.rows.count == [.targets: 5, .references: 2, .assignments: 68][sheet])
      let counts = try await fixture.rowCounts()
      let kinds = try await bring(fixture, sheet, table(listing))
      #expect(Set(kinds) == [.same])
      #expect(kinds.count == [.targets: 5, .references: 2, .assignments: 55][sheet])
      #expect(try await fixture.rowCounts() == counts)
      let decided = try await view(fixture, sheet).history.count
      #expect(decided == [.targets: 5, .references: 2, .assignments: 0][sheet])
      let after = try await fixture.book()
      #expect(after.programme == before.programme)
      #expect(after.references == before.references)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A listing writes numbers as machines do`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await prepare(fixture)
      let targets = try await view(fixture, .targets).listing
      #expect(
        targets.header.dropFirst(5) == [
          "baseline_year", "baseline", "2025", "2030", "source",
        ])
      #expect(
        targets.rows.map { Array($0[5...8]) } == [
          ["", "", "95.5", "99"], ["2024", "60.25-61", "70-72.5", ""],
          ["2023", "-1", "-3-5", "1500"], ["", "", "", "80"], ["", "", "-5--3", ""],
        ])
      let references = try await view(fixture, .references).listing
      #expect(
        references.rows == [
          ["gdp_per_head_national", "2023", "1018.25", "TCTK\u{A0}2024"],
          ["gdp_per_head_national", "2024", "114.5", "Tổng cục Thống kê"],
        ])
    }
  }

  @Test(arguments: TestEngine.allCases, RuleSheet.allCases)
  func `Who sees a result sees the rules, and only the standing office may bring others`(
    _ engine: TestEngine, _ sheet: RuleSheet
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("programme")) {
        try await fixture.answer(RuleSheetView(programme: "x", sheet: sheet), as: .dung)
      }
      await #expect(throws: Refusal.notAllowed(.viewEvaluation)) {
        try await view(fixture, sheet, as: .khanh)
      }
      await #expect(throws: Refusal.notAllowed(.viewEvaluation)) {
        try await fixture.history(sheet.kind, as: .khanh)
      }
      for person in FixturePerson.allCases where ![.khanh, .long].contains(person) {
        let canWrite = try await view(fixture, sheet, as: person).canWrite
        #expect(canWrite == (person == .dung), "\(person)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A sheet is rehearsed without being kept`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let act = ImportRules(
        sheet: .assignments, programme: FixtureCity.programme,
        table: FixtureCity.pasted([["indicator", "lead"], ["7", "ub-y-te"], ["8", "ub-ldtbxh"]]))
      let changes = try await fixture.city.rehearse(act, as: fixture.actor(.dung))
      #expect(changes.map(\.kind) == [.changed, .same])
      #expect(try await fixture.history(.assignment).isEmpty)
      #expect(
        try await fixture.book().programme.assignment(of: 7)?.leads.map(\.party)
          == [.unit("ub-ldtbxh")])
    }
  }
}
