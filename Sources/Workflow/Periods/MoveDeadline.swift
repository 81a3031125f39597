// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// The standing office gives one unit, or all, time until another day, with a reason (gia hạn).
package struct MoveDeadline: Act {
  let programme: String
  let period: String
  /// Nil for every unit.
  let orgUnit: String?
  let until: String
  let reason: String

  package init(
    programme: String, period: String, orgUnit: String?, until: String, reason: String
  ) {
    self.programme = programme
    self.period = period
    self.orgUnit = orgUnit
    self.until = until
    self.reason = reason
  }

  package func perform(_ work: Work) throws {
    let (book, period) = try work.book(programme, period)
    try work.require(.moveDeadline, at: book.area)
    try work.requireOpen(period, book)
    let unit = try orgUnit.map { code in
      guard !book.plan.duties(of: code).isEmpty else { throw Refusal.notFound("unit") }
      return try book.unitID(code)
    }
    var issues: [Issue] = []
    let date = CalendarDate(until.trimmingCharacters(in: .whitespaces))
    if let date {
      if date < CalendarDate(work.now, in: book.timeZone) {
        issues.append(Issue(field: "until", code: "deadline.day-over"))
      }
      if date > CalendarDate(work.now, in: book.timeZone).moved(years: 2) {
        issues.append(Issue(field: "until", code: "deadline.too-far"))
      }
    } else {
      issues.append(Issue(field: "until", code: "field.not-a-date"))
    }
    let reason = try TextLimit.checked(reason, "deadline-reason")
    if reason.isEmpty { issues.append(Issue(field: "deadline-reason", code: "field.required")) }
    guard issues.isEmpty, let date else { throw Refusal.invalid(issues) }
    let deadlines = try work.deadlines(of: period)
    let before = unit.map { deadlines.due($0) } ?? deadlines.forAll ?? deadlines.base
    // The second click of a double click.
    if before == date { return }
    let id = Identifier.make(at: work.now)
    try work.transaction.execute(
      """
      INSERT INTO deadline_exception (id, period_id, org_unit_id, due_on, reason, person_id,
        written_at)
      VALUES (\(id), \(period.id), \(unit), \(date.description),
        \(reason), \(work.actor.personID), \(work.now))
      """)
    try work.record(
      "period.move-deadline", on: period.id,
      [
        "unit": orgUnit ?? "", "reason": reason,
        "due": "\(before?.description ?? "–") → \(date)",
      ])
    let units = book.plan.reportingUnits.filter { orgUnit == nil || $0.code == orgUnit }
    try work.tell(
      units, .deadlineMoved, book, period, message: reason,
      once: id.uuidString.lowercased())
  }
}
