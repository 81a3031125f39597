// SPDX-License-Identifier: Apache-2.0

public import Documents
public import Domain
import Foundation

/// A workbook of a unit that came back: what it is for, what was filled in, and what cannot be read.
public struct CollectionReading: Sendable {
  /// What was typed into a field, as files write it, over what had stood there.
  public struct Change: Sendable, Hashable {
    public let text: String
    public let base: String
    public let isEstimate: Bool
    public let row: Int
  }

  public let fingerprint: CollectionForm.Fingerprint
  public let sheet: String
  /// By place; fields that were left as they were do not stand here.
  public private(set) var figures: [String: Change] = [:]
  /// By indicator.
  public private(set) var notes: [Int: Change] = [:]
  /// With `sheet`, `cell` and `row` among their arguments.
  public private(set) var issues: [Issue] = []

  /// Refuses what is no workbook of ours: an issue at `workbook` with the code
  /// `workbook.has-macros`, `.no-fingerprint`, `.other-format` or `.no-sheet`. Faults: those of reading.
  public init(_ bytes: [UInt8], elements: (String) -> DataElement?) throws {
    let reader = try XLSXReader(bytes: bytes)
    if reader.hasMacros { throw Self.refused("workbook.has-macros") }
    let facts = try Self.facts(reader)
    guard let format = facts["format"] else { throw Self.refused("workbook.no-fingerprint") }
    guard format == CollectionLayout.format, let programme = facts["programme"],
      let period = facts["period"], let unit = facts["unit"],
      let version = facts["version"].flatMap({ Int($0) })
    else { throw Self.refused("workbook.other-format") }
    fingerprint = CollectionForm.Fingerprint(
      programme: programme, period: period, orgUnit: unit, version: version)
    guard let sheet = reader.sheets.first(where: { $0.name != CollectionLayout.hiddenSheet }) else {
      throw Self.refused("workbook.no-sheet")
    }
    self.sheet = sheet.name
    var seen: Set<String> = []
    var fields: Set<Int> = []
    let merged = try reader.rows(ofSheet: sheet.name) { row in
      guard case .text(let key) = row[CollectionLayout.key], !key.isEmpty, key != "key" else {
        return
      }
      fields.insert(row.number)
      guard seen.insert(key).inserted else {
        issues.append(issue("workbook.row-twice", row, CollectionLayout.indicator, ["key": key]))
        return
      }
      if key.hasPrefix("note "), let indicator = Int(key.dropFirst(5)) {
        readNote(row, indicator)
      } else if let element = elements(FigurePlace(key).dataElement) {
        readFigure(row, key, element)
      } else {
        issues.append(issue("workbook.unknown-row", row, CollectionLayout.label, ["key": key]))
      }
    }
    // Of merged cells only the first keeps what was typed: the others would read as taken away.
    for range in merged {
      guard let row = range.rows.first(where: fields.contains),
        let column = [CollectionLayout.value, CollectionLayout.estimate, CollectionLayout.note]
          .first(where: range.columns.contains)
      else { continue }
      issues.append(
        Self.located(
          Issue(field: "workbook", code: "workbook.merged-cells"), sheet.name, row, column))
    }
  }

  private static func refused(_ code: String) -> Refusal {
    Refusal.invalid([Issue(field: "workbook", code: code)])
  }

  private static func facts(_ reader: XLSXReader) throws -> [String: String] {
    guard reader.sheets.contains(where: { $0.name == CollectionLayout.hiddenSheet }) else {
      return [:]
    }
    var facts: [String: String] = [:]
    try reader.rows(ofSheet: CollectionLayout.hiddenSheet) { row in
      guard case .text(let name) = row[1] else { return }
      switch row[2] {
      case .text(let text), .number(let text): facts[name] = text
      case .bool, .error, .empty: break
      }
    }
    return facts
  }

  private mutating func readNote(_ row: XLSXRow, _ indicator: Int) {
    let base = Self.text(row[CollectionLayout.base])
    let note = Self.text(row[CollectionLayout.note])
    guard !note.utf8.contains(0) else {
      issues.append(issue("table.bad-sign", row, CollectionLayout.note))
      return
    }
    if note != base {
      notes[indicator] = Change(text: note, base: base, isEstimate: false, row: row.number)
    }
  }

