// SPDX-License-Identifier: Apache-2.0
import Documents
import Foundation
import Testing

/// Tables that people bring: text or workbook, read into the same rows.
@Suite struct TableFileTests {
  private func rows(_ text: String, name: String = "bảng.csv") throws -> [TableFile.Row] {
    try TableFile.rows(Array(text.utf8), name: name)
  }

  private func fault(_ bytes: [UInt8], _ name: String) throws -> DocumentFault {
    try #require(throws: DocumentFault.self) { try TableFile.rows(bytes, name: name) }
  }

  @Test func `a text is rows of texts, each with its line`() throws {
    let read = try rows("Chỉ số,Nguồn\r\n3,\"KH 39,\nmục II\"\r\n4,\r\n")
    #expect(
      read == [
        TableFile.Row(place: ["file": "bảng.csv", "line": "1"], texts: ["Chỉ số", "Nguồn"]),
        TableFile.Row(place: ["file": "bảng.csv", "line": "2"], texts: ["3", "KH 39,\nmục II"]),
        TableFile.Row(place: ["file": "bảng.csv", "line": "4"], texts: ["4", ""]),
      ])
    #expect(try rows("").isEmpty)
  }

  @Test func `a workbook is the rows of its sheet, each with its row`() throws {
    let workbook = RawWorkbook(
      rows: """
        <row r='2'><c r='B2' t='s'><v>0</v></c></row><row r='3'/>\
        <row r='7'><c r='A7'><v>75.50</v></c><c r='C7' t='b'><v>1</v></c>\
        <c r='D7' t='b'><v>0</v></c></row>
        """, strings: "<si><t>Chỉ số</t></si>")
    let place = ["file": "Bảng.XLSX", "sheet": "S"]
    #expect(
      try TableFile.rows(workbook.bytes(), name: "Bảng.XLSX") == [
        TableFile.Row(place: place.merging(["row": "2"]) { $1 }, texts: ["", "Chỉ số"]),
        TableFile.Row(place: place.merging(["row": "7"]) { $1 }, texts: ["75.5", "", "yes", "no"]),
      ])
  }

  @Test func `the first sheet that is not hidden is read`() throws {
    var workbook = RawWorkbook(rows: "<row r='1'><c r='A1'><v>1</v></c></row>")
    workbook.replace("xl/workbook.xml") {
      $0.replacing(
        "<sheet name='S'",
        with: "<sheet name='Ẩn' state='hidden' sheetId='2' r:id='r3'/><sheet name='S'")
    }
    workbook.replace("xl/_rels/workbook.xml.rels") {
      $0.replacing(
        "</Relationships>",
        with:
          "<Relationship Id='r3' Type='t/worksheet' Target='worksheets/two.xml'/></Relationships>")
    }
    workbook.parts.append(
      (
        "xl/worksheets/two.xml",
        "<worksheet><sheetData><row r='1'><c r='A1'><v>2</v></c></row></sheetData></worksheet>"
      ))
    let read = try TableFile.rows(workbook.bytes(), name: "a.xlsx")
    #expect(read.map(\.texts) == [["1"]])
    #expect(read.first?.place["sheet"] == "S")
    workbook.replace("xl/workbook.xml") {
      $0.replacing("<sheet name='S'", with: "<sheet name='S' state='veryHidden'")
    }
    #expect(try TableFile.rows(workbook.bytes(), name: "a.xlsx").isEmpty)
  }

  @Test func `a cell whose formula failed is told with its place`() throws {
    let workbook = RawWorkbook(
      rows: "<row r='4'><c r='A4'><v>1</v></c><c r='B4' t='e'><v>#REF!</v></c></row>")
    let fault = try fault(workbook.bytes(), "a.xlsx")
    #expect(fault.code == "table.bad-cell")
    #expect(fault.arguments == ["file": "a.xlsx", "sheet": "S", "row": "4", "text": "#REF!"])
  }

  @Test func `a lone cell far to the right is told, and a power beyond all numbers is none`() throws
  {
    let wide = RawWorkbook(rows: "<row r='4'><c r='XFD4'><v>1</v></c></row>")
    let fault = try self.fault(wide.bytes(), "a.xlsx")
    #expect(fault.code == "table.too-wide")
    #expect(
      fault.arguments == ["file": "a.xlsx", "sheet": "S", "row": "4", "maximum": "1000"])
    let power = RawWorkbook(
      rows: "<row r='1'><c r='A1'><v>1E-9223372036854775808</v></c></row>")
    #expect(try self.fault(power.bytes(), "a.xlsx").code == "xlsx.bad-number")
  }

  @Test func `a workbook under another name is not read as text`() throws {
    let bytes = try RawWorkbook(rows: "").bytes()
    let old: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    for (bytes, name) in [(bytes, "a.csv"), (bytes, "a"), (old, "a.xls"), (old, "a.csv")] {
      let fault = try fault(bytes, name)
      #expect(fault.code == "table.unknown-file")
      #expect(fault.arguments == ["file": name])
    }
  }

  @Test func `the faults of a text and of a workbook name the file`() throws {
    let text = try fault([0x61, 0x0A, 0xFF, 0x0A], "a.csv")
    #expect(text.code == "csv.not-utf8")
    #expect(text.arguments == ["file": "a.csv", "line": "2"])
    let broken = try fault(Array("a,b\n".utf8), "a.xlsx")
    #expect(broken.arguments["file"] == "a.xlsx")
    #expect(broken.code.hasPrefix("xlsx.") || broken.code.hasPrefix("zip."))
  }
}
