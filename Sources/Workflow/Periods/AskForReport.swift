// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// The standing office asks chosen units for chosen indicators until a day (đề nghị báo cáo đột xuất):
/// a period of its own, which they report as any other.
package struct AskForReport: Act {
  let programme: String
  let request: Typed

  /// What was typed.
  package struct Typed: Sendable {
    package let nameVi: String
    package let nameEn: String
    /// Codes of units and groups; none for all that owe something.
    package let parties: [String]
    /// Numbers, `3, 5, 7-9`; empty for all.
    package let indicators: String
    package let from: String
    package let to: String
    package let due: String
    package let reason: String

    package init(
      nameVi: String, nameEn: String, parties: [String], indicators: String, from: String,
      to: String, due: String, reason: String
    ) {
      self.nameVi = nameVi
      self.nameEn = nameEn
      self.parties = parties
      self.indicators = indicators
      self.from = from
      self.to = to
      self.due = due
      self.reason = reason
    }
  }

  package init(programme: String, request: Typed) {
    self.programme = programme
    self.request = request
  }

  /// The code of the period.
  package func perform(_ work: Work) throws -> String {
    let book = try work.book(programme)
    try work.require(.askForReports, at: book.area)
    let read = try Reading(request, book, today: CalendarDate(work.now, in: book.timeZone))
    let asked = try CanonicalJSON.text(read.selection)
    let isAsked = try work.transaction.scalar(
      """
      SELECT code FROM reporting_period WHERE programme_id = \(book.id) AND regime = ''
        AND name_vi = \(read.nameVi) AND starts_on = \(read.from.description)
        AND ends_on = \(read.to.description) AND due_on = \(read.due.description)
        AND reason = \(read.reason) AND asked = \(asked)
      """, as: String.self)
    // The second click of a double click.
    if let isAsked { return isAsked }
    let count = try work.transaction.scalar(
      """
      SELECT COUNT(*) FROM reporting_period WHERE programme_id = \(book.id) AND regime = ''
      """, as: Int.self)
    let slug = "de-nghi-\((count ?? 0) + 1)"
    guard let campaign = Campaign(slug: slug, firstDay: read.from, lastDay: read.to) else {
      throw Refusal.invalid([Issue(field: "to", code: "request.to-before-from")])
    }
    let code = Period.campaign(campaign).description
    let id = Identifier.make(at: work.now)
    try work.transaction.execute(
      """
      INSERT INTO reporting_period (id, programme_id, code, starts_on, ends_on, due_on, status,
        regime, asked, name_vi, name_en, reason)
      VALUES (\(id), \(book.id), \(code), \(read.from.description), \(read.to.description),
        \(read.due.description), 'open', '', \(asked),
        \(read.nameVi), \(read.nameEn), \(read.reason))
      """)
    try work.record(
      "period.ask", on: id,
      ["period": code, "name": read.nameVi, "due": read.due.description, "reason": read.reason])
    let (now, period) = try work.book(programme, code)
    try work.tell(
      now.plan.reportingUnits, .asked, now, period, message: read.reason, once: code)
    return code
  }

  /// What was typed, as values; refused with everything that is wrong.
  private struct Reading {
    let nameVi: String
    let nameEn: String?
    let selection: ReportSelection
    let from: CalendarDate
    let to: CalendarDate
    let due: CalendarDate
    let reason: String

    init(_ typed: Typed, _ book: ProgrammeBook, today: CalendarDate) throws {
      var issues: [Issue] = []
      func date(_ text: String, _ field: String) -> CalendarDate? {
        let date = CalendarDate(text.trimmingCharacters(in: .whitespaces))
        if date == nil { issues.append(Issue(field: field, code: "field.not-a-date")) }
        return date
      }
      nameVi = try TextLimit.checked(typed.nameVi, "nameVi")
      let english = try TextLimit.checked(typed.nameEn, "nameEn")
      nameEn = english.isEmpty ? nil : english
      reason = try TextLimit.checked(typed.reason, "reason")
      for (field, text) in [("nameVi", nameVi), ("reason", reason)] where text.isEmpty {
        issues.append(Issue(field: field, code: "field.required"))
      }
      let (from, to) = (date(typed.from, "from"), date(typed.to, "to"))
      let due = date(typed.due, "due")
      if let from, let to, to < from {
        issues.append(Issue(field: "to", code: "request.to-before-from"))
      }
      if let from, from > today { issues.append(Issue(field: "from", code: "request.not-begun")) }
      if let due, due < today { issues.append(Issue(field: "due", code: "deadline.day-over")) }
      if let due, due > today.moved(years: 2) {
        issues.append(Issue(field: "due", code: "deadline.too-far"))
      }
      let indicators = IndicatorNumbers(typed.indicators.trimmingCharacters(in: .whitespaces))
      let unknown = indicators.numbers.filter { book.framework.indicator($0) == nil }
      if let wrong = (indicators.wrong + unknown.map(String.init)).first {
        issues.append(
          Issue(field: "indicators", code: "request.no-indicator", arguments: ["text": wrong]))
      }
      let parties: [Assignment.Party] = typed.parties.map { code in
        book.programme.group(code) == nil ? .unit(code) : .group(code)
      }
      for party in parties
      where book.programme.members(of: party).allSatisfy({
        book.programme.orgUnit($0) == nil
      }) {
        issues.append(
          Issue(field: "parties", code: "request.unknown-unit", arguments: ["text": party.code]))
      }
      selection = ReportSelection(indicators: indicators.numbers, parties: parties)
      if issues.isEmpty,
        DutyPlan(book.programme, book.framework, asking: selection).reportingUnits.isEmpty
      {
        issues.append(Issue(field: "parties", code: "request.nobody-owes"))
      }
      guard issues.isEmpty, let from, let to, let due else { throw Refusal.invalid(issues) }
      (self.from, self.to, self.due) = (from, to, due)
    }
  }
}
