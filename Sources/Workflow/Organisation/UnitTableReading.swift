// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

extension UnitTable {
  /// Gathers what the rows of a table say, unit by unit.
  struct Reading {
    let book: ProgrammeBook
    let legalBasis: String
    let names: UnitNames
    var issues: [Issue] = []
    var doubts: [UnitImport.Doubt] = []
    /// The units that the table brings, with their first rows.
    var fresh: [String: RuleTable.Row] = [:]
    private var rows: [UnitImport.Row] = []
    private var units: [OrgUnit] = []
    private var steps: [CalendarDate: [UnitChange.Step]] = [:]

    init(book: ProgrammeBook, legalBasis: String) {
      self.book = book
      self.legalBasis = legalBasis
      names = UnitNames(book)
    }

    var result: UnitImport {
      var result = UnitImport()
      result.rows = rows
      result.doubts = doubts
      result.issues = issues
      result.units = units
      result.changes = steps.keys.sorted().map { date in
        UnitChange(date: date, legalBasis: legalBasis, steps: steps[date] ?? [])
      }
      return result
    }

    /// All rows of one unit: its states, one after the other.
    mutating func take(_ lines: [UnitLine]) {
      let lines = lines.sorted { left, right in
        switch (left.from, right.from) {
        case (nil, nil), (_?, nil): false
        case (nil, _?): true
        case (let left?, let right?): left < right
        }
      }
      guard areApart(lines) else { return }
      if lines[0].isNew { open(lines) } else { compare(lines) }
    }

    /// One state begins when the one before it has ended.
    private mutating func areApart(_ lines: [UnitLine]) -> Bool {
      for (line, next) in zip(lines, lines.dropFirst()) {
        guard let from = next.from, line.from.map({ $0 < from }) ?? true,
          line.to.map({ $0 < from }) ?? true
        else {
          issues.append(
            next.row.issue(
              "valid_from", "unit.import-overlap",
              [
                "text": next.row["name"],
                "other": line.row.place["row"] ?? line.row.place["line"] ?? "",
              ]))
          return false
        }
        if let to = line.to, to.dayAfter != from {
          issues.append(
            next.row.issue("valid_from", "unit.import-gap", ["text": next.row["name"]]))
          return false
        }
      }
      for line in lines {
        if let from = line.from, let to = line.to, to < from {
          issues.append(
            line.row.issue("valid_to", "unit.import-ends-first", ["text": line.row["name"]]))
          return false
        }
      }
      return true
    }

    private mutating func open(_ lines: [UnitLine]) {
      guard let unit = unit(lines[0]) else { return }
      note(lines[0], .added)
      if let from = lines[0].from {
        steps[from, default: []].append(.open(unit))
      } else {
        units.append(unit)
      }
      var before = unit
      for line in lines.dropFirst() {
        guard let next = self.unit(line), let from = line.from else { continue }
        change(before, next, from)
        note(line, .added)
        before = next
      }
      if let to = lines.last?.to { steps[to.dayAfter, default: []].append(.close(unit: unit.code)) }
    }

    /// Rows of a known unit: what is another since a day is a change on it.
    private mutating func compare(_ lines: [UnitLine]) {
      guard let life = book.history.life(lines[0].code) else { return }
      // What an earlier row of the same table made of it, and since when.
      var pending: (OrgUnit, CalendarDate)?
      for line in lines {
        let day = line.from ?? life.opened ?? line.to ?? book.whole.startsOn
        let known =
          line.from == nil || line.from == life.opened
          ? life.form(on: line.to ?? .distant) : life.form(on: day)
        let stands = pending.map { life.changes(after: $0.1, until: day) ? known : $0.0 } ?? known
        guard let says = unit(line, known: stands) else { continue }
        var kind = UnitImport.Kind.same
        if says.kind != stands.kind {
          issues.append(
            line.row.issue(
              "kind", "unit.import-other-kind", ["text": line.row["kind"], "kind": stands.kind]))
          continue
        }
        if says != stands {
          guard let from = line.from, life.opened.map({ $0 < from }) ?? true else {
            issues.append(
              line.row.issue("valid_from", "unit.import-needs-day", ["text": line.row["name"]]))
            continue
          }
          change(stands, says, from)
          pending = (says, from)
          kind = .changed
        }
        if let to = line.to, line.code == lines.last?.code, life.closed != to.dayAfter,
          line.from == lines.last?.from
        {
          if life.closed != nil {
            issues.append(
              line.row.issue("valid_to", "unit.import-other-end", ["text": line.row["name"]]))
            continue
          }
          steps[to.dayAfter, default: []].append(.close(unit: line.code))
          kind = .changed
        }
        note(line, kind)
      }
    }

