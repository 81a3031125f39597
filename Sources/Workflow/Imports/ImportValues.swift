// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// Takes a file of figures, whole or not at all: every row is checked before any is stored. The
/// figures become the units' reports; with `approve` they are handed in and approved as well.
package struct ImportValues: Act {
  package struct Outcome: Sendable {
    package let rows: Int
    package let units: Int
    package let changed: Int
    package let unchanged: Int
  }

  let programme: String
  let period: String
  let rows: [ImportRow]
  let approve: Bool
  let isIllustrative: Bool

  package init(
    programme: String, period: String, rows: [ImportRow], approve: Bool,
    isIllustrative: Bool = false
  ) {
    self.programme = programme
    self.period = period
    self.rows = rows
    self.approve = approve
    self.isIllustrative = isIllustrative
  }

  package func perform(_ work: Work) throws -> Outcome {
    let (book, period) = try work.book(programme, period)
    try work.requireOpen(period, book)
    guard !rows.isEmpty else { throw Refusal.invalid([Issue(field: "file", code: "import.empty")]) }
    // Whoever may write nowhere is told so before anything is read.
    if !work.actor.isOperator {
      let scope = Scope.units(.editSubmission, work)
      guard try work.transaction.exists("WITH RECURSIVE \(scope) SELECT 1 FROM scope") else {
        throw Refusal.notAllowed(.editSubmission)
      }
    }
    var reading = ImportReading(book: book, period: self.period, countsSilent: approve)
    for row in rows where reading.issues.count < Self.mostIssues { reading.read(row) }
    guard reading.issues.isEmpty else { throw Refusal.invalid(reading.issues) }
    var changed = 0
    for unit in reading.units {
      do {
        changed += try save(reading, unit, work)
      } catch let refusal as Refusal {
        throw located(refusal, unit)
      }
    }
    return Outcome(
      rows: rows.count, units: reading.units.count, changed: changed,
      unchanged: reading.count - changed)
  }

  private func save(_ reading: ImportReading, _ unit: String, _ work: Work) throws -> Int {
    let place = SubmissionPlace(programme: programme, period: period, orgUnit: unit)
    let desk = try SubmissionDesk(place, work)
    let figures = reading.figures[unit] ?? [:]
    let notes = reading.notes[unit] ?? [:]
    let lines = try desk.lines()
    let stored = Dictionary(
      lines.flatMap(\.figures).map { ($0.place, $0) }, uniquingKeysWith: { first, _ in first }
    )
    let changed = figures.filter { code, cell in
      stored[code]?.value != cell.value || stored[code]?.maturity != cell.maturity
    }
    let storedNotes = Dictionary(
      lines.map { ($0.indicator, $0.note) }, uniquingKeysWith: { first, _ in first })
    let isSame = changed.isEmpty && notes.allSatisfy { storedNotes[$0.key] == $0.value }
    // The same file again has nothing to change, whatever the report's state.
    if !isSame {
      guard desk.record?.status.isOpen ?? true else {
        let place = changed.isEmpty ? nil : changed.values.map(\.place).min { $0.line < $1.line }
        let ofNote = notes.keys.filter { storedNotes[$0] != notes[$0] }
          .compactMap { rowPlace(unit, $0) }.min { $0.line < $1.line }
        throw Refusal.invalid([
          Issue(
            field: "org_unit", code: "import.not-open",
            arguments: ["unit": unit, "status": desk.record?.status.rawValue ?? ""]
              .merging(place ?? ofNote ?? [:]) { first, _ in first })
        ])
      }
      _ = try SaveSubmission(
        place: place, version: nil,
        figures: figures.mapValues { cell in
          SaveSubmission.Entry(
            text: cell.text, maturity: cell.maturity, isIllustrative: isIllustrative)
        },
        notes: notes, notation: .machine
      ).perform(work)
    }
    if approve { try carryToApproval(place, figures, work) }
    return changed.count
  }

  private func carryToApproval(
    _ place: SubmissionPlace, _ figures: [String: ImportReading.Cell], _ work: Work
  ) throws {
    guard var status = try SubmissionDesk(place, work).record?.status else {
      throw Refusal.invalid([Issue(field: "org_unit", code: "import.no-value")])
    }
    if status.isOpen {
      do {
        try SubmitSubmission(place: place, version: nil).perform(work)
      } catch Refusal.invalid(let issues) {
        throw Refusal.invalid(issues.map { located($0, place, figures) })
      }
      status = .submitted
    }
    while status != .approved {
      status = try ApproveSubmission(place: place, version: nil).perform(work)
    }
  }

  /// More are not told at once.
  private static let mostIssues = 1000

  /// Where the file speaks first of a unit, or of one of its indicators.
  private func rowPlace(_ unit: String, _ indicator: Int? = nil) -> [String: String]? {
    rows.first { row in
      row["org_unit"] == unit && indicator.map { Int(row["indicator"]) == $0 } ?? true
    }?.place
  }

  /// A refusal of one unit's report, with where the file speaks of it.
  private func located(_ refusal: Refusal, _ unit: String) -> Refusal {
    let first = (rowPlace(unit) ?? [:]).merging(["unit": unit]) { _, new in new }
    switch refusal {
    case .notFound("unit"):
      // To whom it is not shown it is no unit.
      return .invalid([
        Issue(field: "org_unit", code: "import.unknown-unit", arguments: first)
      ])
    case .conflict(let code, let arguments):
      return .invalid([
        Issue(
          field: "org_unit", code: code, arguments: arguments.merging(first) { said, _ in said })
      ])
    case .invalid(let issues):
      return .invalid(
        issues.map { issue in
          // `note-3`, `evidence-3`: at an indicator.
          let isOfFigure = issue.field.hasPrefix("figure-")
          let indicator =
            issue.arguments["indicator"].flatMap { Int($0) }
            ?? (isOfFigure ? nil : issue.field.split(separator: "-").last.flatMap { Int($0) })
          return Issue(
            field: issue.field, code: issue.code,
            arguments: issue.arguments
              .merging(indicator.flatMap { rowPlace(unit, $0) } ?? [:]) { said, _ in said }
              .merging(["unit": unit]) { said, _ in said })
        })
    case .notFound, .notAllowed: return refusal
    }
  }

  /// An issue of a report, said in terms of the file.
  private func located(
    _ issue: Issue, _ place: SubmissionPlace, _ figures: [String: ImportReading.Cell]
  ) -> Issue {
    let code = issue.field.hasPrefix("figure-") ? String(issue.field.dropFirst(7)) : ""
    var arguments = issue.arguments.merging(["unit": place.orgUnit]) { first, _ in first }
    arguments.merge(figures[code]?.place ?? [:]) { first, _ in first }
    return Issue(field: issue.field, code: issue.code, arguments: arguments)
  }
}

extension [String: String] {
  /// The line or the row of a place.
  fileprivate var line: Int { Int(self["line"] ?? self["row"] ?? "") ?? 0 }
}
