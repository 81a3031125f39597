// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// `import targets`, `import references` and `import assignments`.
@Suite struct ImportRulesTests {
  private static let targets = [
    ["indicator", "unit", "2025", "2030", "source"], ["3", "", "75.125", "80-85", "KH 39"],
    ["3", "ub-bac-son", "60", "", "KH 39"],
  ]

  /// Writes rows as a file of the city's folder, by its ending.
  private func file(_ name: String, _ rows: [[String]], in city: CommandCity) throws -> String {
    guard name.hasSuffix(".xlsx") else {
      return try city.folder.file(name, CSVWriter().bytes(of: rows))
    }
    let cells = rows.map { row in
      XLSXSheetRow(
        cells: row.map { text in
          DecimalText.machine(text).map { .number(text, decimals: max(0, -$0.exponent)) }
            ?? .text(text)
        })
    }
    let sheet = XLSXSheet(
      name: "Mục tiêu", columns: rows[0].map { _ in XLSXColumn(width: 20) }, rows: cells)
    return try city.folder.file(
      name, try XLSXWorkbook(created: FixtureClock.start, sheets: [sheet]).bytes())
  }

  private func run(
    _ city: CommandCity, _ sheet: RuleSheet, _ file: String, _ flags: String...,
    language: String = "en"
  ) async throws -> CommandLineProgram.Outcome {
    try await CommandLineProgram.run(
      ["import", sheet.rawValue, file, "--programme", "uong-bi-2025"] + flags,
      environment: ["LEARNINGCITY_DATABASE": city.address], language: language)
  }

  private func rules(_ city: CommandCity, _ sheet: RuleSheet) async throws -> [[String]] {
    try await city.fixture.answer(
      RuleSheetView(programme: FixtureCity.programme, sheet: sheet), as: .dung
    ).listing.rows
  }

