// SPDX-License-Identifier: Apache-2.0
import Documents
import Testing

/// Workbooks that are broken, or made to break the reader.
@Suite struct XLSXReaderFaultTests {
  private func fault(_ workbook: RawWorkbook) throws -> DocumentFault? {
    #expect(throws: DocumentFault.self) { try workbook.rows() }
  }

  private func fault(rows: String, strings: String? = nil) throws -> DocumentFault? {
    try fault(RawWorkbook(rows: rows, strings: strings))
  }

  @Test func `what is no workbook is refused`() throws {
    var archive = ZipWriter()
    archive.add("readme.txt", [1])
    for bytes in [[], Array("a,b".utf8), try archive.bytes()] {
      #expect(throws: DocumentFault(code: "xlsx.not-a-workbook")) { try XLSXReader(bytes: bytes) }
    }
    var other = RawWorkbook(rows: "")
    other.replace("xl/workbook.xml") { _ in "<document/>" }
    #expect(try fault(other) == DocumentFault(code: "xlsx.not-a-workbook"))
  }

  @Test func `an old workbook or one under a password is told apart`() {
    #expect(throws: DocumentFault(code: "xlsx.old-or-protected-workbook")) {
      try XLSXReader(bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1])
    }
  }

  @Test func `a sheet that is not there is told`() throws {
    let reader = try XLSXReader(bytes: RawWorkbook(rows: "").bytes())
    #expect(throws: DocumentFault(code: "xlsx.no-such-sheet", arguments: ["sheet": "T"])) {
      try reader.rows(ofSheet: "T") { _ in }
    }
    var workbook = RawWorkbook(rows: "")
    workbook.parts.removeAll { $0.name == "xl/worksheets/sheet1.xml" }
    #expect(
      try fault(workbook) == DocumentFault(code: "xlsx.missing-sheet", arguments: ["sheet": "S"]))
  }

  @Test func `a shared string that is missing is told with its cell`() throws {
    let row = "<row r='3'><c r='AB3' t='s'><v>1</v></c></row>"
    let expected = DocumentFault(
      code: "xlsx.missing-shared-string",
      arguments: ["sheet": "S", "row": "3", "column": "AB", "index": "1"])
    #expect(try fault(rows: row, strings: "<si><t>a</t></si>") == expected)
    #expect(try fault(rows: row) == expected)
  }

  @Test func `a number that is none is told with its cell`() throws {
    for value in ["abc", "1,5", "NaN", "0x1F", "1E999999", "--1", "1.2.3", "1e"] {
      #expect(
        try fault(rows: "<row><c><v>\(value)</v></c></row>")
          == DocumentFault(
            code: "xlsx.bad-number",
            arguments: ["sheet": "S", "row": "1", "column": "A", "value": value]))
    }
  }

  @Test func `a cell of an unknown type is told`() throws {
    #expect(
      try fault(rows: "<row><c t='zzz'><v>1</v></c></row>")?.code == "xlsx.unknown-cell-type")
  }

  @Test(arguments: ["XFE1", "ZZZZZZZZZZZZZZZZZZZZ1", "1000000000", "", "à1"])
  func `a column beyond the last is refused`(reference: String) throws {
    #expect(
      try fault(rows: "<row r='1'><c r='\(reference)'><v>1</v></c></row>")
        == DocumentFault(
          code: "xlsx.column-out-of-range",
          arguments: ["sheet": "S", "row": "1", "cell": reference]))
  }

  @Test func `more cells than columns are refused`() throws {
    let row = "<row>" + String(repeating: "<c/>", count: 16_385) + "</row>"
    #expect(try fault(rows: row)?.code == "xlsx.column-out-of-range")
  }

  @Test(arguments: ["1048577", "0", "-1", "99999999999999999999", "x"])
  func `a row beyond the last is refused`(number: String) throws {
    #expect(
      try fault(rows: "<row r='\(number)'/>")
        == DocumentFault(
          code: "xlsx.row-out-of-range", arguments: ["sheet": "S", "row": number]))
  }

  @Test func `a row that comes twice is refused`() throws {
    #expect(
      try fault(rows: "<row r='2'/><row r='2'/>")
        == DocumentFault(
          code: "xlsx.row-out-of-order", arguments: ["sheet": "S", "row": "2"]))
  }

  @Test func `markup that breaks off is told with its part and line`() throws {
    var workbook = RawWorkbook(rows: "\n<row><c><v>1</v></c></row>")
    workbook.replace("xl/worksheets/sheet1.xml") { String($0.dropLast(20)) }
    #expect(
      try fault(workbook)
        == DocumentFault(
          code: "xml.malformed", arguments: ["part": "xl/worksheets/sheet1.xml", "line": "2"]))
  }

  @Test func `document types and their entities are refused`() throws {
    var workbook = RawWorkbook(rows: "", strings: "<si><t>&a;</t></si>")
    workbook.replace("xl/sharedStrings.xml") {
      "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>" + $0
    }
    #expect(
      try fault(workbook)
        == DocumentFault(
          code: "xml.document-type-refused",
          arguments: ["part": "xl/sharedStrings.xml", "line": "1"]))
  }

  @Test func `a bomb in a sheet is refused`() throws {
    let rows = String(repeating: "<row><c><v>1</v></c></row>", count: 200_000)
    #expect(
      try fault(rows: rows)
        == DocumentFault(
          code: "zip.suspicious-ratio",
          arguments: ["entry": "xl/worksheets/sheet1.xml", "limit": "200"]))
  }
}
