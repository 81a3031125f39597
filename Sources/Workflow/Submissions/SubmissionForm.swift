// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// The report of a unit for a period as its page needs it: duties, lines, evidence, remarks,
/// timeline, and what the actor can do.
package struct SubmissionForm: Question {
  /// What the actor can do now.
  package struct Can: Sendable {
    package let save: Bool
    package let submit: Bool
    package let withdraw: Bool
    package let approve: Bool
    package let correct: Bool
    package let reportDifficulty: Bool
  }

  package struct Evidence: Sendable, Decodable {
    package let id: UUID
    package let document: UUID
    package let indicator: Int
    /// The code of the figure that it proves; empty for the whole indicator.
    package let dataElement: String
    package let title: String
    package let number: String
    package let issuedOn: String?
    package let fileName: String
    package let size: Int
    package let mediaType: String
    package let state: FileState
    /// Among the unit's documents there is a later version.
    package let isOutdated: Bool
    package let personName: String?
    package let attachedAt: Date
  }

  /// A decision that was taken on the report as it was last handed in, or is to be taken.
  package struct Stage: Sendable {
    /// A level's code, or `unit`, `programme`.
    package let code: String
    /// The unit that decides, by code and as it is called.
    package let name: (code: String, label: LocalizedText)
    package let isWaiting: Bool
    package let approvedAt: Date?
    package let personName: String?
  }

  package struct Remark: Sendable, Decodable {
    package let revision: Int
    package let indicator: Int?
    package let text: String
    package let personName: String?
    package let madeAt: Date
  }

  package struct TimelineEntry: Sendable, Decodable {
    package let kind: String
    package let personName: String?
    package let occurredAt: Date
    package let detail: [String: String]
  }

  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let period: PeriodRecord
    /// The unit's own deadline.
    package let due: CalendarDate?
    /// True when nothing of the unit is taken any more, although the period is not consolidated.
    package let isLocked: Bool
    package let orgUnit: OrgUnit
    package let duties: [Duty]
    package let record: SubmissionRecord?
    package let lines: [SubmissionLine]
    /// The lines of the approved revision, while a correction is being written.
    package let approvedLines: [SubmissionLine]
    package let issues: [Issue]
    /// What looks odd; answered where the line has a note.
    package let doubts: [Doubt]
    /// The last period in which the unit reported, and its figures by place.
    package let before: PeriodRecord?
    package let previous: [String: Decimal]
    package let evidence: [Evidence]
    /// Whether a file waits until it was looked at.
    package let scansFiles: Bool
    /// The endings of files that are taken, and the most that one may hold, in bytes.
    package let endings: [String]
    package let maximumSize: Int
    package let remarks: [Remark]
    package let timeline: [TimelineEntry]
    package let corrections: [CorrectionStory]
    /// What is another than when the report was last handed in.
    package let difference: SubmissionDifference?
    /// Who decides on the report, one after the other.
    package let stages: [Stage]
    package let can: Can
  }

  let place: SubmissionPlace

  package init(place: SubmissionPlace) { self.place = place }

  package func answer(_ work: Work) throws -> Answer {
    let desk = try SubmissionDesk(place, work)
    let lines = try desk.lines()
    let record = desk.record
    var approved: [SubmissionLine] = []
    if let record, let revision = record.approvedRevision, revision < record.revision {
      approved = try desk.lines(of: revision, in: record.id)
    }
    let deadlines = try work.deadlines(of: desk.period)
    let (before, background) = try desk.background()
    let today = CalendarDate(work.now, in: desk.book.timeZone)
    let events = try record.map { try timeline($0.id, work) } ?? []
    return Answer(
      book: desk.book, period: desk.period, due: deadlines.due(desk.orgUnitID),
      isLocked: try desk.period.isOpen && desk.period.hasBegun(today) && !desk.isOpen(),
      orgUnit: desk.orgUnit, duties: desk.duties,
      record: record, lines: lines, approvedLines: approved,
      issues: SubmissionCheck.issues(lines, duties: desk.duties, framework: desk.book.framework),
      doubts: try desk.doubts(lines, background), before: before, previous: background.previous,
      evidence: try record.map { try evidence($0.id, work) } ?? [],
      scansFiles: work.rules.scansFiles, endings: work.rules.evidence.endings,
      maximumSize: work.rules.evidence.maximumSize,
      remarks: try record.map { try remarks($0.id, work) } ?? [],
      timeline: events, corrections: try desk.corrections(events),
      difference: try desk.difference(lines), stages: try stages(desk), can: try can(desk))
  }

  private func can(_ desk: SubmissionDesk) throws -> Can {
    let held = try desk.work.permissions(at: desk.orgUnitID)
    let status = desk.record?.status ?? .draft
    let isOpen = try desk.isOpen()
    func can(_ permission: Permission, _ step: SubmissionStep) -> Bool {
      let isOfUnit = [.save, .submit, .withdraw, .correct].contains(step)
      return (isOfUnit ? isOpen : desk.period.isOpen) && held.contains(permission)
        && status.after(step) != nil
    }
    return Can(
      save: can(.editSubmission, .save), submit: can(.submitSubmission, .submit),
      withdraw: can(.submitSubmission, .withdraw) && desk.record?.lookedAt == nil,
      approve: try desk.period.isOpen && desk.stage.map(desk.mayDecide) ?? false,
      correct: can(.editSubmission, .correct), reportDifficulty: held.contains(.editSubmission))
  }

  /// What was decided as it was, whatever the rules say now, and what is still to be decided.
  private func stages(_ desk: SubmissionDesk) throws -> [Stage] {
    let given = try desk.record.map { try approvals($0, desk.work) } ?? []
    let done = given.map {
      Stage(
        code: $0.level, name: name($0.orgUnit, desk), isWaiting: false, approvedAt: $0.approvedAt,
        personName: $0.personName)
    }
    guard desk.record?.status != .approved else { return done }
    let waiting = desk.stage
    let ahead = desk.stages.drop { waiting != nil && $0 != waiting }
    return done
      + ahead.map {
        Stage(
          code: $0.code, name: name(desk.book.decider($0, of: desk.orgUnit.code), desk),
          isWaiting: $0 == waiting, approvedAt: nil, personName: nil)
      }
  }

  /// Of a unit that is there, or was.
  private func name(_ code: String, _ desk: SubmissionDesk) -> (code: String, label: LocalizedText)
  {
    let unit =
      desk.book.programme.orgUnit(code)
      ?? desk.book.history.life(code)?.form(
        on: desk.period.lastDay ?? desk.book.whole.startsOn)
    return (code, unit?.label ?? LocalizedText(vi: code, en: code))
  }

  /// Those of the report as it was last handed in; none while it is being written.
  private func approvals(_ record: SubmissionRecord, _ work: Work) throws -> [ApprovalRow] {
    guard !record.status.isOpen else { return [] }
    return try work.transaction.all(
      """
      SELECT a.level, o.code AS org_unit, p.name AS person_name, a.approved_at
      FROM approval a JOIN org_unit o ON o.id = a.org_unit_id
      LEFT JOIN person p ON p.id = a.person_id
      WHERE a.submission_id = \(record.id) AND a.revision = \(record.revision)
        AND \(ApprovalStage.isOfLastRound)
      ORDER BY a.approved_at, a.id
      """, as: ApprovalRow.self)
  }

  private func evidence(_ submission: UUID, _ work: Work) throws -> [Evidence] {
    try work.transaction.all(
      """
      SELECT e.id, d.id AS document, e.indicator, e.data_element, d.title, d.number, d.issued_on,
        v.file_name, f.size, f.media_type, f.state, p.name AS person_name, e.attached_at,
        CASE WHEN EXISTS (SELECT 1 FROM evidence_version l
          WHERE l.document_id = d.id AND l.number > v.number) THEN 1 ELSE 0 END AS is_outdated
      FROM evidence e JOIN evidence_version v ON v.id = e.version_id
      JOIN evidence_document d ON d.id = v.document_id JOIN stored_file f ON f.sha256 = v.sha256
      LEFT JOIN person p ON p.id = e.person_id
      WHERE e.submission_id = \(submission) AND e.removed_at IS NULL ORDER BY e.attached_at, e.id
      """, as: Evidence.self)
  }

  private func remarks(_ submission: UUID, _ work: Work) throws -> [Remark] {
    try work.transaction.all(
      """
      SELECT r.revision, r.indicator, r.text, p.name AS person_name, r.made_at
      FROM remark r LEFT JOIN person p ON p.id = r.person_id
      WHERE r.submission_id = \(submission) ORDER BY r.made_at, r.id
      """, as: Remark.self)
  }

  /// The latest first. Of a person's savings one after the other only the last within an hour is told:
  /// the form saves by itself. The log keeps each.
  private func timeline(_ submission: UUID, _ work: Work) throws -> [TimelineEntry] {
    let all = try work.transaction.all(
      """
      SELECT e.kind, p.name AS person_name, e.occurred_at, e.detail
      FROM event e LEFT JOIN person p ON p.id = e.person_id
      WHERE e.subject_id = \(submission) ORDER BY e.occurred_at DESC, e.id DESC
      """, as: TimelineEntry.self)
    return all.reduce(into: []) { told, entry in
      if let later = told.last, later.kind == "submission.save", entry.kind == later.kind,
        entry.personName == later.personName,
        later.occurredAt.timeIntervalSince(entry.occurredAt) < 3600
      {
        return
      }
      told.append(entry)
    }
  }

  private struct ApprovalRow: Decodable {
    let level: String
    let orgUnit: String
    let personName: String?
    let approvedAt: Date
  }
}
