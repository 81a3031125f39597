// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// The days off and the worked weekends of a year, by the rules and by what the city decided.
package struct CalendarView: Question {
  package enum State: String, Sendable, Decodable, CaseIterable {
    case off, worked, asRules
  }

  package struct Entry: Sendable {
    package let date: CalendarDate
    package let isOff: Bool
    package let name: LocalizedText
    package let legalBasis: String
    package let status: WorkingCalendar.Status
    /// True when the city decided it, not the rules.
    package let isOwn: Bool
  }

  /// What was decided of a day, and by whom.
  package struct Decision: Sendable, Decodable {
    package let day: String
    package let state: State
    package let name: String
    package let legalBasis: String
    package let personName: String?
    package let writtenAt: Date
  }

  package struct Answer: Sendable {
    package let year: Int
    package let version: String
    package let entries: [Entry]
    package let decisions: [Decision]
    /// Whether anything is known of the year beside what is the same every year.
    package let isKnown: Bool
    package let canSet: Bool
  }

  let year: Int?

  /// The current year when there is none.
  package init(year: Int?) { self.year = year }

  package func answer(_ work: Work) throws -> Answer {
    let year = year ?? work.today.year
    let decided = try work.decidedDays()
    let own = Set(decided.map(\.date))
    let calendar = work.rules.calendar.with(decided)
    let days = sequence(
      first: Period.year(year).firstDay, next: \.dayAfter
    ).prefix { $0.year == year }
    return Answer(
      year: year, version: calendar.version,
      entries: days.compactMap { date in
        if let day = calendar.days[date] {
          return Entry(
            date: date, isOff: day.isOff, name: day.name, legalBasis: day.legalBasis,
            status: day.status, isOwn: own.contains(date))
        }
        return calendar.holiday(date).map {
          Entry(
            date: date, isOff: true, name: $0.name, legalBasis: $0.legalBasis, status: .verified,
            isOwn: false)
        }
      },
      decisions: try decisions(year, work), isKnown: calendar.knows(year: year),
      canSet: try work.mayAnywhere(.setCalendar))
  }

  private func decisions(_ year: Int, _ work: Work) throws -> [Decision] {
    try work.transaction.all(
      """
      SELECT c.day, c.state, c.name, c.legal_basis, p.name AS person_name, c.written_at
      FROM calendar_day c LEFT JOIN person p ON p.id = c.person_id
      WHERE c.day >= \(Period.year(year).firstDay.description)
        AND c.day <= \(Period.year(year).lastDay.description)
      ORDER BY c.written_at DESC, c.id DESC
      """, as: Decision.self)
  }
}

extension Work {
  /// Which days are worked, with what the city decided.
  func workingCalendar() throws -> WorkingCalendar { rules.calendar.with(try decidedDays()) }

  /// The latest decision on each day, but those that gave it back to the rules.
  func decidedDays() throws -> [WorkingCalendar.Day] {
    let rows = try transaction.all(
      """
      SELECT day, state, name, legal_basis FROM calendar_day c
      WHERE state <> 'asRules'
        AND NOT EXISTS (SELECT 1 FROM calendar_day l WHERE l.day = c.day AND l.id > c.id)
      """, as: DecidedDay.self)
    return rows.compactMap { row in
      CalendarDate(row.day).map { date in
        WorkingCalendar.Day(
          date: date, isOff: row.state == .off, name: LocalizedText(vi: row.name, en: nil),
          legalBasis: row.legalBasis, status: .verified)
      }
    }
  }
}

private struct DecidedDay: Decodable {
  let day: String
  let state: CalendarView.State
  let name: String
  let legalBasis: String
}