  @Test(arguments: TestEngine.allCases, ["targets.csv", "targets.xlsx"])
  func `Targets are taken from a file, first for show only`(
    _ engine: TestEngine, _ name: String
  ) async throws {
    try await CommandCity.with(engine) { city in
      let path = try file(name, Self.targets, in: city)
      let dry = try await run(city, .targets, path, "--dry-run")
      #expect(dry.status == 0, "\(dry.errors)")
      let added = "new\t3/area\nnew\t3/unit:ub-bac-son\n"
      #expect(
        dry.output
          == added + "Would write: 2 new, 0 changed, 0 the same; nothing was changed.\n")
      #expect(try await rules(city, .targets) == [])

      let taken = try await run(city, .targets, path)
      #expect(taken.status == 0 && taken.errors.isEmpty)
      #expect(taken.output == added + "Written: 2 new, 0 changed, 0 the same.\n")
      #expect(
        try await rules(city, .targets).map { Array($0[7...]) } == [
          ["75.125", "80-85", "KH 39"], ["60", "", "KH 39"],
        ])
      let again = try await run(city, .targets, path, language: "vi")
      #expect(again.status == 0)
      #expect(again.output == "Đã ghi: 0 mới, 0 đổi, 2 giữ nguyên.\n")
    }
  }

  @Test func `Reference values and assignments are taken too`() async throws {
    try await CommandCity.with(.sqlite) { city in
      let series = try file(
        "references.csv",
        [
          ["Chuỗi số liệu", "Năm", "Giá trị", "Nguồn"],
          ["gdp_per_head_national", "2024", "114.5", "NSO"],
        ],
        in: city)
      let references = try await run(city, .references, series)
      #expect(references.status == 0, "\(references.errors)")
      #expect(references.output.hasPrefix("new\tgdp_per_head_national/2024\n"))
      #expect(
        try await rules(city, .references) == [["gdp_per_head_national", "2024", "114.5", "NSO"]])

      let before = try await rules(city, .assignments)
      let leads = try file(
        "assignments.xlsx", [["indicator", "lead", "supporting"], ["7", "ub-gddt", "ub-ldtbxh"]],
        in: city)
      let assignments = try await run(city, .assignments, leads, language: "vi")
      #expect(assignments.status == 0, "\(assignments.errors)")
      #expect(assignments.output == "đổi\t7\nĐã ghi: 0 mới, 1 đổi, 0 giữ nguyên.\n")
      let after = try await rules(city, .assignments)
      #expect(after.first { $0[0] == "7" } == ["7", "ub-gddt", "ub-ldtbxh", "", ""])
      #expect(after.filter { $0[0] != "7" } == before.filter { $0[0] != "7" })
    }
  }

  @Test(arguments: ["en", "vi"])
  func `Faults are told with their place, all of them, and nothing is taken`(
    _ language: String
  ) async throws {
    try await CommandCity.with(.sqlite) { city in
      var rows = Self.targets
      rows[1][2] = "nhiều"
      rows[2][0] = "99"
      rows[2][4] = ""
      let isEnglish = language == "en"
      for (name, places) in [
        (
          "targets.csv",
          isEnglish
            ? ["targets.csv, line 2, ", "targets.csv, line 3, "]
            : ["targets.csv, dòng 2, ", "targets.csv, dòng 3, "]
        ),
        (
          "targets.xlsx",
          isEnglish
            ? ["targets.xlsx, sheet Mục tiêu, row 2, ", "targets.xlsx, sheet Mục tiêu, row 3, "]
            : [
              "targets.xlsx, trang tính Mục tiêu, hàng 2, ",
              "targets.xlsx, trang tính Mục tiêu, hàng 3, ",
            ]
        ),
      ] {
        let outcome = try await run(
          city, .targets, try file(name, rows, in: city), language: language)
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        let wanted =
          isEnglish
          ? [
            "column 2025: “nhiều” is neither a number nor a range such as 75-80",
            "column indicator: there is no indicator “99”", "column source: ",
          ]
          : [
            "cột 2025: “nhiều” không phải là số hay khoảng như 75-80",
            "cột indicator: không có chỉ số “99”", "cột source: Cần điền mục này",
          ]
        #expect(outcome.errorLines.count == 3, "\(outcome.errors)")
        for (line, (place, text)) in zip(
          outcome.errorLines, zip([places[0], places[1], places[1]], wanted))
        {
          #expect(line.hasPrefix(place + text), "\(line)")
        }
      }
      #expect(try await rules(city, .targets) == [])
    }
  }

  @Test func `A file that is no sheet, or not there, is one line with its name`() async throws {
    try await CommandCity.with(.sqlite) { city in
      let broken = try city.folder.file("broken.xlsx", "no workbook")
      let empty = try city.folder.file("empty.csv", "\n")
      let other = try city.folder.file("other.csv", "a,b\n1,2\n")
      for (path, words) in [
        (broken, "broken.xlsx: the file is no XLSX"),
        (city.folder.path("nowhere.csv"), "nowhere.csv: the file cannot be read"),
        (empty, "the table is empty"), (other, "missing columns: indicator, source"),
      ] {
        let outcome = try await run(city, .targets, path)
        #expect(outcome.status == 1 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(!outcome.errors.contains(".swift") && !outcome.errors.contains("Failed:"))
      }
      let strange = try await city.run(
        "import", "targets", try file("targets.csv", Self.targets, in: city), "--programme", "x")
      #expect(strange.status == 1 && strange.errorLines.count == 1)
    }
  }

  @Test(arguments: [
    ["import", "targets"], ["import", "references", "a.csv"], ["import", "assignments", "a", "b"],
    ["import", "targets", "a.csv", "--programme", "x", "--approve"], ["import", "wishes", "a.csv"],
  ])
  func `A wrong call is told how it should be, with 64`(_ arguments: [String]) async throws {
    let folder = try TemporaryFolder()
    let run = try await CommandLineProgram.run(
      arguments, environment: ["LEARNINGCITY_DATABASE": "sqlite:" + folder.path("x.sqlite")])
    #expect(run.status == 64)
    #expect(run.errors.contains("Usage: learningcity import") && run.output.isEmpty)
  }
}
