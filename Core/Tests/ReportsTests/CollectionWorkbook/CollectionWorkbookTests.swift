// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Reports
import Testing
import Words

/// The workbook of a unit: written, filled in by somebody, read again.
@Suite struct CollectionWorkbookTests {
  private static let count = DataElement(
    code: "people", name: LocalizedText(vi: "Người", en: "People"), guidance: nil, kind: .count,
    unit: nil, levels: [], collectedAt: .commune, aggregation: .sum, minimum: 0)
  private static let answer = DataElement(
    code: "centre", name: LocalizedText(vi: "Trung tâm", en: "Centre"), guidance: nil,
    kind: .yesNo, unit: nil, levels: [], collectedAt: .commune, aggregation: .countYes,
    minimum: nil)
  private static let level = DataElement(
    code: "level", name: LocalizedText(vi: "Mức", en: "Level"), guidance: nil, kind: .level,
    unit: nil,
    levels: [LocalizedText(vi: "Kém, yếu", en: "Poor"), LocalizedText(vi: "Tốt", en: "Good")],
    collectedAt: .commune, aggregation: .none, minimum: nil)
  private static let elements = [count, answer, level]

  private func form(_ values: [String: String] = [:]) -> CollectionForm {
    CollectionForm(
      fingerprint: .init(programme: "p", period: "2025-01", orgUnit: "u", version: 4),
      programmeName: "Chương trình", periodName: "Tháng 01/2025", orgUnitName: "Phường Đông",
      due: CalendarDate("2025-01-24"),
      lines: [
        CollectionForm.Line(
          indicator: 3, name: "Chỉ số ba", target: "≥ 70 %",
          entries: Self.elements.map {
            CollectionForm.Entry(
              place: $0.code, label: $0.name.vi, element: $0, value: values[$0.code] ?? "",
              isEstimate: values["estimate"] == $0.code, before: "")
          }, note: values["note"] ?? "")
      ])
  }

  /// The rows of the sheet as values, with cells changed, as a workbook again.
  private func filled(
    _ changes: [String: XLSXSheetCell], from values: [String: String] = [:],
    hidden: [(String, String)]? = nil
  ) throws -> [UInt8] {
    let words = try Phrasebook.load("vi")
    let bytes = try CollectionWorkbook(form(values), words: words, language: .vi)
      .bytes(at: Date(timeIntervalSince1970: 1_736_944_500))
    let reader = try XLSXReader(bytes: bytes)
    var sheets: [XLSXSheet] = []
    for listing in reader.sheets {
      var rows: [XLSXSheetRow] = []
      try reader.rows(ofSheet: listing.name) { row in
        while rows.count < row.number - 1 { rows.append(XLSXSheetRow(cells: [])) }
        let cells = (1...12).map { column -> XLSXSheetCell in
          let reference = "\(XLSXGrid.letters(ofColumn: column))\(row.number)"
          if !listing.isHidden, let change = changes[reference] { return change }
          switch row[column] {
          case .text(let text): return .text(text)
          case .number(let text): return .number(text, decimals: 0)
          default: return .blank
          }
        }
        rows.append(XLSXSheetRow(cells: cells))
      }
      if listing.isHidden, let hidden {
        rows = hidden.map { XLSXSheetRow(cells: [.text($0.0), .text($0.1)]) }
      }
      sheets.append(
        XLSXSheet(
          name: listing.name, columns: (0..<12).map { _ in XLSXColumn(width: 9) }, rows: rows))
    }
    return try XLSXWorkbook(created: Date(timeIntervalSince1970: 1_736_944_500), sheets: sheets)
      .bytes()
  }

  private func read(_ bytes: [UInt8]) throws -> CollectionReading {
    try CollectionReading(bytes) { code in Self.elements.first { $0.code == code } }
  }

