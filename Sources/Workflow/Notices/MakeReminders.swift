// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// Tells the people of units about deadlines: when a period opens, a week and a day before, on the
/// day, and after it every week. May be performed at any time and as often as one likes.
package struct MakeReminders: Act {
  /// Nobody is told anything before this hour of the day.
  private static let firstHour = 7
  /// A period that opened longer ago is not told as new.
  private static let openingDays = 3
  /// After so many weeks nobody is told any more.
  private static let overdueWeeks = 8

  package init() {}

  /// How many notices were made.
  package func perform(_ work: Work) throws -> Int {
    guard work.actor.isOperator else { throw Refusal.notAllowed(.remindUnits) }
    var made = 0
    for code in try work.transaction.all("SELECT code FROM programme", as: String.self) {
      let book = try work.book(code)
      guard hour(work.now, book.timeZone) >= Self.firstHour else { continue }
      let today = CalendarDate(work.now, in: book.timeZone)
      let periods = try work.periods(of: book).filter { $0.isOpen && $0.hasBegun(today) }
      let deadlines = try work.deadlines(of: periods)
      for period in periods {
        guard let deadlines = deadlines[period.id],
          isNear(period, deadlines, today)
        else { continue }
        made += try remind(book.inForce(in: period), period, deadlines, today, work)
      }
    }
    return made
  }

  private func hour(_ now: Date, _ zone: TimeZone) -> Int {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    return calendar.component(.hour, from: now)
  }

  /// Whether any unit may have to be told anything; most periods are over for long.
  private func isNear(
    _ period: PeriodRecord, _ deadlines: PeriodDeadlines, _ today: CalendarDate
  ) -> Bool {
    let last = ([deadlines.base, deadlines.forAll].compactMap(\.self) + deadlines.byUnit.values)
      .max()
    return (last?.days(until: today) ?? 0) <= Self.overdueWeeks * 7
  }

  private func remind(
    _ book: ProgrammeBook, _ period: PeriodRecord, _ deadlines: PeriodDeadlines,
    _ today: CalendarDate, _ work: Work
  ) throws -> Int {
    let units = book.plan.reportingUnits.filter { unit in
      book.plan.duties(of: unit.code).contains { !$0.isFollowing }
    }
    let ids = units.compactMap { book.unitIDs[$0.code] }
    let states = try work.states(of: period)
    let approvers = book.programme.regimes.filter { $0.code == period.regime }
      .flatMap(\.approval).compactMap { book.unitIDs[$0.approver] }
    let people = try work.answering(ids + approvers)
    var made = 0
    for unit in units {
      guard let id = book.unitIDs[unit.code], let due = deadlines.due(id),
        let (kind, week) = occasion(period, due, today)
      else { continue }
      let state = states[id] ?? (.draft, nil)
      let stage = book.stage(state.status, state.level, of: unit.code, in: period)
      let isOpen = state.status.isOpen
      // The standing office sees what waits for it; others are told once it is time.
      guard isOpen || (stage != nil && stage != .programme && kind != .opening) else { continue }
      let asked = stage.flatMap { book.unitIDs[book.decider($0, of: unit.code)] } ?? id
      let content = book.noticeContent(period, unit, due: due)
      for person in people[asked] ?? [] {
        guard isOpen ? person.types : person.signs else { continue }
        let isTold = try work.tell(
          person.personID, isOpen ? kind : .toSign, content,
          at: Work.NoticePlace(period: period.id, orgUnit: id),
          once: "\(period.id.uuidString.lowercased()):\(unit.code):\(due):\(kind.rawValue)\(week)")
        if isTold { made += 1 }
      }
    }
    return made
  }

  /// What there is to say today, and in which week after the deadline.
  private func occasion(
    _ period: PeriodRecord, _ due: CalendarDate, _ today: CalendarDate
  ) -> (Notice.Kind, Int)? {
    let left = today.days(until: due)
    switch left {
    case 0: return (.dueToday, 0)
    case 1: return (.dayBefore, 0)
    case 2...7: return (.weekBefore, 0)
    case ..<0:
      let week = (-left - 1) / 7
      return week < Self.overdueWeeks ? (.overdue, week) : nil
    default:
      let since = CalendarDate(period.startsOn)?.days(until: today) ?? 0
      return since <= Self.openingDays ? (.opening, 0) : nil
    }
  }
}

extension ProgrammeBook {
  /// What notices about a unit's report say.
  func noticeContent(
    _ period: PeriodRecord, _ unit: OrgUnit, due: CalendarDate?
  ) -> Notice.Content {
    var content = Notice.Content()
    content.programme = programme.id
    content.period = period.code
    content.periodName = period.name
    content.orgUnit = unit.code
    content.orgUnitName = unit.name
    content.timeZone = whole.timeZone
    content.due = due
    return content
  }
}

extension Work {
  /// Where the reports of a period stand, by unit.
  func statuses(of period: PeriodRecord) throws -> [UUID: SubmissionStatus] {
    try states(of: period).mapValues(\.status)
  }

  /// The same with the level of approval at which a report waits.
  func states(
    of period: PeriodRecord
  ) throws -> [UUID: (status: SubmissionStatus, level: String?)] {
    let rows = try transaction.all(
      "SELECT org_unit_id, status, level FROM submission WHERE period_id = \(period.id)",
      as: StatusRow.self)
    return Dictionary(
      rows.map { ($0.orgUnitID, ($0.status, $0.level)) }, uniquingKeysWith: { first, _ in first })
  }
}

private struct StatusRow: Decodable {
  let orgUnitID: UUID
  let status: SubmissionStatus
  let level: String?
}
