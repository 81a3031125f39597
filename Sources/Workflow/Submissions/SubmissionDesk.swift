// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// A report found for an act or a question: its place looked up, its row locked by the transaction.
struct SubmissionDesk {
  let work: Work
  let book: ProgrammeBook
  let period: PeriodRecord
  let orgUnit: OrgUnit
  let orgUnitID: UUID
  let duties: [Duty]
  let record: SubmissionRecord?

  /// Not found when there is no such place, or the actor may not see it.
  init(_ place: SubmissionPlace, _ work: Work) throws {
    self.work = work
    (book, period) = try work.book(place.programme, place.period)
    guard let orgUnit = book.programme.orgUnit(place.orgUnit) else {
      throw Refusal.notFound("unit")
    }
    self.orgUnit = orgUnit
    orgUnitID = try book.unitID(place.orgUnit)
    guard try work.may(.viewSubmission, at: orgUnitID) else { throw Refusal.notFound("unit") }
    duties = book.plan.duties(of: place.orgUnit)
    guard !duties.isEmpty else { throw Refusal.notFound("submission") }
    record = try work.transaction.one(
      """
      SELECT id, status, revision, approved_revision, version, submitted_at, looked_at, level
      FROM submission
      WHERE period_id = \(period.id) AND org_unit_id = \(orgUnitID)
      """, as: SubmissionRecord.self)
  }

  /// The row of a report that exists. Not found before the first figure is saved.
  func existing() throws -> SubmissionRecord {
    guard let record else { throw Refusal.notFound("submission") }
    return record
  }

  /// The status after a step, or the refusal that says why not.
  func status(after step: SubmissionStep) throws -> SubmissionStatus {
    let status = record?.status ?? .draft
    guard let next = status.after(step) else {
      throw Refusal.conflict(
        "submission.\(step.rawValue).wrong-state", ["status": status.rawValue])
    }
    return next
  }

  /// Refuses the unit to write in a closed period, and in one that has locked by itself; what was
  /// returned may still be mended.
  func requireOpen() throws {
    try work.requireOpen(period, book)
    if record?.status != .returned { try work.requireUnlocked(period, orgUnitID, book) }
  }

  /// Whether the unit may write now, as far as the days go.
  func isOpen() throws -> Bool {
    do {
      try requireOpen()
      return true
    } catch is Refusal {
      return false
    }
  }

  /// Refuses a page that was drawn before somebody else's change. No version is no page: a command.
  func requireFresh(_ version: Int?) throws {
    guard let version, version != record?.version ?? 0 else { return }
    throw Refusal.conflict("submission.stale")
  }

  /// Begins the report: its first row. A conflict when somebody else has just begun it.
  func begin() throws -> UUID {
    let id = Identifier.make(at: work.now)
    let added = try work.transaction.execute(
      """
      INSERT INTO submission (id, programme_id, period_id, org_unit_id, status, revision, version,
        created_at)
      VALUES (\(id), \(book.id), \(period.id), \(orgUnitID), \(SubmissionStatus.draft), 1, 1,
        \(work.now))
      ON CONFLICT (period_id, org_unit_id) DO NOTHING
      """)
    guard added == 1 else { throw Refusal.conflict("submission.stale") }
    return id
  }

  /// What the log keeps of a step: the status before and after, and the revision.
  func logged(_ next: SubmissionStatus, revision: Int) -> [String: String] {
    [
      "revision": String(revision),
      "status": "\(record?.status.rawValue ?? "–") → \(next.rawValue)",
    ]
  }

  /// The same of a decision; at a level with the code of the unit that it was decided for.
  func logged(_ next: SubmissionStatus, at stage: ApprovalStage) throws -> [String: String] {
    var detail = logged(next, revision: try existing().revision)
    if case .level(let level) = stage {
      detail["level"] = level.code
      detail["unit"] = level.approver
    }
    return detail
  }

  func lines() throws -> [SubmissionLine] {
    guard let record else { return [] }
    return try lines(of: record.revision, in: record.id)
  }

  /// The lines of a revision, one for each duty with something in it.
  func lines(of revision: Int, in submission: UUID) throws -> [SubmissionLine] {
    let figures = try work.transaction.all(
      """
      SELECT data_element, breakdown, value, maturity, is_illustrative FROM submission_figure
      WHERE submission_id = \(submission) AND revision = \(revision)
      """, as: FigureRow.self)
    let notes = try work.transaction.all(
      """
      SELECT indicator, text, is_not_applicable FROM submission_note
      WHERE submission_id = \(submission) AND revision = \(revision)
      """, as: NoteRow.self)
    return duties.compactMap { duty in
      let note = notes.first { $0.indicator == duty.indicator }
      let line = SubmissionLine(
        indicator: duty.indicator,
        figures: figures.filter { duty.dataElements.contains($0.dataElement) }.map(\.figure),
        note: note?.text ?? "", isNotApplicable: note?.isNotApplicable ?? false)
      return line.isEmpty ? nil : line
    }
  }

  /// Moves the report on: status, the level where it waits, version and whatever else the step sets.
  func move(
    to status: SubmissionStatus, level: String? = nil, setting: SQL = ""
  ) throws {
    let record = try existing()
    let changed = try work.transaction.execute(
      """
      UPDATE submission SET status = \(status), level = \(level), version = version + 1 \(setting)
      WHERE id = \(record.id) AND version = \(record.version)
      """)
    guard changed == 1 else { throw Refusal.conflict("submission.stale") }
  }

  private struct FigureRow: Decodable {
    let dataElement: String
    let breakdown: String
    let value: Decimal
    let maturity: Maturity
    let isIllustrative: Bool

    var figure: SubmissionLine.Figure {
      SubmissionLine.Figure(
        dataElement: dataElement, breakdown: breakdown, value: value, maturity: maturity,
        isIllustrative: isIllustrative)
    }
  }

  private struct NoteRow: Decodable {
    let indicator: Int
    let text: String
    let isNotApplicable: Bool
  }
}
