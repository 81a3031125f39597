// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// Who has reported for a period and who has not, for the units that the actor may follow.
package struct PeriodProgress: Question {
  package struct Entry: Sendable {
    package let orgUnit: OrgUnit
    package let status: SubmissionStatus?
    /// The unit that decides next, where the report was handed in.
    package let waitsFor: OrgUnit?
    package let hasApprovedFigures: Bool
    package let submittedAt: Date?
    package let due: CalendarDate?
    package let isLate: Bool
    package let owed: Int
    package let filled: Int
  }

  /// A consolidation or a reopening, with what was said.
  package struct Event: Sendable, Decodable {
    package let kind: String
    package let personName: String?
    package let occurredAt: Date
    package let detail: [String: String]
  }

  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let period: PeriodRecord
    package let entries: [Entry]
    package let history: [Event]
    package let canConsolidate: Bool
    package let canReopen: Bool
    package let canMoveDeadline: Bool
    package let exceptions: [Exception]
  }

  /// More time that was given, the latest first.
  package struct Exception: Sendable, Decodable {
    /// Nil for every unit.
    package let orgUnitVi: String?
    package let orgUnitEn: String?
    package let dueOn: String
    package let reason: String
    package let personName: String?
    package let writtenAt: Date
  }

  let programme: String
  let period: String

  package init(programme: String, period: String) {
    self.programme = programme
    self.period = period
  }

  package func answer(_ work: Work) throws -> Answer {
    let (book, period) = try work.book(programme, period)
    guard try work.may(.viewProgress, at: book.area) else {
      throw Refusal.notAllowed(.viewProgress)
    }
    let scope = Scope.units(.viewProgress, work)
    let rows = try work.transaction.all(
      """
      WITH RECURSIVE \(scope)
      SELECT o.code, s.status, s.level, s.approved_revision, s.submitted_at, (
        SELECT COUNT(*) FROM submission_figure f
        WHERE f.submission_id = s.id AND f.revision = s.revision AND f.breakdown = '') AS figures
      FROM org_unit o
      LEFT JOIN submission s ON s.org_unit_id = o.id AND s.period_id = \(period.id)
      WHERE o.id IN (SELECT id FROM scope)
      """, as: Row.self)
    let deadlines = try work.deadlines(of: period)
    let byCode = Dictionary(rows.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let entries = book.plan.reportingUnits.compactMap { unit in
      byCode[unit.code].map { entry(unit, $0, book, period, deadlines, work) }
    }
    return Answer(
      book: book, period: period, entries: entries, history: try history(period, work),
      canConsolidate: try period.isOpen && work.may(.consolidatePeriod, at: book.area),
      canReopen: try !period.isOpen && work.may(.reopenPeriod, at: book.area),
      canMoveDeadline: try period.isOpen && work.may(.moveDeadline, at: book.area),
      exceptions: try exceptions(period, work))
  }

  private func exceptions(_ period: PeriodRecord, _ work: Work) throws -> [Exception] {
    try work.transaction.all(
      """
      SELECT o.name_vi AS org_unit_vi, o.name_en AS org_unit_en, d.due_on, d.reason,
        p.name AS person_name, d.written_at
      FROM deadline_exception d LEFT JOIN org_unit o ON o.id = d.org_unit_id
      LEFT JOIN person p ON p.id = d.person_id
      WHERE d.period_id = \(period.id) ORDER BY d.written_at DESC, d.id DESC
      """, as: Exception.self)
  }

  private func history(_ period: PeriodRecord, _ work: Work) throws -> [Event] {
    try work.transaction.all(
      """
      SELECT e.kind, p.name AS person_name, e.occurred_at, e.detail
      FROM event e LEFT JOIN person p ON p.id = e.person_id
      WHERE e.subject_id = \(period.id) ORDER BY e.occurred_at DESC, e.id DESC
      """, as: Event.self)
  }

  private func entry(
    _ unit: OrgUnit, _ row: Row, _ book: ProgrammeBook, _ period: PeriodRecord,
    _ deadlines: PeriodDeadlines, _ work: Work
  ) -> Entry {
    let due = book.unitIDs[unit.code].flatMap(deadlines.due)
    let handedIn = CalendarDate(row.submittedAt ?? work.now, in: book.timeZone)
    let owed = Set(
      book.plan.duties(of: unit.code).flatMap(\.dataElements)
    ).count
    let stage = book.stage(row.status, row.level, of: unit.code, in: period)
    return Entry(
      orgUnit: unit, status: row.status,
      waitsFor: stage.flatMap { book.programme.orgUnit(book.decider($0, of: unit.code)) },
      hasApprovedFigures: row.approvedRevision != nil,
      submittedAt: row.submittedAt, due: due, isLate: due.map { handedIn > $0 } ?? false,
      owed: owed, filled: row.figures)
  }

  private struct Row: Decodable {
    let code: String
    let status: SubmissionStatus?
    let level: String?
    let approvedRevision: Int?
    let submittedAt: Date?
    let figures: Int
  }
}
