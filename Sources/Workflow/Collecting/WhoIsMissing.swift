// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// Units against indicators in a period: what is there, what waits, what is late. For the standing
/// office on the eve of a deadline.
package struct WhoIsMissing: Question {
  package struct Row: Sendable {
    package let orgUnit: OrgUnit
    package let status: SubmissionStatus?
    package let due: CalendarDate?
    package let submittedOn: CalendarDate?
    /// Working days after the deadline: of the submission, or until today where there is none.
    package let daysLate: Int
    /// By indicator; nothing where the unit owes nothing.
    package let states: [Int: DutyState]
    package let remindedAt: Date?

    /// True when the unit still has something to do.
    package var isOpen: Bool { status?.isOpen ?? true }
  }

  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let period: PeriodRecord
    package let indicators: [Indicator]
    package let rows: [Row]
    package let canRemind: Bool
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
    var desk = try Desk(book, period, work)
    let rows = book.plan.reportingUnits.compactMap { desk.row($0) }
    let asked = Set(rows.flatMap(\.states.keys))
    return Answer(
      book: book, period: period,
      indicators: book.framework.indicators.filter { asked.contains($0.number) }, rows: rows,
      canRemind: try period.isOpen && work.may(.remindUnits, at: book.area))
  }

  /// What the rows are made from, read once.
  private struct Desk {
    let book: ProgrammeBook
    let deadlines: PeriodDeadlines
    let calendar: WorkingCalendar
    let today: CalendarDate
    let kept: [UUID: Kept]
    /// Where an element stands among the flags of a unit.
    let places: [Substring: Int]
    private var known: [String: Flags] = [:]

    init(_ book: ProgrammeBook, _ period: PeriodRecord, _ work: Work) throws {
      self.book = book
      places = Dictionary(
        book.framework.dataElements.enumerated().map { (Substring($1.code), $0) },
        uniquingKeysWith: { first, _ in first })
      deadlines = try work.deadlines(of: period)
      calendar = try work.workingCalendar()
      today = CalendarDate(work.now, in: book.timeZone)
      let scope = Scope.units(.viewProgress, work)
      // One row a unit: what it reported is put together by the database. What was handed in is whole;
      // of what counts only estimates matter.
      let rows = try work.transaction.all(
        """
        WITH RECURSIVE \(scope)
        SELECT o.id, s.status, s.submitted_at,
          (SELECT MAX(n.made_at) FROM notice n WHERE n.period_id = \(period.id)
            AND n.org_unit_id = o.id AND n.kind = 'urged') AS reminded_at,
          CASE WHEN s.status IN ('draft', 'returned') THEN
            (SELECT string_agg(f.data_element, ' ') FROM submission_figure f
              WHERE f.submission_id = s.id AND f.revision = s.revision AND f.breakdown = '')
          WHEN s.status = 'approved' THEN
            (SELECT string_agg(f.data_element || '*', ' ') FROM submission_figure f
              WHERE f.submission_id = s.id AND f.revision = s.revision AND f.breakdown = ''
                AND f.maturity = 'estimate')
          END AS figures,
          (SELECT string_agg(CAST(n.indicator AS TEXT), ' ') FROM submission_note n
            WHERE n.submission_id = s.id AND n.revision = s.revision) AS notes,
          (SELECT string_agg(COALESCE(CAST(r.indicator AS TEXT), '0'), ' ') FROM remark r
            WHERE s.status = 'returned' AND r.submission_id = s.id AND r.revision = s.revision
              AND r.made_at = (SELECT MAX(l.made_at) FROM remark l
                WHERE l.submission_id = s.id AND l.revision = s.revision)) AS remarks
        FROM org_unit o
        LEFT JOIN submission s ON s.org_unit_id = o.id AND s.period_id = \(period.id)
        WHERE o.id IN (SELECT id FROM scope)
        """, as: Kept.self)
      kept = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    mutating func row(_ unit: OrgUnit) -> Row? {
      guard let id = book.unitIDs[unit.code], let kept = kept[id] else { return nil }
      let due = deadlines.due(id)
      let submitted = kept.submittedAt.map { CalendarDate($0, in: book.timeZone) }
      let isOver = due.map { today > $0 } ?? false
      let content = Content(kept, flags(kept.figures ?? ""), places)
      let duties = book.plan.duties(of: unit.code).filter { !$0.isFollowing }
      return Row(
        orgUnit: unit, status: kept.status, due: due, submittedOn: submitted,
        daysLate: due.map { calendar.daysLate($0, on: submitted ?? today) } ?? 0,
        states: Dictionary(
          duties.map { ($0.indicator, content.state(of: $0, isOver: isOver)) },
          uniquingKeysWith: { first, _ in first }), remindedAt: kept.remindedAt)
    }

    /// Whole reports of one kind of unit say the same, and are taken apart once.
    private mutating func flags(_ text: String) -> Flags {
      if let known = known[text] { return known }
      let flags = Flags(text, places)
      known[text] = flags
      return flags
    }
  }

  /// Which elements have a figure, and which an estimate, by the place of the element.
  private struct Flags {
    private(set) var figures: [Bool]
    private(set) var estimates: [Bool]

    init(_ text: String, _ places: [Substring: Int]) {
      figures = Array(repeating: false, count: places.count)
      estimates = figures
      for part in text.split(separator: " ") {
        let isEstimate = part.last == "*"
        guard let place = places[isEstimate ? part.dropLast() : part] else { continue }
        figures[place] = true
        if isEstimate { estimates[place] = true }
      }
    }
  }

  /// What a unit has put in, taken apart.
  private struct Content {
    private let status: SubmissionStatus?
    private let places: [Substring: Int]
    private let flags: Flags
    private let notes: Set<Int>
    private let remarks: Set<Int>

    init(_ kept: Kept, _ flags: Flags, _ places: [Substring: Int]) {
      func numbers(_ text: String?) -> Set<Int> {
        Set((text ?? "").split(separator: " ").compactMap { Int($0) })
      }
      status = kept.status
      self.places = places
      self.flags = flags
      notes = numbers(kept.notes)
      remarks = numbers(kept.remarks)
    }

    func state(of duty: Duty, isOver: Bool) -> DutyState {
      switch status {
      case .approved: return has(flags.estimates, duty) > 0 ? .estimate : .approved
      case .submitted, .unitApproved: return .submitted
      case .returned where remarks.contains(duty.indicator) || remarks == [0]: return .returned
      case .returned, .draft, nil:
        let known = has(flags.figures, duty)
        if known == duty.dataElements.count || notes.contains(duty.indicator) { return .filled }
        if isOver { return .late }
        return known > 0 ? .partly : .missing
      }
    }

    private func has(_ flags: [Bool], _ duty: Duty) -> Int {
      duty.dataElements.count { code in places[Substring(code)].map { flags[$0] } ?? false }
    }
  }

  private struct Kept: Decodable {
    let id: UUID
    let status: SubmissionStatus?
    let submittedAt: Date?
    let remindedAt: Date?
    let figures: String?
    let notes: String?
    let remarks: String?
  }
}
