// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// The standing office assigns indicators anew from a sheet: a row for each lead, with its
/// supporting units. Indicators that the sheet does not name keep their leads; all or none.
package struct AssignIndicators: Act {
  let programme: String
  let table: RuleTable

  package init(programme: String, table: RuleTable) {
    self.programme = programme
    self.table = table
  }

  package func perform(_ work: Work) throws -> [RuleChange] {
    let book = try work.book(programme)
    try work.require(.assignIndicators, at: book.area)
    let changes = try read(book, work).map { assignment in
      // A new day makes a new assignment; without one it takes the place of what is in force.
      let before =
        assignment.validFrom == nil
        ? book.programme.assignment(of: assignment.indicator)
        : book.whole.assignments.last { $0.key == assignment.key }
      return RuleChange(rule: .assignment(assignment), before: before.map { .assignment($0) })
    }
    let moved = changes.filter { $0.kind != .same }.map(\.rule)
    guard !moved.isEmpty else { return changes }
    try work.write(moved, book)
    try work.record("assignment.set", on: book.id, changes.logged)
    try work.rebuildResults(of: programme)
    return changes
  }

  private static let columns = [
    "indicator", "lead", "supporting", "collected_from", "note", "valid_from",
  ]

  private func read(_ book: ProgrammeBook, _ work: Work) throws -> [Assignment] {
    var issues = table.issues(needed: ["indicator", "lead"], known: Self.columns.contains)
    if issues.isEmpty, table.rows.isEmpty { issues = [Issue(field: "table", code: "table.empty")] }
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
    var order: [Int] = []
    var leads: [Int: [Assignment.Lead]] = [:]
    var collected: [Int: String] = [:]
    var days: [Int: CalendarDate] = [:]
    for row in table.rows {
      let old = Int(row["indicator"]).flatMap(book.programme.assignment)
      guard let number = Int(row["indicator"]), book.framework.indicator(number) != nil else {
        issues.append(
          row.issue("indicator", "table.unknown-indicator", ["text": row["indicator"]]))
        continue
      }
      if leads[number] == nil { order.append(number) }
      let day = self.day(row, &issues)
      if let other = days[number], day != other {
        issues.append(row.issue("valid_from", "assignment.two-days"))
      }
      days[number] = day
      if let lead = lead(row, old, book, &issues) {
        requireThere(lead.party, day, row, book, &issues)
        if leads[number]?.contains(where: { $0.party == lead.party }) ?? false {
          issues.append(row.issue("lead", "assignment.lead-twice", ["text": row["lead"]]))
        }
        leads[number, default: []].append(lead)
      }
      let group = row.says("collected_from") ? group(row, book, &issues) : old?.collectedFrom
      if let group {
        if let other = collected[number], other != group {
          issues.append(row.issue("collected_from", "assignment.two-groups"))
        }
        collected[number] = group
      }
    }
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
    let assignments = order.map { number in
      let before = book.programme.assignment(of: number)
      return Assignment(
        indicator: number, leads: (leads[number] ?? []).map { Self.keeping($0, before) },
        collectedFrom: collected[number], note: before?.note, validFrom: days[number])
    }
    try requireReporters(assignments, book, work)
    return assignments
  }

  /// What the sheet has no column for stays as it was for the same lead.
  private func lead(
    _ row: RuleTable.Row, _ old: Assignment?, _ book: ProgrammeBook, _ issues: inout [Issue]
  ) -> Assignment.Lead? {
    let names = RuleNames(book: book)
    var supporting: [Assignment.Supporting] = []
    for text in row["supporting"].split(separator: ";") {
      let text = text.trimmingCharacters(in: .whitespaces)
      if text.isEmpty { continue }
      if let party = names.party(text) {
        supporting.append(Assignment.Supporting(party: party, sourceError: nil, note: nil))
      } else {
        issues.append(row.issue("supporting", "table.unknown-unit", ["text": text]))
      }
    }
    guard let party = names.party(row["lead"]) else {
      issues.append(row.issue("lead", "table.unknown-unit", ["text": row["lead"]]))
      return nil
    }
    let before = old?.leads.first { $0.party == party }
    let note = row.says("note") ? row["note"] : before?.note ?? ""
    return Assignment.Lead(
      party: party,
      supporting: row.says("supporting") ? supporting : before?.supporting ?? [],
      note: note.isEmpty ? nil : note)
  }

  /// The first day on which the row holds; nil for ever since.
  private func day(_ row: RuleTable.Row, _ issues: inout [Issue]) -> CalendarDate? {
    let text = row["valid_from"]
    if text.isEmpty { return nil }
    let day = CalendarDate(text)
    if day == nil {
      issues.append(row.issue("valid_from", "unit.import-bad-date", ["text": text]))
    }
    return day
  }

  /// A unit that began later cannot have answered before.
  private func requireThere(
    _ party: Assignment.Party, _ day: CalendarDate?, _ row: RuleTable.Row, _ book: ProgrammeBook,
    _ issues: inout [Issue]
  ) {
    guard case .unit(let code) = party, let opened = book.history.life(code)?.opened,
      day.map({ $0 < opened }) ?? true
    else { return }
    issues.append(
      row.issue(
        "valid_from", "assignment.needs-day",
        ["text": row["lead"], "date": opened.description]))
  }

  /// What the source said of a supporting unit has no column, and stays.
  private static func keeping(_ lead: Assignment.Lead, _ before: Assignment?) -> Assignment.Lead {
    let old = before?.leads.first { $0.party == lead.party }?.supporting ?? []
    return Assignment.Lead(
      party: lead.party,
      supporting: lead.supporting.map { entry in old.first { $0.party == entry.party } ?? entry },
      note: lead.note)
  }

  private func group(
    _ row: RuleTable.Row, _ book: ProgrammeBook, _ issues: inout [Issue]
  ) -> String? {
    let text = row["collected_from"]
    if text.isEmpty { return nil }
    if let group = RuleNames(book: book).group(text) { return group }
    issues.append(row.issue("collected_from", "table.unknown-group", ["text": text]))
    return nil
  }

  /// Every data element of an assigned indicator has somebody who reports it.
  private func requireReporters(
    _ assignments: [Assignment], _ book: ProgrammeBook, _ work: Work
  ) throws {
    let keys = Set(assignments.map(\.key))
    var whole = book.whole
    whole.assignments = whole.assignments.filter { !keys.contains($0.key) } + assignments
    let today = CalendarDate(work.now, in: book.timeZone)
    let last = book.history.life(whole.area)?.lastDay(until: today) ?? today
    let issues = assignments.compactMap { assignment -> Issue? in
      guard let indicator = book.framework.indicator(assignment.indicator) else { return nil }
      let programme = whole.asOf(assignment.validFrom ?? last, book.history)
      let lost = book.framework.dataElements(of: indicator).first {
        programme.reporters(of: $0, for: indicator).isEmpty
      }
      return lost.map { element in
        Issue(
          field: "table", code: "assignment.no-reporter",
          arguments: ["number": String(indicator.number), "element": element.name.vi])
      }
    }
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
  }
}
