// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Reads the rows of a file of figures against the programme; collects everything that is wrong.
struct ImportReading {
  /// A figure of the file with where it stands.
  struct Cell {
    let text: String
    let value: Decimal
    let maturity: Maturity
    let place: [String: String]
  }

  let book: ProgrammeBook
  let period: String
  /// Whether also a unit counts of which no row says anything: its report shall be handed in.
  let countsSilent: Bool
  /// By unit, then by place: a data element, or a part of it.
  private(set) var figures: [String: [String: Cell]] = [:]
  /// By unit, then by indicator.
  private(set) var notes: [String: [Int: String]] = [:]
  private(set) var units: [String] = []
  private var named: Set<String> = []
  private(set) var issues: [Issue] = []

  init(book: ProgrammeBook, period: String, countsSilent: Bool) {
    self.book = book
    self.period = period
    self.countsSilent = countsSilent
  }

  var count: Int { figures.values.reduce(0) { $0 + $1.count } }

  mutating func read(_ row: ImportRow) {
    do {
      try take(row)
    } catch {
      issues.append(
        Issue(
          field: error.field, code: error.code,
          arguments: error.arguments.merging(row.place) { first, _ in first }
            .merging(["column": error.field]) { first, _ in first }))
    }
  }

  /// What is wrong in one row, at one column.
  private struct Fault: Error {
    let field: String
    let code: String
    var arguments: [String: String] = [:]
  }

  private mutating func take(_ row: ImportRow) throws(Fault) {
    if !row["period"].isEmpty, row["period"] != period {
      throw Fault(
        field: "period", code: "import.other-period",
        arguments: ["found": row["period"], "period": period])
    }
    let unit = row["org_unit"]
    guard book.programme.orgUnit(unit) != nil else {
      throw Fault(field: "org_unit", code: "import.unknown-unit", arguments: ["unit": unit])
    }
    let indicator = try indicator(row)
    let element = try element(row, indicator)
    guard
      book.plan.duties(of: unit).contains(where: {
        $0.indicator == indicator.number && $0.dataElements.contains(element.code)
      })
    else {
      throw Fault(
        field: "data_element", code: "import.not-owed",
        arguments: ["unit": unit, "element": element.code])
    }
    let place = FigurePlace(element.code, row["breakdown"])
    guard place.isKnown(element, book.framework) else {
      throw Fault(
        field: "breakdown", code: "import.unknown-breakdown",
        arguments: ["breakdown": row["breakdown"], "element": element.code])
    }
    try keep(row, unit, indicator, element, place.text)
  }

  private mutating func keep(
    _ row: ImportRow, _ unit: String, _ indicator: Indicator, _ element: DataElement,
    _ place: String
  ) throws(Fault) {
    let cell = try cell(row, element)
    if countsSilent { name(unit) }
    if let cell {
      if let other = figures[unit]?[place],
        other.value != cell.value || other.maturity != cell.maturity
      {
        throw Fault(
          field: "value", code: "import.duplicate",
          arguments: ["unit": unit, "element": place])
      }
      name(unit)
      figures[unit, default: [:]][place] = cell
    }
    // As it will be stored: the same file again must find it equal.
    let note = row["note"].trimmingCharacters(in: .whitespacesAndNewlines)
      .precomposedStringWithCanonicalMapping
    if !note.isEmpty {
      name(unit)
      // The notes of several rows of one indicator stand one after the other: none is lost.
      let other = notes[unit]?[indicator.number]
      let isNew = !(other?.components(separatedBy: "; ").contains(note) ?? false)
      notes[unit, default: [:]][indicator.number] =
        isNew ? [other, note].compactMap { $0 }.joined(separator: "; ") : other
    } else if cell == nil, !row["maturity"].isEmpty {
      throw Fault(field: "value", code: "import.no-value")
    }
  }

  /// A unit of which the file says something.
  private mutating func name(_ unit: String) {
    if named.insert(unit).inserted { units.append(unit) }
  }

  private func indicator(_ row: ImportRow) throws(Fault) -> Indicator {
    guard let number = Int(row["indicator"]), let indicator = book.framework.indicator(number)
    else {
      throw Fault(
        field: "indicator", code: "import.unknown-indicator",
        arguments: ["indicator": row["indicator"]])
    }
    return indicator
  }

  /// The data element by its code; `numerator` and `denominator` stand for those of the measure.
  private func element(_ row: ImportRow, _ indicator: Indicator) throws(Fault) -> DataElement {
    var code = row["data_element"]
    switch (indicator.measure, code) {
    case (.percentage(let formula, _), "numerator"), (.ratio(let formula, _), "numerator"),
      (.percentage(_, let formula), "denominator"), (.ratio(_, let formula), "denominator"):
      if formula.elementCodes.count == 1 { code = formula.elementCodes[0] }
    default: break
    }
    guard indicator.measure.elementCodes.contains(code),
      let element = book.framework.dataElement(code)
    else {
      throw Fault(
        field: "data_element", code: "import.unknown-element",
        arguments: [
          "element": code, "indicator": row["indicator"],
          "elements": indicator.measure.elementCodes.joined(separator: ", "),
        ])
    }
    return element
  }

  private func cell(_ row: ImportRow, _ element: DataElement) throws(Fault) -> Cell? {
    let maturityText = row["maturity"].isEmpty ? Maturity.final.rawValue : row["maturity"]
    guard let maturity = Maturity(rawValue: maturityText) else {
      throw Fault(
        field: "maturity", code: "import.unknown-maturity", arguments: ["text": maturityText])
    }
    do {
      guard let value = try FigureReading.read(row["value"], for: element, .machine) else {
        return nil
      }
      return Cell(text: row["value"], value: value, maturity: maturity, place: row.place)
    } catch {
      throw Fault(field: "value", code: error.code, arguments: error.arguments)
    }
  }
}
