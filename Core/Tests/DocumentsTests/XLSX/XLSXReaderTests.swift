// SPDX-License-Identifier: Apache-2.0
import Documents
import Testing

/// What other programs write, read cell by cell.
@Suite struct XLSXReaderTests {
  @Test func `every kind of cell is read`() throws {
    let workbook = RawWorkbook(
      rows: """
        <row r='2'><c r='A2' t='s'><v>0</v></c><c r='C2'><v>12.50</v></c>\
        <c r='D2' t='b'><v>1</v></c><c r='E2' t='e'><v>#REF!</v></c>\
        <c r='F2' t='inlineStr'><is><r><t>Thị </t></r><r><t>xã</t></r></is></c>\
        <c r='G2' t='str'><f>A1&amp;"x"</f><v>tính</v></c><c r='H2' s='4'/>\
        <c r='I2' t='s'><v>1</v></c></row><row r='3'><c/></row><row><c><v>7</v></c></row>
        """,
      strings: """
        <si><r><t>Đông </t></r><rPh sb='0' eb='1'><t>PHON</t></rPh><r><t>Triều</t></r></si>\
        <si><t>a_x000D_b_x005F_x0041_</t></si>
        """)
    let rows = try workbook.rows()
    #expect(rows.map(\.number) == [2, 4])
    let row = try #require(rows.first)
    #expect(
      row.cells == [
        1: .text("Đông Triều"), 3: .number("12.5"), 4: .bool(true), 5: .error("#REF!"),
        6: .text("Thị xã"), 7: .text("tính"), 9: .text("a\rb_x0041_"),
      ])
    #expect(row[2] == .empty && row[8] == .empty && row.lastColumn == 9)
    #expect(rows.last?[1] == .number("7"))
  }

  @Test(arguments: [
    ("0.30000000000000004", "0.3"), ("1.0000000000000001E-5", "0.00001"),
    ("1E+20", "100000000000000000000"),
    ("123456789012345678", "123456789012346000"), ("-0", "0"),
    ("999999999999999.9", "1000000000000000"),
    ("-12.340", "-12.34"), ("98.600000000000009", "98.6"), (".5", "0.5"), ("4.", "4"),
    ("5.0000000000000003E-2", "0.05"), ("1234567890.12345", "1234567890.12345"),
  ])
  func `numbers read as Excel shows them`(written: String, read: String) throws {
    let rows = try RawWorkbook(rows: "<row><c><v>\(written)</v></c></row>").rows()
    #expect(rows.first?[1] == .number(read))
  }

  @Test func `prefixed names, other folders and hidden sheets are followed`() throws {
    var workbook = RawWorkbook(rows: "")
    workbook.replace("_rels/.rels") { $0.replacing("xl/workbook.xml", with: "/book/main.xml") }
    workbook.parts[1] = (
      "book/main.xml",
      """
      <x:workbook xmlns:x='urn:m' xmlns:q='urn:r'><x:sheets>\
      <x:sheet name='Biểu 1' q:id='r1'/><x:sheet name='Ẩn' state='veryHidden' q:id='r3'/>\
      <x:sheet name='Biểu đồ' q:id='r4'/></x:sheets></x:workbook>
      """
    )
    workbook.parts[2] = (
      "book/_rels/main.xml.rels",
      """
      <Relationships><Relationship Id='r1' Type='t/worksheet' \
      Target='../xl/worksheets/sheet1.xml'/>\
      <Relationship Id='r3' Type='t/worksheet' Target='./other.xml'/>\
      <Relationship Id='r4' Type='t/chartsheet' Target='chart.xml'/></Relationships>
      """
    )
    workbook.parts.append(
      (
        "book/other.xml",
        """
        <x:worksheet xmlns:x='urn:m'><x:sheetData><x:row r='1'><x:c r='B1'><x:v>3</x:v></x:c>\
        </x:row></x:sheetData></x:worksheet>
        """
      ))
    let bytes = try workbook.bytes()
    let reader = try XLSXReader(bytes: bytes)
    #expect(reader.sheets.map(\.name) == ["Biểu 1", "Ẩn"])
    #expect(reader.sheets.map(\.isHidden) == [false, true])
    #expect(try RawWorkbook.rows(in: bytes, sheet: 1).first?[2] == .number("3"))
  }

  @Test func `an error of the receiver ends the reading`() throws {
    let rows = "<row><c><v>1</v></c></row><row><c><v>2</v></c></row>"
    let reader = try XLSXReader(bytes: RawWorkbook(rows: rows).bytes())
    var seen = 0
    #expect(throws: CancellationError.self) {
      try reader.rows(ofSheet: "S") { _ in
        seen += 1
        throw CancellationError()
      }
    }
    #expect(seen == 1)
  }
}
