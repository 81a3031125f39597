// SPDX-License-Identifier: Apache-2.0
import Domain
import TestSupport
import Testing
import Workflow

/// A table of units with days: read by code, then by name, whole or not at all.
@Suite struct ImportUnitsTests {
  private static func table(_ text: String) -> RuleTable {
    RuleTable(
      pasted: text.replacing("|", with: "\t"), notation: .machine)
  }

  private static let head = "Mã|Tên|Loại đơn vị|Thuộc|Từ ngày|Đến hết ngày\n"

  private func act(
    _ text: String, basis: String = "Nghị quyết 2", decisions: [String: String] = [:]
  ) -> ImportUnits {
    ImportUnits(
      programme: FixtureCity.programme, table: Self.table(Self.head + text), legalBasis: basis,
      decisions: decisions)
  }

  private func codes(
    _ fixture: FixtureCity, _ act: ImportUnits
  ) async throws -> [String] {
    let refusal = await #expect(throws: Refusal.self) {
      try await fixture.perform(act, as: .dung)
    }
    guard case .invalid(let issues) = refusal else { return [] }
    return issues.map(\.code)
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the standing office imports`(_ engine: TestEngine) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      for person in FixturePerson.allCases where person != .dung {
        await #expect(throws: Refusal.notAllowed(.changeUnits), "\(person)") {
          try await fixture.perform(act("a|A|ward|ub||"), as: person)
        }
        await #expect(throws: Refusal.notAllowed(.changeUnits), "\(person)") {
          try await fixture.answer(
            UnitImportPreview(
              programme: FixtureCity.programme, table: Self.table(Self.head + "a|A|ward|ub||")),
            as: person)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `New units, other names since a day and ends are taken together`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      let content = try await fixture.perform(
        act(
          """
          ub-q1|Khu Một|Phường|ub-bac-son||
          ub-q2|Khu Đống Đa|ward|ub-q1|1/3/2025|2025-04-30
          ub-bac-son|Phường Bắc Sơn Mới|Phường|ub|2025-03-01|
          ub-vang-danh|Phường Vàng Danh|Phường|ub||2025-05-31
          ub-nam-khe|Phường Nam Khê|Phường|ub||
          """), as: .dung)
      #expect(content.rows.map(\.kind) == [.added, .added, .changed, .changed, .same])
      #expect(try await fixture.tree("2025-02-28").contains("ub-q1"))
      #expect(try await !fixture.tree("2025-02-28").contains("ub-q2"))
      #expect(try await fixture.tree("2025-04-30").contains("ub-q2"))
      #expect(try await !fixture.tree("2025-05-01").contains("ub-q2"))
      #expect(try await !fixture.tree("2025-06-01").contains("ub-vang-danh"))
      let unit = try await fixture.answer(
        UnitView(programme: FixtureCity.programme, unit: "ub-bac-son"), as: .an)
      #expect(unit.life.names.map(\.value.name.vi) == ["Phường Bắc Sơn", "Phường Bắc Sơn Mới"])
      #expect(unit.unit.name.vi == "Phường Bắc Sơn")
      #expect(unit.below.map(\.code) == ["ub-q1"])
      let found = try await fixture.answer(
        OrganisationAsOf(
          programme: FixtureCity.programme, date: "2025-04-01", search: "dong da"), as: .an)
      #expect(found.rows.map(\.unit.code) == ["ub-q2"])
      // The same again changes nothing.
      let rows = try await fixture.rowCounts()
      let again = try await fixture.perform(act("ub-q1|Khu Một|Phường|ub-bac-son||"), as: .dung)
      #expect(again.rows.map(\.kind) == [.same])
      #expect(try await fixture.rowCounts() == rows)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What was exported comes back as the same`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let rows = try await fixture.answer(
        OrganisationAsOf(programme: FixtureCity.programme, date: "2025-06-30"), as: .dung
      ).rows.map { UnitRecord($0, .vi) }
      let text = ([UnitRecord.sheetColumns] + rows.map(\.sheetFields))
        .map { $0.joined(separator: "\t") }.joined(separator: "\n")
      let content = try await fixture.perform(
        ImportUnits(
          programme: FixtureCity.programme, table: RuleTable(pasted: text, notation: .machine),
          legalBasis: ""), as: .dung)
      #expect(content.rows.count == 25)
      #expect(content.rows.allSatisfy { $0.kind == .same })
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A row that may mean a known unit is a doubt until a person decides`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      let preview = try await fixture.answer(
        UnitImportPreview(
          programme: FixtureCity.programme,
          table: Self.table(Self.head + "06832|Phuong Bac Son|Phường|ub||")), as: .dung)
      #expect(preview.content.doubts.map(\.place) == ["2"])
      #expect(preview.content.doubts.first?.candidates.map(\.code) == ["ub-bac-son"])
      let row = "06832|Phường Bắc Sơn|Phường|ub||"
      #expect(try await codes(fixture, act(row)) == ["unit.import-doubt"])
      let same = try await fixture.perform(act(row, decisions: ["2": "ub-bac-son"]), as: .dung)
      #expect(same.rows.map(\.code) == ["ub-bac-son"] && same.rows.map(\.kind) == [.same])
      let new = try await fixture.perform(act(row, decisions: ["2": "new"]), as: .dung)
      #expect(new.rows.map(\.code) == ["06832"] && new.rows.map(\.kind) == [.added])
      // Now two have the name: without a code it is in doubt, below it nobody can be put.
      #expect(try await codes(fixture, act("|Phường Bắc Sơn|Phường|ub||")) == ["unit.import-doubt"])
      #expect(
        try await codes(fixture, act("x|Khu X|Phường|Phường Bắc Sơn||")) == ["unit.import-many"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Every fault is told with its row and nothing is written`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      let rows = try await fixture.rowCounts()
      let cases: [(String, [String])] = [
        ("", ["table.empty"]), ("a|A|nhà|ub||", ["table.unknown-kind"]),
        ("a|A|ward|nowhere||", ["table.unknown-unit"]), ("|A|ward|ub||", ["unit.import-no-code"]),
        ("a|A|ward|ub|soon|", ["unit.import-bad-date"]),
        ("a|A|ward|ub|2025-03-01|2025-02-01", ["unit.import-ends-first"]),
        (
          "a|A|ward|ub|2025-02-01|2025-04-30\na|B|ward|ub|2025-04-01|", ["unit.import-overlap"]
        ),
        ("a|A|ward|ub|2025-02-01|2025-03-31\na|B|ward|ub|2025-05-01|", ["unit.import-gap"]),
        ("a|A|ward|b||\nb|B|ward|a||", ["unit.circle"]),
        ("ub-bac-son|Tên khác|ward|ub||", ["unit.import-needs-day"]),
        ("ub-bac-son|Phường Bắc Sơn|commune|ub||", ["unit.import-other-kind"]),
        ("UB 1|A|ward|ub||", ["unit.bad-code"]),
      ]
      for (text, expected) in cases {
        #expect(try await codes(fixture, act(text)) == expected, "\(text)")
      }
      #expect(
        try await codes(fixture, act("a|A|ward|ub|2025-03-01|", basis: "")) == ["field.required"])
      #expect(try await fixture.rowCounts() == rows)
    }
  }
}
