// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Figures that others publish, entered with their sources; what looks at them follows at once.
@Suite struct SetReferencesTests {
  private static let header = ["series", "year", "value", "source"]

  private func act(
    _ rows: [[String]], programme: String = FixtureCity.programme
  ) -> SetReferences {
    SetReferences(programme: programme, table: FixtureCity.pasted([Self.header] + rows))
  }

  private func national(_ value: String, _ year: String = "2024") -> [String] {
    ["gdp_per_head_national", year, value, "Tổng cục Thống kê"]
  }

  private func issues(_ fixture: FixtureCity, _ table: RuleTable) async throws -> [Domain.Issue] {
    let refusal = await #expect(throws: Refusal.self) {
      try await fixture.perform(
        SetReferences(programme: FixtureCity.programme, table: table), as: .dung)
    }
    #expect(try await fixture.book().references.isEmpty)
    guard case .invalid(let issues) = refusal else { return [] }
    return issues
  }

  @Test(arguments: TestEngine.allCases)
  func `A programme that is not there is not found`(_ engine: TestEngine) async throws {
    _ = try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("programme")) {
        try await fixture.perform(act([national("100")], programme: "x"), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the standing office enters reference values`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in FixturePerson.allCases where person != .dung {
        await #expect(throws: Refusal.notAllowed(.setReferences), "\(person)") {
          try await fixture.perform(act([national("100")]), as: person)
        }
      }
      let entered = try await fixture.book().references
      #expect(entered.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A sheet needs its four columns and a row`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let empty = try await issues(fixture, FixtureCity.pasted([Self.header]))
      #expect(empty == [Domain.Issue(field: "table", code: "table.empty")])
      let columns = try await issues(
        fixture, FixtureCity.pasted([["Chuỗi số liệu", "Năm", "đơn vị"], ["x", "2024", "1"]]))
      #expect(
        columns == [
          Issue(
            field: "table", code: "table.missing-columns",
            arguments: ["columns": "value, source", "row": "1"]),
          Issue(
            field: "table", code: "table.unknown-columns",
            arguments: ["columns": "unit", "row": "1"]),
        ])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Every fault is told with its row and column, and nothing is kept`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let series = "gdp_per_head_national"
      let found = try await issues(
        fixture,
        FixtureCity.pasted([
          Self.header, [series, "2024", "100", "TCTK"], ["gdp", "2024", "100", "TCTK"],
          [series, "24", "100", "TCTK"], [series, "2023", "nhiều", "TCTK"],
          [series, "2023", "0,0", "TCTK"], [series, "2023", "100", " "],
          [series, "2023", "", String(repeating: "à", count: 4001)],
          [series, "2024", "101", "TCTK"],
        ]))
      let issue = FixtureCity.issue
      #expect(
        found == [
          issue(3, "series", "table.unknown-series", ["text": "gdp"]),
          issue(4, "year", "table.not-a-year", ["text": "24"]),
          issue(5, "value", "table.not-a-number", ["text": "nhiều"]),
          issue(6, "value", "reference.zero", [:]),
          issue(7, "source", "reference.no-source", [:]),
          issue(8, "value", "table.not-a-number", ["text": ""]),
          issue(8, "source", "text.too-long", ["maximum": "4000"]),
          issue(9, "year", "reference.twice", [:]),
        ])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An indicator waits for the value, and has its result as soon as it is entered`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring("ub-tckh", to: .approved)
      let waiting = try #require(try await fixture.evaluation(6))
      #expect(waiting.verdict == .noData)
      #expect(waiting.reason == .noReference)
      // The value of the year reported on is another one.
      try await fixture.perform(act([national("500", "2025")]), as: .dung)
      #expect(try await fixture.evaluation(6)?.reason == .noReference)
      let changes = try await fixture.perform(act([national("625,5")]), as: .dung)
      #expect(changes.map(\.kind) == [.added])
      // 1000 against 625.5, of which 1.5 times are asked.
      let first = try #require(try await fixture.kept(6))
      #expect(first.value == Decimal(1000) / (Decimal(6255) / 10))
      #expect(first.verdict == .met)
      #expect(first.reason == nil)
      let second = try await fixture.perform(act([national("800")]), as: .dung)
      #expect(second.map(\.kind) == [.changed])
      let changed = try #require(try await fixture.evaluation(6))
      #expect(changed.value == Decimal(125) / 100)
      #expect(changed.verdict == .notMet)
      try await fixture.expectKeptIsRight()
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A value again changes nothing, and the earlier one stays as history`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let name = "tong san pham quoc noi (GDP) binh quan dau nguoi cua ca nuoc"
      for value in ["100", "100,0", "101"] {
        try await fixture.perform(act([[name, "2024", value, "Tổng cục Thống kê"]]), as: .dung)
      }
      let again = try await fixture.perform(
        act([national("101"), national("90", "2023")]), as: .dung)
      #expect(again.map(\.kind) == [.same, .added])
      func value(_ value: Decimal, _ year: Int) -> ReferenceValue {
        ReferenceValue(
          series: "gdp_per_head_national", year: year, value: value, source: "Tổng cục Thống kê")
      }
      #expect(try await fixture.book().references == [value(90, 2023), value(101, 2024)])
      #expect(
        try await fixture.history(.reference).map(\.rule) == [
          .reference(value(90, 2023)), .reference(value(101, 2024)),
          .reference(value(100, 2024)),
        ])
      #expect(try await fixture.events("reference.set") == 3)
    }
  }
}
