// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// What was approved or closed stays: whichever way units are changed.
@Suite struct NothingRewrittenTests {
  private func code(_ body: () async throws -> Void) async -> String? {
    do {
      try await body()
      return nil
    } catch Refusal.invalid(let issues) {
      return issues.first?.code
    } catch Refusal.conflict(let code, _) {
      return code
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A ward that takes another in counts for both, approved or not`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      for ward in ["ub-bac-son", "ub-nam-khe", "ub-vang-danh"] {
        try await fixture.bring(ward, to: .approved)
      }
      let before = try await fixture.evaluation(3, .then)
      try await fixture.change(
        "2025-01-15", [FixtureCity.pass("ub-bac-son", "ub-nam-khe")], reattributes: true)
      let after = try await fixture.evaluation(3, .then)
      #expect(after.numerator == before.numerator && after.denominator == before.denominator)
      #expect(after.reported == 2 && after.owed == 9)
      #expect(!after.missing.contains("ub-nam-khe"))
      #expect(try await fixture.differences() == [])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Transfers, parts and openings do not touch what is approved`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      try await fixture.bring("ub-ldtbxh", to: .approved)
      try await fixture.bring("ub-bac-son", to: .approved)
      let then = try await fixture.evaluation(7, .then)
      let group = try FixturePacks.programme().group("phuong-xa")
      #expect(group?.rule == nil)
      let cases: [[UnitChange.Step]] = [
        [.transfer(from: "ub-ldtbxh", to: "ub-noi-vu", indicators: [7])],
        [
          FixtureCity.pass("ub-bac-son", "ub-nam-khe", 0.5),
          FixtureCity.pass("ub-bac-son", "ub-bac-son", 0.5),
        ],
      ]
      for steps in cases {
        let refused = await code {
          try await fixture.change("2025-01-10", steps, reattributes: true)
        }
        #expect(refused == "unit.touches-approved", "\(steps)")
        #expect(await code { try await fixture.change("2025-02-01", steps) } == nil)
      }
      #expect(try await fixture.evaluation(7, .then) == then)
      // Written already: a second click.
      let again = await code { try await fixture.change("2025-02-01", cases[0]) }
      #expect(again == "unit.change-written")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A closed period is changed neither by a merger nor by an undoing nor by a folder`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      let change = try await fixture.merge("2025-01-15")
      try await fixture.bring("ub-vang-danh", to: .approved)
      try await fixture.perform(
        ConsolidatePeriod(programme: FixtureCity.programme, period: "2025-01", comment: ""),
        as: .dung)
      let undone = await code {
        try await fixture.perform(
          UndoUnitChange(programme: FixtureCity.programme, change: change.id), as: .dung)
      }
      #expect(undone == "unit.closed-period")
      let merged = await code {
        try await fixture.change(
          "2025-01-20", [FixtureCity.pass("ub-vang-danh", "ub-yen-thanh")], reattributes: true)
      }
      #expect(merged == "unit.closed-period")
      var folder = try FixturePacks.programme()
      folder.changes = [
        UnitChange(
          date: try FixtureCity.day("2025-01-20"), legalBasis: "Tệp",
          steps: [FixtureCity.pass("ub-vang-danh", "ub-yen-thanh")])
      ]
      let loaded = await code {
        _ = try await fixture.city.perform(LoadProgramme(programme: folder), as: .commandLine)
      }
      #expect(loaded == "load.rewrites-reports")
      #expect(try await fixture.tree("2025-01-25").contains("ub-vang-danh"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A part that is given away takes no records along`(_ engine: TestEngine) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      try await fixture.save("ub-nam-khe")
      try await fixture.change(
        "2025-01-10",
        [
          FixtureCity.pass("ub-nam-khe", "ub-bac-son", 0.05),
          FixtureCity.pass("ub-nam-khe", "ub-nam-khe", 0.95),
        ])
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.form("ub-nam-khe", as: .an)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A table may tell a name that came and went`(_ engine: TestEngine) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      let text = """
        code|name|kind|parent_code|valid_from|valid_to
        ub-bac-son|Phường Bắc Sơn|ward|ub||2025-02-28
        ub-bac-son|Phường B|ward|ub|2025-03-01|2025-04-30
        ub-bac-son|Phường Bắc Sơn|ward|ub|2025-05-01|
        """
      func take() async throws -> UnitImport {
        try await fixture.perform(
          ImportUnits(
            programme: FixtureCity.programme,
            table: RuleTable(pasted: text.replacing("|", with: "\t"), notation: .machine),
            legalBasis: "QĐ"), as: .dung)
      }
      #expect(try await take().rows.map(\.kind) == [.same, .changed, .changed])
      let life = try await fixture.answer(
        UnitView(programme: FixtureCity.programme, unit: "ub-bac-son"), as: .dung
      ).life
      #expect(
        life.names.map(\.value.name.vi) == ["Phường Bắc Sơn", "Phường B", "Phường Bắc Sơn"])
      #expect(try await take().rows.map(\.kind) == [.same, .same, .same])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A name means a unit of the day`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      func typed(_ fields: [String: String]) -> WriteUnitChange {
        WriteUnitChange(
          programme: FixtureCity.programme,
          typed: TypedUnitChange(
            kind: .rename,
            fields: ["date": "2025-03-01", "legalBasis": "QĐ"].merging(fields) { $1 },
            language: .vi))
      }
      // The ward of July bears the same name.
      let outcome = try await fixture.perform(
        typed(["unit": "Phường Vàng Danh", "nameVi": "Phường Vàng Danh Cũ"]), as: .dung)
      #expect(outcome.change.units == ["ub-vang-danh"])
      let bare = try await fixture.perform(
        typed(["unit": "nam khe", "nameVi": "Phường Nam Khê Cũ"]), as: .dung)
      #expect(bare.change.units == ["ub-nam-khe"])
      let long = await code {
        try await fixture.perform(
          typed(["unit": "ub-bac-son", "nameVi": String(repeating: "à", count: 301)]), as: .dung)
      }
      #expect(long == "text.too-long")
      for text in [",", "-5", "3-"] {
        let refused = await code {
          try await fixture.perform(
            WriteUnitChange(
              programme: FixtureCity.programme,
              typed: TypedUnitChange(
                kind: .transfer,
                fields: [
                  "unit": "ub-ldtbxh", "to": "ub-noi-vu", "indicators": text,
                  "date": "2025-03-01", "legalBasis": "QĐ",
                ], language: .vi)), as: .dung)
        }
        #expect(refused == "value.not-a-number", "\(text)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Imported units are listed and taken back, and new ones without duties are told`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      let table = RuleTable(
        pasted: "code\tname\tkind\tparent_code\nub-q1\tKhu 1\tward\tub", notation: .machine)
      _ = try await fixture.perform(
        ImportUnits(programme: FixtureCity.programme, table: table, legalBasis: ""), as: .dung)
      let entry = try #require(
        try await fixture.answer(UnitChanges(programme: FixtureCity.programme), as: .dung)
          .entries.first)
      try await fixture.perform(
        UndoUnitChange(programme: FixtureCity.programme, change: entry.id), as: .dung)
      #expect(try await !fixture.tree("2025-01-20").contains("ub-q1"))
      let outcome = try await fixture.change("2025-02-01", [.open(FixtureCity.ward("ub-moi"))])
      #expect(outcome.idle.map(\.code) == ["ub-moi"])
    }
  }
}
