// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// `import values` with files that are not right: the place is said and nothing is stored.
@Suite struct ImportRefusalTests {
  /// A refused import: exit 1, so many lines, none of them a trace, and an untouched database.
  private func refused(
    _ file: String, in city: CommandCity, _ flags: String..., says words: String...
  ) async throws {
    let run = try await city.run(
      "import", "values", file, "--programme", "uong-bi-2025", "--period", "2025-01", "--approve")
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    for text in words { #expect(run.errors.contains(text), "\(run.errors)") }
    #expect(!run.errors.contains("Failed:"), "\(run.errors)")
    #expect(!run.errors.contains(".swift"))
    #expect(try await city.figures() == 0)
  }

  @Test(arguments: TestEngine.allCases)
  func `Wrong rows are told with their line and column, all of them at once`(
    _ engine: TestEngine
  ) async throws {
    try await CommandCity.with(engine) { city in
      var file = try FigureFile.bacSon()
      file.rows[0][4] = "mười"
      file.rows[1][0] = "ub-nowhere"
      file.rows[2][1] = "99"
      file.rows[3][2] = "no_such_element"
      file.rows[4][5] = "perhaps"
      let path = try city.folder.file("figures.csv", file.csv)
      try await refused(
        path, in: city, says: "figures.csv, line 2, column value", "“mười” is not a number",
        "line 3, column org_unit", "no unit “ub-nowhere”", "line 4, column indicator",
        "line 5, column data_element", "line 6, column maturity", "“perhaps”")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A report that could not be handed in is not taken with approval`(
    _ engine: TestEngine
  ) async throws {
    try await CommandCity.with(engine) { city in
      var file = try FigureFile.bacSon()
      let row = try #require(file.rows.firstIndex { $0[2] == "citizens_taking_part" })
      file.rows[row][4] = "1001"
      let path = try city.folder.file("figures.csv", file.csv)
      try await refused(
        path, in: city, says: "figures.csv, line \(row + 2)",
        "the part (1001) is larger than the whole (1000)")
    }
  }

  @Test func `Missing, unknown and doubled columns are named`() async throws {
    try await CommandCity.with(.sqlite) { city in
      var file = try FigureFile.bacSon()
      file.header[4] = "giá trị"
      let path = try city.folder.file("figures.csv", file.csv)
      try await refused(path, in: city, says: "figures.csv", "missing: value", "unknown: giá trị")
      let doubled = try city.folder.file("doubled.csv", "org_unit,org_unit\na,b\n")
      try await refused(doubled, in: city, says: "doubled.csv", "unknown: org_unit")
      let empty = try city.folder.file("empty.csv", "")
      try await refused(empty, in: city, says: "empty.csv: the file has no row of figures")
      let uneven = try city.folder.file(
        "uneven.csv", FigureFile.columns.joined(separator: ",") + "\nub-bac-son,3\n")
      try await refused(uneven, in: city, says: "uneven.csv, line 2", "2 cells, 7 are needed")
      try await refused(
        city.folder.path("nowhere.csv"), in: city, says: "nowhere.csv: the file cannot be read")
    }
  }

  @Test func `A file in an old encoding is told its first bad line`() async throws {
    try await CommandCity.with(.sqlite) { city in
      // “Bắc Sơn” in Windows-1258 and “Sơn à” in Latin-1: neither is UTF-8.
      for bytes: [UInt8] in [[0x42, 0xE3, 0xEC, 0x63], [0x53, 0xE0]] {
        let text =
          FigureFile.columns.joined(separator: ",") + "\r\nub-bac-son,3,citizens,,10,final,"
        let path = try city.folder.file("old.csv", Array(text.utf8) + bytes + [13, 10])
        try await refused(path, in: city, says: "old.csv", "line 2", "is not UTF-8")
      }
    }
  }

  @Test func `What only calls itself a workbook is refused`() async throws {
    try await CommandCity.with(.sqlite) { city in
      let text = try city.folder.file("text.xlsx", try FigureFile.bacSon().csv)
      try await refused(text, in: city, says: "text.xlsx: the file is no XLSX workbook")
      var archive = ZipWriter()
      archive.add("readme.txt", Array("hello".utf8))
      let other = try city.folder.file("other.xlsx", try archive.bytes())
      try await refused(other, in: city, says: "other.xlsx: the file is no XLSX workbook")
    }
  }

  @Test func `A zip bomb is refused before it is unpacked`() async throws {
    try await CommandCity.with(.sqlite) { city in
      let markup = try FigureFile.bacSon().xlsx()
      #expect(markup.starts(with: Array("PK".utf8)))
      var archive = ZipWriter()
      let types = """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>
        """
      archive.add("[Content_Types].xml", Array(types.utf8))
      archive.add("xl/workbook.xml", [UInt8](repeating: 32, count: 40 << 20))
      let bomb = try archive.bytes()
      #expect(bomb.count < 1 << 20)
      let path = try city.folder.file("bomb.xlsx", bomb)
      try await refused(path, in: city, says: "bomb.xlsx: ", "zip bomb")
    }
  }

  @Test func `A workbook for another period is refused, with its sheet and row`() async throws {
    try await CommandCity.with(.sqlite) { city in
      var file = try FigureFile.bacSon()
      file.header.append("period")
      file.rows = file.rows.map { $0 + ["2025-01"] }
      file.rows[2][7] = "2025-02"
      let path = try city.folder.file("february.xlsx", try file.xlsx())
      try await refused(
        path, in: city, says: "february.xlsx, sheet Số liệu, row 4, column period",
        "the file is for 2025-02, the import is for 2025-01")
    }
  }

  @Test func `Figures that are handed in already are not overwritten`() async throws {
    try await CommandCity.with(.sqlite) { city in
      try await city.fixture.bring("ub-bac-son", to: .unitApproved)
      let before = try await city.figures()
      var file = try FigureFile.bacSon()
      file.rows[0][4] = "900"
      let path = try city.folder.file("figures.csv", file.csv)
      let english = try await city.importValues(path)
      #expect(english.status == 1)
      #expect(english.errors.contains("the report of ub-bac-son is Approved by the unit"))
      let vietnamese = try await city.importValues(path, language: "vi")
      #expect(!vietnamese.errors.contains("unitApproved"), "\(vietnamese.errors)")
      #expect(try await city.figures() == before)
    }
  }
}