  @Test func whatWasLeftAloneIsNoChange() throws {
    let values = [
      "people": "3400", "centre": "yes", "level": "1", "note": "Ghi", "estimate": "people",
    ]
    let reading = try read(try filled([:], from: values))
    #expect(reading.figures.isEmpty && reading.notes.isEmpty && reading.issues.isEmpty)
    #expect(
      reading.fingerprint
        == CollectionForm.Fingerprint(programme: "p", period: "2025-01", orgUnit: "u", version: 4))
  }

  @Test func whatWasFilledInIsReadOverWhatStoodThere() throws {
    let reading = try read(
      try filled(
        [
          "H6": .text(" 3.400 "), "I6": .text("x"), "H7": .text("Không"), "H8": .text("1 – Tốt"),
          "J5": .text("Theo sổ"),
        ], from: ["people": "12", "centre": "yes"]))
    #expect(reading.issues.isEmpty)
    #expect(reading.figures["people"]?.text == "3400" && reading.figures["people"]?.base == "12")
    #expect(reading.figures["people"]?.isEstimate == true && reading.figures["people"]?.row == 6)
    #expect(reading.figures["centre"]?.text == "no" && reading.figures["level"]?.text == "1")
    #expect(reading.notes[3]?.text == "Theo sổ")
  }

  @Test func anEmptiedCellTakesTheFigureAway() throws {
    let reading = try read(try filled(["H6": .blank], from: ["people": "12"]))
    #expect(reading.figures["people"]?.text == "")
  }

  @Test func anEstimateThatBecameFinalIsAChange() throws {
    let reading = try read(
      try filled(["I6": .blank], from: ["people": "12", "estimate": "people"]))
    #expect(reading.figures["people"]?.text == "12")
    #expect(reading.figures["people"]?.isEstimate == false)
  }

  @Test(arguments: [
    ("H6", "bốn nghìn", "value.not-a-number"), ("H6", "3,5", "value.not-whole"),
    ("H6", "-1", "value.negative"), ("H7", "có lẽ", "value.not-yes-no"),
    ("H8", "9 – Tuyệt", "value.not-a-level"), ("A7", "people", "workbook.row-twice"),
    ("A7", "xyz", "workbook.unknown-row"),
  ])
  func whatIsWrongNamesItsCell(cell: String, text: String, code: String) throws {
    let reading = try read(try filled([cell: .text(text)]))
    #expect(reading.issues.map(\.code) == [code])
    let issue = try #require(reading.issues.first)
    #expect(issue.arguments["row"] == String(cell.dropFirst()))
    #expect(issue.arguments["sheet"] == "Báo cáo")
    if cell.hasPrefix("H") { #expect(issue.arguments["cell"] == cell) }
  }

  @Test func aWorkbookOfSomebodyElseIsRefused() throws {
    func refused(_ code: String, _ bytes: [UInt8]) {
      #expect(throws: Refusal.invalid([Issue(field: "workbook", code: code)])) {
        _ = try read(bytes)
      }
    }
    let plain = XLSXSheet(
      name: "A", columns: [XLSXColumn(width: 9)], rows: [XLSXSheetRow(cells: [.text("x")])])
    refused(
      "workbook.no-fingerprint",
      try XLSXWorkbook(created: Date(timeIntervalSince1970: 1), sheets: [plain]).bytes())
    refused("workbook.other-format", try filled([:], hidden: [("format", "learningcity 99")]))
    refused(
      "workbook.other-format",
      try filled([:], hidden: [("format", "learningcity 1"), ("programme", "p")]))
    #expect(throws: DocumentFault.self) { _ = try read(Array("không phải Excel".utf8)) }
  }

  @Test func aFormulaADateAnErrorAndAMacroAreToldApart() throws {
    let bytes = try filled(["H6": .number("5", decimals: 0), "H7": .text("Có")])
    func edited(_ change: (String) -> String, adding extra: String? = nil) throws -> [UInt8] {
      let archive = try ZipArchive(bytes: bytes)
      var writer = ZipWriter()
      for entry in archive.entries {
        let content = try archive.bytes(of: entry.name)
        writer.add(
          entry.name,
          entry.name.hasSuffix("sheet1.xml")
            ? Array(change(String(decoding: content, as: UTF8.self)).utf8) : content)
      }
      if let extra { writer.add(extra, [1]) }
      return try writer.bytes()
    }
    let formula = try read(
      edited { $0.replacing(#/(<c r="H6"[^>]*>)<v>5<\/v>/#) { "\($0.1)<f>1+4</f><v>5</v>" } })
    #expect(formula.issues.map(\.code) == ["workbook.formula"])
    let error = try read(
      edited {
        $0.replacing(#/<c r="H6"( s="\d+")?><v>5<\/v>/#) { _ in "<c r=\"H6\" t=\"e\"><v>#REF!</v>" }
      })
    #expect(error.issues.map(\.code) == ["workbook.error-cell"])
    func merging(_ ranges: String...) throws -> [Domain.Issue] {
      let cells = ranges.map { "<mergeCell ref=\"\($0)\"/>" }.joined()
      return try read(
        edited {
          $0.replacing("</sheetData>", with: "</sheetData><mergeCells>\(cells)</mergeCells>")
        }
      ).issues
    }
    // Two fields in one; a field with its label. Titles, and what is no range, do no harm.
    let merged = try merging("H6:H7", "G7:H7", "C1:F1", "J99:K100", "x", "H7:H6", "D6:E6")
    #expect(merged.map(\.code) == ["workbook.merged-cells", "workbook.merged-cells"])
    #expect(merged.map { $0.arguments["cell"] } == ["H6", "H7"])
    #expect(throws: Refusal.invalid([Issue(field: "workbook", code: "workbook.has-macros")])) {
      _ = try read(try edited({ $0 }, adding: "xl/vbaProject.bin"))
    }
  }

  @Test func whatIsWrongIsMarkedAndTheRestStays() throws {
    let bytes = try filled(["H6": .text("bốn"), "H7": .text("Có"), "H8": .text("9")])
    let reading = try read(bytes)
    let marked = try reading.marked(bytes, issues: reading.issues) { "sai: \($0.code)" }
    // Marked twice is marked once.
    let again = try read(marked).marked(marked, issues: reading.issues) { "sai: \($0.code)" }
    for file in [marked, again] {
      var reasons: [Int: XLSXCell] = [:]
      var values: [Int: XLSXCell] = [:]
      let reader = try XLSXReader(bytes: file)
      try reader.rows(ofSheet: "Báo cáo") { row in
        reasons[row.number] = row[12]
        values[row.number] = row[8]
      }
      #expect(reasons[6] == .text("sai: value.not-a-number"))
      #expect(reasons[8] == .text("sai: value.not-a-level") && reasons[7] == .empty)
      #expect(values[6] == .text("bốn") && values[7] == .text("Có"))
      let styles = String(
        decoding: try ZipArchive(bytes: file).bytes(of: "xl/styles.xml"), as: UTF8.self)
      #expect(styles.contains("FFFFC7CE"))
    }
  }
}
