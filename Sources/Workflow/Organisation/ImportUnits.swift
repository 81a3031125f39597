// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// What a table of units would do, with the rows that are in doubt: for a person to decide before
/// it is taken.
package struct UnitImportPreview: Question {
  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let content: UnitImport
  }

  let programme: String
  let table: RuleTable
  let decisions: [String: String]

  package init(programme: String, table: RuleTable, decisions: [String: String] = [:]) {
    self.programme = programme
    self.table = table
    self.decisions = decisions
  }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    try work.require(.changeUnits, at: book.area)
    return Answer(
      book: book,
      content: UnitTable(book: book, table: table, decisions: decisions).read(legalBasis: ""))
  }
}

/// The standing office takes a table of units, whole or not at all: units that are new, names and
/// places that are others since a day, and units that ended.
package struct ImportUnits: Act {
  let programme: String
  let table: RuleTable
  let legalBasis: String
  let decisions: [String: String]
  let reattributes: Bool

  /// `legalBasis` is that of what the table changes on a day; `decisions` say by the row's place
  /// which unit a doubtful row means, or `new`.
  package init(
    programme: String, table: RuleTable, legalBasis: String, decisions: [String: String] = [:],
    reattributes: Bool = false
  ) {
    self.programme = programme
    self.table = table
    self.legalBasis = legalBasis
    self.decisions = decisions
    self.reattributes = reattributes
  }

  package func perform(_ work: Work) throws -> UnitImport {
    let book = try work.book(programme)
    try work.require(.changeUnits, at: book.area)
    let content = UnitTable(book: book, table: table, decisions: decisions)
      .read(legalBasis: legalBasis.trimmingCharacters(in: .whitespacesAndNewlines))
    let doubts = content.doubts.map { doubt in
      Issue(
        field: "row-\(doubt.place)", code: "unit.import-doubt",
        arguments: [
          "row": doubt.place, "text": doubt.name, "column": "same_as",
          "codes": doubt.candidates.map(\.code).joined(separator: ", "),
        ])
    }
    guard content.issues.isEmpty, doubts.isEmpty else {
      throw Refusal.invalid(content.issues + doubts)
    }
    if content.units.isEmpty, content.changes.isEmpty { return content }
    try UnitChangeRules(book: book, work: work).check(content.changes, adding: content.units)
    if !content.units.isEmpty { try work.write(.units(content.units), book) }
    for change in content.changes { try work.write(.change(change), book) }
    let after = try work.book(programme)
    try requireNoApproved(content, book, after, work)
    try work.keepUnits(of: after, since: content.units.isEmpty ? content.changes[0].date : nil)
    try work.record(
      "unit.import", on: book.id,
      [
        "added": String(content.rows.count { $0.kind == .added }),
        "changed": String(content.rows.count { $0.kind == .changed }),
      ])
    return content
  }

  /// As for a single change: reports that were approved do not lose their unit unnoticed.
  private func requireNoApproved(
    _ content: UnitImport, _ book: ProgrammeBook, _ after: ProgrammeBook, _ work: Work
  ) throws {
    let hasReports = try work.transaction.exists(
      """
      SELECT 1 FROM submission
      WHERE programme_id = \(book.id) AND approved_revision IS NOT NULL
      """)
    guard hasReports else { return }
    if !content.units.isEmpty {
      // Units that were always there would owe in periods that are approved.
      let first = UnitChange(
        date: book.whole.startsOn, legalBasis: "", steps: content.units.map { .open($0) })
      try UnitChangeOutcome(id: book.id, first, book, after, work)
        .requireNoRewriting(work, reattributes: reattributes)
    }
    for change in content.changes {
      try UnitChangeOutcome(id: book.id, change, book, after, work)
        .requireNoRewriting(work, reattributes: reattributes)
    }
  }
}
