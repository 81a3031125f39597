// SPDX-License-Identifier: Apache-2.0

public import Documents
public import Domain
public import Foundation
public import Words

/// The workbook of a unit for a period: everything but the fields is locked, fields say what they take,
/// and a hidden sheet says what the workbook is for.
public struct CollectionWorkbook {
  let form: CollectionForm
  let words: Phrasebook
  let language: Language

  public init(_ form: CollectionForm, words: Phrasebook, language: Language) {
    self.form = form
    self.words = words
    self.language = language
  }

  /// The file. Faults: as `XLSXWorkbook.bytes`.
  public func bytes(at now: Date) throws -> [UInt8] {
    var hidden = XLSXSheet(
      name: CollectionLayout.hiddenSheet, columns: [XLSXColumn(width: 20), XLSXColumn(width: 40)],
      rows: fingerprint.map { XLSXSheetRow(cells: [.text($0.0), .text($0.1)]) })
    hidden.isHidden = true
    hidden.isProtected = true
    return try XLSXWorkbook(
      title: "\(form.orgUnitName) – \(form.periodName)", created: now,
      sheets: [main, hidden]
    ).bytes()
  }

  private var fingerprint: [(String, String)] {
    [
      ("format", CollectionLayout.format), ("programme", form.fingerprint.programme),
      ("period", form.fingerprint.period), ("unit", form.fingerprint.orgUnit),
      ("version", String(form.fingerprint.version)), ("language", language.rawValue),
    ]
  }

  private var main: XLSXSheet {
    let widths: [Double] = [4, 4, 7, 46, 12, 14, 22, 16, 9, 34, 44, 40]
    let due = form.due.map { " – " + words("collection.due", ["date": Self.date($0, language)]) }
    var rows = [
      XLSXSheetRow(cells: titled(.title("\(form.orgUnitName) – \(form.periodName)"))),
      XLSXSheetRow(cells: titled(.subtitle(form.programmeName + (due ?? "")))),
      XLSXSheetRow(cells: titled(.subtitle(words("collection.how"))), height: 48),
      XLSXSheetRow(
        cells: [.header("key"), .header("base")]
          + [
            "indicator", "label", "unit", "before", "target", "value", "estimate", "note",
            "guidance",
          ]
          .map { .header(words("collection.\($0)")) }),
    ]
    for line in form.lines { rows += self.rows(line) }
    var sheet = XLSXSheet(
      name: words("collection.sheet"),
      columns: widths.enumerated().map { XLSXColumn(width: $1, isHidden: $0 < 2) }, rows: rows,
      frozenRows: 4, frozenColumns: 4)
    sheet.isProtected = true
    return sheet
  }

  /// A title begins at the first column that is seen.
  private func titled(_ cell: XLSXSheetCell) -> [XLSXSheetCell] { [.blank, .blank, cell] }

  private func rows(_ line: CollectionForm.Line) -> [XLSXSheetRow] {
    let head: [XLSXSheetCell] = [
      .text(CollectionLayout.noteKey(line.indicator)), .text(line.note),
      .strong(String(line.indicator)), .strong(line.name), .text(""), .text(""),
      .text(line.target), .text(""), .text(""),
      .entry(XLSXEntry(value: line.note.isEmpty ? .blank : .text(line.note))), .text(""),
    ]
    return [XLSXSheetRow(cells: head, height: Self.height([(line.name, 40), (line.target, 20)]))]
      + line.entries.map { entry in
        let guidance = entry.element.guidance?[language] ?? ""
        return XLSXSheetRow(
          cells: cells(entry), height: Self.height([(entry.label, 42), (guidance, 42)]))
      }
  }

  /// Points for the longest of some texts, each in a column of so many signs. Not every program makes
  /// a row grow by itself.
  private static func height(_ texts: [(text: String, signs: Int)]) -> Double {
    let lines = texts.map { ($0.text.count + $0.signs - 1) / $0.signs }.max() ?? 1
    return Double(max(1, lines)) * 16.5
  }

  private func cells(_ entry: CollectionForm.Entry) -> [XLSXSheetCell] {
    let element = entry.element
    return [
      .text(entry.place), .text(entry.value + (entry.isEstimate ? "*" : "")), .text(""),
      .text(entry.label),
      .text(element.unit?[language] ?? ""), shown(entry.before, element), .text(""),
      .entry(field(entry)),
      .entry(
        XLSXEntry(
          value: entry.isEstimate ? .text(CollectionLayout.estimateMark) : .blank,
          rule: .list([CollectionLayout.estimateMark]),
          prompt: words("collection.estimate-hint"))),
      .text(""), .text(element.guidance?[language] ?? ""),
    ]
  }

  private func field(_ entry: CollectionForm.Entry) -> XLSXEntry {
    let element = entry.element
    let choices = CollectionLayout.choices(element, language)
    guard choices.isEmpty else {
      return XLSXEntry(
        value: entry.value.isEmpty ? .blank : .text(Self.choice(entry.value, element, choices)),
        rule: .list(choices), prompt: words("collection.choose"),
        refusal: words("collection.choose"))
    }
    let minimum = element.minimum.map { NSDecimalNumber(decimal: $0).doubleValue }
    let maximum = element.maximum.map { NSDecimalNumber(decimal: $0).doubleValue }
    let text = words(
      element.kind == .count ? "collection.whole-number" : "collection.number")
    return XLSXEntry(
      value: entry.value.isEmpty
        ? .blank : .number(entry.value, decimals: Self.decimals(entry.value)),
      rule: .number(minimum: minimum, maximum: maximum, isWhole: element.kind == .count),
      prompt: text, refusal: text)
  }

  private func shown(_ value: String, _ element: DataElement) -> XLSXSheetCell {
    let choices = CollectionLayout.choices(element, language)
    if value.isEmpty { return .text("") }
    return choices.isEmpty
      ? .number(value, decimals: Self.decimals(value))
      : .text(Self.choice(value, element, choices))
  }

  private static func choice(
    _ value: String, _ element: DataElement, _ choices: [String]
  ) -> String {
    if element.isRanked {
      return Int(value).flatMap { choices.indices.contains($0) ? choices[$0] : nil } ?? ""
    }
    return ["yes", "met", "1"].contains(value) ? choices[0] : choices[1]
  }

  private static func decimals(_ value: String) -> Int {
    value.split(separator: ".", maxSplits: 1).dropFirst().first?.count ?? 0
  }

  private static func date(_ date: CalendarDate, _ language: Language) -> String {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    return "\(two(date.day))/\(two(date.month))/\(date.year)"
  }
}
