// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// A table of units with days, read against the units that are known: by code first, by name
/// without accents second. A row that may mean a known unit is a doubt, for a person to decide.
struct UnitTable {
  let book: ProgrammeBook
  let table: RuleTable
  /// What a person said of doubtful rows: a code, or `new`; by the row's place.
  let decisions: [String: String]

  static let columns = [
    "code", "name", "name_en", "short_name", "kind", "parent_code", "valid_from", "valid_to",
    "official_code", "same_as",
  ]

  /// What the table says: units that were always there, changes with days, and what each row does.
  func read(legalBasis: String) -> UnitImport {
    var reading = Reading(book: book, legalBasis: legalBasis)
    reading.issues = table.issues(needed: ["name"], known: Self.columns.contains)
    if reading.issues.isEmpty, table.rows.isEmpty {
      reading.issues = [Issue(field: "table", code: "table.empty")]
    }
    guard reading.issues.isEmpty else { return reading.result }
    let lines = table.rows.compactMap { line($0, &reading) }
    for line in lines where line.isNew { reading.fresh[line.code] = line.row }
    var order: [String] = []
    var byCode: [String: [UnitLine]] = [:]
    for line in lines {
      if byCode[line.code] == nil { order.append(line.code) }
      byCode[line.code, default: []].append(line)
    }
    for code in order { reading.take(byCode[code] ?? []) }
    return reading.result
  }

  /// Finds which unit a row means; nil when that is in doubt or wrong.
  private func line(_ row: RuleTable.Row, _ reading: inout Reading) -> UnitLine? {
    let place = row.place["row"] ?? row.place["line"] ?? ""
    let name = row["name"]
    if name.isEmpty {
      reading.issues.append(row.issue("name", "field.required"))
      return nil
    }
    guard let from = day(row, "valid_from", &reading), let to = day(row, "valid_to", &reading)
    else { return nil }
    let said = decisions[place].flatMap { $0.isEmpty ? nil : $0 } ?? row["same_as"]
    let code = row["code"]
    if !code.isEmpty, book.history.life(code) != nil {
      return UnitLine(row: row, code: code, isNew: false, from: from.value, to: to.value)
    }
    if !said.isEmpty, !["new", "moi"].contains(VietnameseText.folded(said)) {
      guard book.history.life(said) != nil else {
        reading.issues.append(row.issue("same_as", "table.unknown-unit", ["text": said]))
        return nil
      }
      return UnitLine(row: row, code: said, isNew: false, from: from.value, to: to.value)
    }
    let candidates = said.isEmpty ? reading.names.candidates(name) : []
    if code.isEmpty, candidates.count == 1,
      candidates[0].names.contains(where: { $0.value.name.vi == name })
    {
      return UnitLine(
        row: row, code: candidates[0].code, isNew: false, from: from.value, to: to.value)
    }
    if !candidates.isEmpty {
      reading.doubts.append(
        UnitImport.Doubt(place: place, name: name, code: code, candidates: candidates))
      return nil
    }
    if code.isEmpty {
      reading.issues.append(row.issue("code", "unit.import-no-code", ["text": name]))
      return nil
    }
    return UnitLine(row: row, code: code, isNew: true, from: from.value, to: to.value)
  }

  private struct Day {
    let value: CalendarDate?
  }

  /// Nil when the cell is no day.
  private func day(_ row: RuleTable.Row, _ column: String, _ reading: inout Reading) -> Day? {
    switch row.day(column) {
    case .none: return Day(value: nil)
    case .day(let date): return Day(value: date)
    case .wrong(let issue):
      reading.issues.append(issue)
      return nil
    }
  }
}

/// A row with the unit that it means.
struct UnitLine {
  let row: RuleTable.Row
  let code: String
  let isNew: Bool
  /// The first and the last day; nil for ever since, and for ever on.
  let from: CalendarDate?
  let to: CalendarDate?
}

/// What a table of units comes to.
package struct UnitImport: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case added, changed, same
  }

  /// What a row does.
  package struct Row: Sendable {
    package let place: String
    package let code: String
    package let name: String
    package let kind: Kind
  }

  /// A row that may mean a unit that is known, or several.
  package struct Doubt: Sendable {
    package let place: String
    package let name: String
    package let code: String
    package let candidates: [UnitLife]
  }

  package internal(set) var rows: [Row] = []
  package internal(set) var doubts: [Doubt] = []
  package internal(set) var issues: [Issue] = []
  /// New units that were always there.
  var units: [OrgUnit] = []
  var changes: [UnitChange] = []
}