  private mutating func readFigure(_ row: XLSXRow, _ place: String, _ element: DataElement) {
    let column = CollectionLayout.value
    if row.formulas.contains(column) {
      issues.append(issue("workbook.formula", row, column))
      return
    }
    if row.dates.contains(column) {
      issues.append(issue("workbook.date", row, column))
      return
    }
    let typed: String
    switch row[column] {
    case .empty: typed = ""
    case .number(let number): typed = number
    case .text(let text):
      // A number that somebody typed as text is read as a person writes it.
      let isNumber = element.kind == .count || element.kind == .amount
      typed =
        isNumber
        ? DecimalText.typed(text, .vi).map { "\($0)" } ?? text
        : CollectionLayout.machine(text, element)
    case .bool(let flag): typed = flag ? "true" : "false"
    case .error(let text):
      issues.append(issue("workbook.error-cell", row, column, ["text": text]))
      return
    }
    let stood = Self.text(row[CollectionLayout.base])
    let wasEstimate = stood.hasSuffix("*")
    let base = wasEstimate ? String(stood.dropLast()) : stood
    do {
      let value = try FigureReading.read(typed, for: element, .machine)
      let old = try? FigureReading.read(base, for: element, .machine)
      let isEstimate = !Self.text(row[CollectionLayout.estimate]).isEmpty
      guard value != old ?? nil || (value != nil && isEstimate != wasEstimate) else { return }
      figures[place] = Change(
        text: value.map { FigureReading.text(of: $0, for: element) } ?? "", base: base,
        isEstimate: isEstimate, row: row.number)
    } catch {
      issues.append(issue(error.code, row, column, error.arguments))
    }
  }

  private func issue(
    _ code: String, _ row: XLSXRow, _ column: Int, _ arguments: [String: String] = [:]
  ) -> Issue {
    Self.located(
      Issue(field: "workbook", code: code, arguments: arguments), sheet, row.number, column)
  }

  /// An issue with its place in the workbook.
  static func located(_ issue: Issue, _ sheet: String, _ row: Int, _ column: Int) -> Issue {
    let place = [
      "sheet": sheet, "row": String(row), "cell": XLSXGrid.letters(ofColumn: column) + String(row),
    ]
    return Issue(
      field: issue.field, code: issue.code,
      arguments: issue.arguments.merging(place) { first, _ in first })
  }

  /// The same workbook with what is wrong marked in it; `words` tells an issue.
  public func marked(
    _ bytes: [UInt8], issues: [Issue], _ words: (Issue) -> String
  ) throws -> [UInt8] {
    let marks = issues.compactMap { issue -> XLSXMarker.Mark? in
      guard let cell = issue.arguments["cell"], let column = XLSXGrid.column(ofReference: cell),
        let row = issue.arguments["row"].flatMap({ Int($0) })
      else { return nil }
      return XLSXMarker.Mark(row: row, column: column, reason: words(issue))
    }
    return try XLSXMarker.marked(
      bytes, sheet: sheet, marks: marks, reasonColumn: CollectionLayout.fault)
  }

  /// Issues of the act that takes the workbook, with their places in it.
  public func located(_ issues: [Issue]) -> [Issue] {
    issues.map { issue in
      if issue.field.hasPrefix("figure-"), let change = figures[String(issue.field.dropFirst(7))] {
        return Self.located(issue, sheet, change.row, CollectionLayout.value)
      }
      if issue.field.hasPrefix("note-"), let number = Int(issue.field.dropFirst(5)),
        let change = notes[number]
      {
        return Self.located(issue, sheet, change.row, CollectionLayout.note)
      }
      return issue
    }
  }

  private static func text(_ cell: XLSXCell) -> String {
    switch cell {
    case .text(let text), .number(let text): text.trimmingCharacters(in: .whitespacesAndNewlines)
    case .bool, .error, .empty: ""
    }
  }
}
