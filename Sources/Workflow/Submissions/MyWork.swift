// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// What waits for the actor: the reports of the units where the actor types, signs or checks.
package struct MyWork: Question {
  package struct Entry: Sendable {
    package let programme: String
    package let period: String
    /// Of a campaign, or of what was asked on demand.
    package let name: LocalizedText?
    package let deadline: CalendarDate?
    /// Days from today to the deadline; negative when it has passed.
    package let daysLeft: Int?
    package let isPeriodOpen: Bool
    package let orgUnit: OrgUnit
    package let status: SubmissionStatus?
    package let isLate: Bool
    /// The unit that decides next, where the report was handed in.
    package let waitsFor: OrgUnit?
    /// Duties with figures or a note, of all that the unit reports.
    package let filled: Int
    package let owed: Int
    package let remarks: Int
    /// True when what counts is an estimate whose period is over: the final figure is asked for.
    package let asksFinal: Bool
    /// True when the next step is the actor's.
    package let isMine: Bool
  }

  package init() {}

  package func answer(_ work: Work) throws -> [Entry] {
    let codes = try work.transaction.all("SELECT code FROM programme ORDER BY code", as: Code.self)
    return try codes.flatMap { row -> [Entry] in
      do {
        return try entries(try work.book(row.code), work)
      } catch Refusal.notFound {
        return []
      }
    }
  }

  private func entries(_ book: ProgrammeBook, _ work: Work) throws -> [Entry] {
    let desk = Desk(
      typed: try units(with: .editSubmission, work), signed: try units(with: .approveAtUnit, work),
      checked: try units(with: .approveAtProgramme, work))
    guard !desk.isEmpty else { return [] }
    let today = CalendarDate(work.now, in: book.timeZone)
    let periods = try work.periods(of: book).filter { $0.hasBegun(today) }
    let rows = try work.transaction.all(
      """
      SELECT s.id, s.org_unit_id, s.period_id, s.status, s.revision, s.approved_revision, s.version,
        s.submitted_at, s.level,
        CASE WHEN s.status = 'approved' AND EXISTS (SELECT 1 FROM submission_figure f
          JOIN reporting_period p ON p.id = s.period_id
          WHERE p.status = 'open' AND p.ends_on < \(today.description)
            AND f.submission_id = s.id AND f.revision = s.approved_revision
            AND f.maturity = 'estimate') THEN 1 ELSE 0 END AS has_estimate,
        (SELECT COUNT(*) FROM remark r
          WHERE r.submission_id = s.id AND r.revision = s.revision AND r.made_at = (
            SELECT MAX(made_at) FROM remark l
            WHERE l.submission_id = s.id AND l.revision = s.revision)) AS remarks
      FROM submission s WHERE s.programme_id = \(book.id)
        AND (s.org_unit_id IN (\(list: desk.own)) OR (s.status = 'unitApproved'
          AND (s.org_unit_id IN (\(list: desk.checked)) OR EXISTS (
            SELECT 1 FROM org_unit_link l
            WHERE l.org_unit_id = s.org_unit_id AND l.hierarchy = \(Hierarchy.approval)
              AND l.parent_id IN (\(list: desk.signed))))))
      """, as: Row.self)
    let byPlace = Dictionary(
      rows.map { (Place(orgUnit: $0.orgUnitID, period: $0.periodID), $0) },
      uniquingKeysWith: { first, _ in first })
    let figures = try filled(rows.filter { $0.status.isOpen }.map(\.id), work)
    let deadlines = try work.deadlines(of: periods)
    return periods.flatMap { period in
      // Who owes what is another matter after a change of units.
      let rules = book.inForce(in: period)
      let plan = rules.plan
      return plan.reportingUnits.compactMap { unit -> Entry? in
        guard let id = book.unitIDs[unit.code] else { return nil }
        let row = byPlace[Place(orgUnit: id, period: period.id)]
        let stage = rules.stage(row?.status, row?.level, of: unit.code, in: period)
        let decider = stage.map { rules.decider($0, of: unit.code) }
        let isNext = desk.isNext(id, row?.status, stage, decider.flatMap { rules.unitIDs[$0] })
        let asksFinal = row?.hasEstimate == 1 && desk.typed.contains(id)
        guard isNext || desk.isOwn(id) else { return nil }
        let duties = plan.duties(of: unit.code).filter { !$0.isFollowing }
        let due = deadlines[period.id]?.due(id)
        return entry(
          book, period, due, unit, duties, row, figures, work.now, isNext, asksFinal,
          waitsFor: decider.flatMap(rules.programme.orgUnit))
      }
    }
  }

  private func entry(
    _ book: ProgrammeBook, _ period: PeriodRecord, _ due: CalendarDate?, _ unit: OrgUnit,
    _ duties: [Duty], _ row: Row?,
    _ filled: [UUID: Filled], _ now: Date, _ isNext: Bool, _ asksFinal: Bool, waitsFor: OrgUnit?
  ) -> Entry {
    let content = row.flatMap { filled[$0.id] } ?? Filled()
    // What was handed in was whole.
    let isWhole = row.map { !$0.status.isOpen } ?? false
    let done = duties.count { duty in
      isWhole || content.notes.contains(duty.indicator)
        || duty.dataElements.allSatisfy(content.elements.contains)
    }
    let handedIn = row?.submittedAt ?? now
    let isLate = due.map { CalendarDate(handedIn, in: book.timeZone) > $0 } ?? false
    return Entry(
      programme: book.programme.id, period: period.code, name: period.name, deadline: due,
      daysLeft: due.map { CalendarDate(now, in: book.timeZone).days(until: $0) },
      isPeriodOpen: period.isOpen, orgUnit: unit, status: row?.status, isLate: isLate,
      waitsFor: waitsFor, filled: done, owed: duties.count,
      remarks: row?.status == .returned ? row?.remarks ?? 0 : 0,
      asksFinal: asksFinal, isMine: period.isOpen && (isNext || asksFinal))
  }

  private func units(with permission: Permission, _ work: Work) throws -> Set<UUID> {
    // The operator has no work list.
    guard !work.actor.isOperator else { return [] }
    let scope = Scope.units(permission, work)
    let rows = try work.transaction.all(
      "WITH RECURSIVE \(scope) SELECT id FROM scope", as: UnitRow.self)
    return Set(rows.map(\.id))
  }

  /// Which elements have a figure and which indicators a note, in the current revision of reports.
  private func filled(_ reports: [UUID], _ work: Work) throws -> [UUID: Filled] {
    let ids = reports.map { $0.uuidString.lowercased() }
    let figures = try work.transaction.all(
      """
      SELECT s.id, f.data_element FROM submission s
      JOIN submission_figure f ON f.submission_id = s.id AND f.revision = s.revision
        AND f.breakdown = ''
      WHERE s.id IN (\(list: ids))
      """, as: FigureRow.self)
    let notes = try work.transaction.all(
      """
      SELECT s.id, n.indicator FROM submission s
      JOIN submission_note n ON n.submission_id = s.id AND n.revision = s.revision
      WHERE s.id IN (\(list: ids))
      """, as: NoteRow.self)
    var filled: [UUID: Filled] = [:]
    for row in figures { filled[row.id, default: Filled()].elements.insert(row.dataElement) }
    for row in notes { filled[row.id, default: Filled()].notes.insert(row.indicator) }
    return filled
  }

  /// The units whose reports the actor types, signs as their head, or checks for the office.
  private struct Desk {
    let typed: Set<UUID>
    let signed: Set<UUID>
    let checked: Set<UUID>

    var isEmpty: Bool { typed.isEmpty && signed.isEmpty && checked.isEmpty }
    var own: Set<UUID> { typed.union(signed) }

    func isOwn(_ unit: UUID) -> Bool { typed.contains(unit) || signed.contains(unit) }

    /// `decider`: the unit that decides at the stage where the report waits, if it waits at any.
    func isNext(
      _ unit: UUID, _ status: SubmissionStatus?, _ stage: ApprovalStage?, _ decider: UUID?
    ) -> Bool {
      switch stage {
      case .unit, .level: decider.map(signed.contains) ?? false
      case .programme: checked.contains(unit)
      case nil: status != .approved && typed.contains(unit)
      }
    }
  }

  private struct Place: Hashable {
    let orgUnit: UUID
    let period: UUID
  }

  private struct Filled {
    var elements: Set<String> = []
    var notes: Set<Int> = []
  }

  private struct Code: Decodable { let code: String }
  private struct UnitRow: Decodable { let id: UUID }
  private struct FigureRow: Decodable {
    let id: UUID
    let dataElement: String
  }
  private struct NoteRow: Decodable {
    let id: UUID
    let indicator: Int
  }
  private struct Row: Decodable {
    let id: UUID
    let orgUnitID: UUID
    let periodID: UUID
    let status: SubmissionStatus
    let submittedAt: Date?
    let level: String?
    /// 1 where an estimate counts after its period.
    let hasEstimate: Int
    let remarks: Int
  }
}
