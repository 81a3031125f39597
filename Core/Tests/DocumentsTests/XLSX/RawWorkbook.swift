// SPDX-License-Identifier: Apache-2.0
import Documents

/// A workbook put together by hand, so that a test can spoil any part of it.
struct RawWorkbook {
  var parts: [(name: String, xml: String)]

  /// One sheet, `S`, with these rows and shared strings.
  init(rows: String, strings: String? = nil) {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let main = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
    let package = "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'"
    parts = [
      (
        "_rels/.rels",
        """
        <Relationships \(package)><Relationship Id='a' Type='\(office)/officeDocument' \
        Target='xl/workbook.xml'/></Relationships>
        """
      ),
      (
        "xl/workbook.xml",
        """
        <workbook \(main) xmlns:r='\(office)'><sheets><sheet name='S' sheetId='1' r:id='r1'/>\
        </sheets></workbook>
        """
      ),
      (
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships \(package)><Relationship Id='r1' Type='\(office)/worksheet' \
        Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='\(office)/sharedStrings' \
        Target='/xl/sharedStrings.xml'/></Relationships>
        """
      ),
      (
        "xl/worksheets/sheet1.xml",
        "<worksheet \(main)><sheetData>\(rows)</sheetData></worksheet>"
      ),
    ]
    if let strings { parts.append(("xl/sharedStrings.xml", "<sst \(main)>\(strings)</sst>")) }
  }

  mutating func replace(_ name: String, _ transform: (String) -> String) {
    for index in parts.indices where parts[index].name == name {
      parts[index].xml = transform(parts[index].xml)
    }
  }

  func bytes() throws -> [UInt8] {
    var writer = ZipWriter()
    for part in parts { writer.add(part.name, Array(part.xml.utf8)) }
    return try writer.bytes()
  }

  /// All rows of the first sheet.
  func rows() throws -> [XLSXRow] {
    try Self.rows(in: bytes())
  }

  static func rows(in bytes: [UInt8], sheet: Int = 0) throws -> [XLSXRow] {
    let reader = try XLSXReader(bytes: bytes)
    var rows: [XLSXRow] = []
    try reader.rows(ofSheet: reader.sheets[sheet].name) { rows.append($0) }
    return rows
  }
}
