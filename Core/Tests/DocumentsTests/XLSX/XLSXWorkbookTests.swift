// SPDX-License-Identifier: Apache-2.0
import Documents
import Foundation
import Testing

/// Workbooks that we write, and read again.
@Suite struct XLSXWorkbookTests {
  private let moment = Date(timeIntervalSince1970: 1_765_000_000)

  private func workbook(_ rows: [XLSXSheetRow], name: String = "Biểu 1") -> XLSXWorkbook {
    let columns = [8, 40, 14].map { XLSXColumn(width: $0) }
    return XLSXWorkbook(
      title: "Báo cáo", created: moment,
      sheets: [XLSXSheet(name: name, columns: columns, rows: rows)])
  }

  private func cells(_ cells: [XLSXSheetCell]) throws -> XLSXRow? {
    try RawWorkbook.rows(in: workbook([XLSXSheetRow(cells: cells)]).bytes()).first
  }

  private func part(_ name: String, of workbook: XLSXWorkbook) throws -> String {
    String(decoding: try ZipArchive(bytes: workbook.bytes()).bytes(of: name), as: UTF8.self)
  }

  private var report: XLSXWorkbook {
    workbook([
      XLSXSheetRow(cells: [.title("KẾT QUẢ")]), XLSXSheetRow(cells: [.subtitle("Năm 2025")]),
      XLSXSheetRow(cells: [.header("TT"), .header("Chỉ số"), .header("Giá trị")]),
      XLSXSheetRow(cells: [.group("Lĩnh vực I")]),
      XLSXSheetRow(cells: [.centered("1"), .text("Tỷ lệ"), .number("98.6", decimals: 1)]),
    ])
  }

  @Test(arguments: [
    "Đường phố đã đẹp", "=1+1", "+A1", "a\nb", " hai  đầu ", "_x0041_", "<&>\"'", "😀", "007",
    "{=SUM(A1)}", "http://example.org",
  ])
  func `text comes back as it was`(text: String) throws {
    #expect(try cells([.text(text), .strong(text)])?.cells == [1: .text(text), 2: .text(text)])
  }

  @Test func `what looks like a formula is no formula`() throws {
    let sheet = workbook([XLSXSheetRow(cells: [.text("=1+1"), .header("=A1")])])
    #expect(try !part("xl/worksheets/sheet1.xml", of: sheet).contains("<f>"))
  }

  @Test func `characters that no workbook may hold are left out`() throws {
    #expect(try cells([.text("a\u{0}b\u{B}c\u{FFFE}")])?[1] == .text("abc"))
  }

  @Test(arguments: [
    "0", "0.1", "98.6", "-12.345", "123456789012345", "0.000000123456789", "1234567890.12345",
    "999999999999999", "0.3", "-0.07",
  ])
  func `numbers come back as they were`(number: String) throws {
    #expect(try cells([.number(number, decimals: 2)])?[1] == .number(number))
  }

  @Test(arguments: ["1234567890123456", "0.1234567890123456789", "123456789012345678901234567890"])
  func `numbers too long for Excel are kept as text`(number: String) throws {
    #expect(try cells([.number(number, decimals: 2)])?[1] == .text(number))
  }

  @Test func `a number that is none is refused with its cell`() {
    #expect(
      throws: DocumentFault(
        code: "xlsx.bad-number",
        arguments: ["sheet": "Biểu 1", "row": "1", "column": "B", "value": "1,5"])
    ) {
      try cells([.blank, .number("1,5", decimals: 1)])
    }
  }

  @Test func `text is refused beyond what a cell holds, never cut`() throws {
    let longest = String(repeating: "ă", count: 32_767)
    #expect(try cells([.text(longest)])?[1] == .text(longest))
    #expect(
      throws: DocumentFault(
        code: "xlsx.text-too-long",
        arguments: [
          "sheet": "Biểu 1", "row": "1", "column": "A", "length": "32768", "limit": "32767",
        ])
    ) {
      try cells([.text(longest + "ă")])
    }
  }

  @Test func `names of sheets are made fit and kept apart`() throws {
    let long = String(repeating: "Phường ", count: 6)
    var workbook = workbook([])
    workbook.sheets = ["a[b]:c*d?e/f\\g", long, long, "", "'x'", "History", "Đ", "đ"].map {
      XLSXSheet(name: $0, columns: [])
    }
    #expect(
      try XLSXReader(bytes: workbook.bytes()).sheets.map(\.name) == [
        "a b c d e f g", "Phường Phường Phường Phường Phư", "Phường Phường Phường Phường (2)",
        "4", "x", "History (2)", "Đ", "đ (2)",
      ])
  }

  @Test func `the header stays in sight and comes again on every page`() throws {
    let sheet = try part("xl/worksheets/sheet1.xml", of: report)
    #expect(sheet.contains(#"ySplit="3""#))
    #expect(sheet.contains(#"<mergeCell ref="A1:C1"/><mergeCell ref="A2:C2"/>"#))
    #expect(sheet.contains(#"<mergeCell ref="A4:C4"/>"#))
    #expect(sheet.contains(#"paperSize="9""#) && sheet.contains(#"orientation="landscape""#))
    #expect(sheet.contains(#"fitToHeight="0""#) && sheet.contains("&amp;P/&amp;N"))
    #expect(try part("xl/workbook.xml", of: report).contains("'Biểu 1'!$3:$3"))
    let styles = try part("xl/styles.xml", of: report)
    #expect(styles.contains(##"formatCode="#,##0.0""##) && styles.contains("Times New Roman"))
  }

  @Test func `the same workbook gives the same bytes`() throws {
    #expect(try report.bytes() == report.bytes())
    #expect(try part("docProps/core.xml", of: report).contains("2025-12-06T05:46:40Z"))
  }

  @Test func `a workbook without sheets is refused`() {
    #expect(throws: DocumentFault(code: "xlsx.no-sheets")) {
      try XLSXWorkbook(created: moment).bytes()
    }
  }

  @Test func `a sheet larger than Excel's is refused`() {
    let wide = XLSXSheetRow(cells: Array(repeating: .blank, count: 16_385))
    #expect(
      throws: DocumentFault(
        code: "xlsx.too-many-columns", arguments: ["sheet": "Biểu 1", "limit": "16384"])
    ) {
      try workbook([wide]).bytes()
    }
    let rows = Array(repeating: XLSXSheetRow(cells: []), count: 1_048_577)
    #expect(
      throws: DocumentFault(
        code: "xlsx.too-many-rows", arguments: ["sheet": "Biểu 1", "limit": "1048576"])
    ) {
      try workbook(rows).bytes()
    }
  }
}