    private mutating func change(_ before: OrgUnit, _ after: OrgUnit, _ date: CalendarDate) {
      if before.name != after.name || before.shortName != after.shortName
        || before.officialCode != after.officialCode
      {
        steps[date, default: []].append(
          .rename(
            unit: after.code, name: after.name, shortName: after.shortName,
            officialCode: after.officialCode))
      }
      if let parent = after.parent, parent != before.parent {
        steps[date, default: []].append(.move(unit: after.code, parent: parent))
      }
    }

    private mutating func note(_ line: UnitLine, _ kind: UnitImport.Kind) {
      rows.append(
        UnitImport.Row(
          place: line.row.place["row"] ?? line.row.place["line"] ?? "", code: line.code,
          name: line.row["name"], kind: kind))
    }

    /// The unit that a row describes; columns that the table lacks leave what is known.
    private mutating func unit(_ line: UnitLine, known: OrgUnit? = nil) -> OrgUnit? {
      let row = line.row
      func text(_ column: String, _ old: String?) -> String? {
        guard row.says(column) else { return old }
        return row[column].isEmpty ? nil : row[column]
      }
      var kind = known?.kind ?? ""
      if row.says("kind"), !row["kind"].isEmpty || known == nil {
        guard let found = RuleNames(book: book).kind(row["kind"]) else {
          issues.append(row.issue("kind", "table.unknown-kind", ["text": row["kind"]]))
          return nil
        }
        kind = found
      } else if known == nil {
        issues.append(row.issue("kind", "field.required"))
        return nil
      }
      var parent = known?.parent
      if row.says("parent_code"), !row["parent_code"].isEmpty {
        guard let found = self.parent(row) else { return nil }
        parent = found
      } else if known == nil {
        issues.append(row.issue("parent_code", "field.required"))
        return nil
      }
      // A sheet in English gives the name in English where it has one of its own.
      let english = text("name_en", known.map { $0.name[.en] })
      return OrgUnit(
        code: line.code,
        name: known?.name.vi == row["name"] && english == known?.name[.en]
          ? known?.name ?? LocalizedText(vi: row["name"], en: english)
          : LocalizedText(vi: row["name"], en: english),
        shortName: row.says("short_name")
          ? text("short_name", nil).map { short in
            known?.shortName?.vi == short
              ? known?.shortName ?? LocalizedText(vi: short, en: nil)
              : LocalizedText(vi: short, en: nil)
          } : known?.shortName,
        kind: kind, parent: parent, source: known?.source,
        officialCode: text("official_code", known?.officialCode), lines: known?.lines ?? [])
    }

    /// The unit above: by code, of those that are known or come with the table; or by a name that
    /// only one has.
    private mutating func parent(_ row: RuleTable.Row) -> String? {
      let text = row["parent_code"]
      if book.history.life(text) != nil || fresh[text] != nil { return text }
      let found = names.candidates(text)
      if found.count == 1 { return found[0].code }
      issues.append(
        found.isEmpty
          ? row.issue("parent_code", "table.unknown-unit", ["text": text])
          : row.issue(
            "parent_code", "unit.import-many",
            ["text": text, "codes": found.map(\.code).joined(separator: ", ")]))
      return nil
    }
  }
}

extension UnitLife {
  /// Whether its name or its place became another after one day and not after another.
  fileprivate func changes(after day: CalendarDate, until other: CalendarDate) -> Bool {
    (names.map(\.from) + parents.map(\.from)).contains { from in
      from.map { day < $0 && $0 <= other } ?? false
    }
  }
}

extension CalendarDate {
  /// Later than whatever is decided.
  fileprivate static let distant = CalendarDate(
    Date(timeIntervalSince1970: 32_503_680_000), in: .gmt)
}

/// Units by their names without accents, with or without the word for their kind: “Phường Hà Tu”
/// and “ha tu”.
struct UnitNames {
  private let history: OrganisationHistory
  private let codes: [String: [String]]

  init(_ book: ProgrammeBook) {
    history = book.history
    let kinds = book.whole.kinds.map { VietnameseText.folded($0.name.vi) + " " }
    var codes: [String: [String]] = [:]
    for life in history.lives {
      let texts = life.names.flatMap { [$0.value.name.vi, $0.value.shortName?.vi] }
      var folded = Set(texts.compactMap(\.self).map(VietnameseText.folded))
      for text in folded {
        if let kind = kinds.first(where: text.hasPrefix) {
          folded.insert(String(text.dropFirst(kind.count)))
        }
      }
      for text in folded { codes[text, default: []].append(life.code) }
    }
    self.codes = codes
  }

  /// The units that bear a name now or did once.
  func candidates(_ name: String) -> [UnitLife] {
    (codes[VietnameseText.folded(name)] ?? []).compactMap(history.life)
  }
}
