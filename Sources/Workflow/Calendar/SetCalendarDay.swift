// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// A city decides that a day is off, or worked, or as the rules say: a public holiday that was just
/// announced, a Saturday that makes up for a day off. Deadlines that are not over follow.
package struct SetCalendarDay: Act {
  let day: String
  let state: CalendarView.State
  let name: String
  let legalBasis: String

  package init(day: String, state: CalendarView.State, name: String, legalBasis: String) {
    self.day = day
    self.state = state
    self.name = name
    self.legalBasis = legalBasis
  }

  /// The day that was set.
  package func perform(_ work: Work) throws -> CalendarDate {
    guard try work.mayAnywhere(.setCalendar) else { throw Refusal.notAllowed(.setCalendar) }
    var issues: [Issue] = []
    let date = CalendarDate(day.trimmingCharacters(in: .whitespaces))
    if date == nil { issues.append(Issue(field: "day", code: "field.not-a-date")) }
    let name = try TextLimit.checked(name, "name")
    if name.isEmpty, state != .asRules {
      issues.append(Issue(field: "name", code: "field.required"))
    }
    let basis = try TextLimit.checked(legalBasis, "legalBasis")
    if basis.isEmpty { issues.append(Issue(field: "legalBasis", code: "field.required")) }
    guard issues.isEmpty, let date else { throw Refusal.invalid(issues) }
    let before = try work.workingCalendar()
    let id = Identifier.make(at: work.now)
    try work.transaction.execute(
      """
      INSERT INTO calendar_day (id, day, state, name, legal_basis, person_id, written_at)
      VALUES (\(id), \(date.description), \(state.rawValue), \(name),
        \(basis), \(work.actor.personID), \(work.now))
      """)
    let was = before.isWorkingDay(date) ? "worked" : "off"
    let now = try work.workingCalendar().isWorkingDay(date) ? "worked" : "off"
    try work.record(
      "calendar.set", on: id,
      ["day": date.description, "state": "\(was) → \(now)", "legalBasis": basis])
    if was != now { try work.refreshDeadlines() }
    return date
  }
}

extension Work {
  /// Works out anew the deadlines of periods that are not over, by the days that are worked.
  func refreshDeadlines() throws {
    let calendar = try workingCalendar()
    for code in try transaction.all("SELECT code FROM programme", as: String.self) {
      // Whoever sets the days of a city need not take part in each of its programmes.
      let book = try acting(as: .commandLine).book(code)
      let today = CalendarDate(now, in: book.timeZone).description
      for record in try periods(of: book)
      where max(record.dueOn, record.locksAfter ?? "") >= today {
        guard let period = Period(record.code),
          let regime = book.whole.regimes.first(where: { $0.code == record.regime })
        else { continue }
        // A deadline that is over stays; the day of locking, which is still ahead, follows.
        let due = record.dueOn >= today ? regime.dueOn(period, calendar).description : record.dueOn
        try transaction.execute(
          """
          UPDATE reporting_period SET due_on = \(due),
            locks_after = \(regime.locksAfter(period, calendar)?.description)
          WHERE id = \(record.id)
          """)
      }
    }
  }
}
