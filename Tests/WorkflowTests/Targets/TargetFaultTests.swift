// SPDX-License-Identifier: Apache-2.0
import Domain
import TestSupport
import Testing
import Workflow

/// What is wrong in a sheet of targets: all of it, each with its row and column.
@Suite struct TargetFaultTests {
  private func issues(_ fixture: FixtureCity, _ table: RuleTable) async throws -> [Domain.Issue] {
    let refusal = await #expect(throws: Refusal.self) {
      try await fixture.perform(
        SetTargets(programme: FixtureCity.programme, table: table), as: .dung)
    }
    #expect(try await fixture.history(.target).isEmpty)
    guard case .invalid(let issues) = refusal else { return [] }
    return issues
  }

  private func header(_ code: String, _ columns: String) -> Domain.Issue {
    Issue(field: "table", code: code, arguments: ["columns": columns, "row": "1"])
  }

  @Test(arguments: TestEngine.allCases)
  func `Columns that are missing, not known or doubled are named`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let row = ["3", "75", "80", "KH 39"]
      for (columns, expected) in [
        (["indicator", "2025", "2030"], [header("table.missing-columns", "source")]),
        (["Năm 2025", "Năm 2030", "Nguồn"], [header("table.missing-columns", "indicator")]),
        (
          ["indicator", "2025", "màu sắc", "source"],
          [header("table.unknown-columns", "mau_sac")]
        ),
        (["indicator", "2025", "1989", "source"], [header("table.unknown-columns", "1989")]),
        (["indicator", "2025", "Năm 2025", "source"], [header("table.doubled-columns", "2025")]),
        (
          ["indicator", "Chỉ số", "2025", "colour"],
          [
            header("table.missing-columns", "source"), header("table.unknown-columns", "colour"),
            header("table.doubled-columns", "indicator"),
          ]
        ),
        (["indicator", "source"], [Domain.Issue(field: "table", code: "target.no-years")]),
      ] {
        let found = try await issues(fixture, FixtureCity.pasted([columns, row]))
        #expect(found == expected, "\(columns)")
      }
      for rows in [[], [["indicator", "2025", "source"]]] {
        let found = try await issues(fixture, FixtureCity.pasted(rows))
        #expect(found == [Domain.Issue(field: "table", code: "table.empty")], "\(rows)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Every fault is told with its row and column`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let found = try await issues(
        fixture,
        FixtureCity.pasted([
          ["indicator", "unit", "kind", "direction", "path", "2025", "2030", "source"],
          ["58", "", "", "", "", "75", "", "KH"],
          ["ba", "", "", "", "", "75", "", "KH"],
          ["3", "", "", "", "", "80-75", "", "KH"],
          ["3", "", "", "", "", "nhiều", "75-80-85", "KH"],
          ["3", "", "", "", "", "75", "", " "],
          ["3", "ub-bac-son", "ward", "", "", "75", "", "KH"],
          ["3", "Phường Xa", "", "", "", "75", "", "KH"],
          ["3", "", "district", "", "", "75", "", "KH"],
          ["3", "", "", "up", "curve", "75", "", "KH"],
          ["1", "", "", "", "", "75", "", "KH"],
          ["1", "ub", "", "", "", "76", "", "KH"],
        ]))
      let issue = FixtureCity.issue
      #expect(
        found == [
          issue(2, "indicator", "table.unknown-indicator", ["text": "58"]),
          issue(3, "indicator", "table.unknown-indicator", ["text": "ba"]),
          issue(4, "2025", "target.range-upside-down", ["from": "80", "to": "75"]),
          issue(5, "2025", "target.not-a-mark", ["text": "nhiều"]),
          issue(5, "2030", "target.not-a-mark", ["text": "75-80-85"]),
          issue(6, "source", "field.required", [:]),
          issue(7, "kind", "target.unit-or-kind", [:]),
          issue(8, "unit", "table.unknown-unit", ["text": "Phường Xa"]),
          issue(9, "kind", "table.unknown-kind", ["text": "district"]),
          issue(
            10, "direction", "table.not-a-choice",
            ["text": "up", "choices": "atLeast, atMost, within"]),
          issue(10, "path", "table.not-a-choice", ["text": "curve", "choices": "linear, step"]),
          issue(12, "indicator", "target.twice", ["number": "1"]),
        ])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A baseline has its year, and lies before the first mark`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let found = try await issues(
        fixture,
        FixtureCity.pasted([
          ["indicator", "baseline_year", "baseline", "2025", "2030", "source"],
          ["1", "2025", "60", "75", "", "KH"],
          ["2", "2026", "60", "75", "", "KH"],
          ["3", "", "60", "75", "", "KH"],
          ["4", "2024", "ít", "75", "", "KH"],
          ["5", "2029", "60", "", "75", "KH"],
          ["6", "2024", "", "75", "", "KH"],
          ["7", "2024", "60", "75", "", String(repeating: "à", count: 4001)],
        ]))
      let issue = FixtureCity.issue
      #expect(
        found == [
          issue(2, "baseline_year", "target.baseline-late", [:]),
          issue(3, "baseline_year", "target.baseline-late", [:]),
          issue(4, "baseline_year", "table.not-a-year", ["text": ""]),
          issue(5, "baseline", "target.not-a-mark", ["text": "ít"]),
          issue(7, "baseline", "field.required", [:]),
          issue(8, "source", "text.too-long", ["maximum": "4000"]),
        ])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A fault in a file is told in the file's own terms`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let header = ["indicator", "2025", "source"]
      let sheet = ["file": "chi-tieu.xlsx", "sheet": "Biểu 1"]
      let workbook = RuleTable(
        cells: [
          (place: sheet.merging(["row": "4"]) { $1 }, texts: header),
          (place: sheet.merging(["row": "7"]) { $1 }, texts: ["58", "75", "KH"]),
        ], notation: .machine)
      let first = try await issues(fixture, workbook)
      #expect(
        first == [
          Issue(
            field: "row-7", code: "table.unknown-indicator",
            arguments: [
              "file": "chi-tieu.xlsx", "sheet": "Biểu 1", "row": "7", "column": "indicator",
              "text": "58",
            ])
        ])
      let text = RuleTable(
        cells: [
          (place: ["file": "a.csv", "line": "1"], texts: header),
          (place: ["file": "a.csv", "line": "5"], texts: ["3", "x", "KH"]),
        ], notation: .machine)
      let second = try await issues(fixture, text)
      #expect(
        second == [
          Issue(
            field: "row-5", code: "target.not-a-mark",
            arguments: ["file": "a.csv", "line": "5", "column": "2025", "text": "x"])
        ])
    }
  }
}
