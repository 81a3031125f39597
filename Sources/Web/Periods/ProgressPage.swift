// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Gate
import Workflow

/// Who has reported and who has not, the missing ones first.
struct ProgressPage {
  struct Row {
    let href: String
    let name: String
    let badge: Page.Badge
    let waitsFor: String
    let isWaiting: Bool
    let isLate: Bool
    let due: String
    let submitted: String
    let filled: String
    let chart: String
  }

  let title: String
  let lead: String
  let standingHref: String
  let deadline: String
  let rows: [Row]
  let approved: Int
  let waiting: Int
  let missing: Int
  let total: Int
  let canConsolidate: Bool
  let canReopen: Bool
  let consolidateHref: String
  let reopenHref: String
  let token: String
  let error: String
  let hasError: Bool
  let hasMissing: Bool
  let notApproved: String
  let comment: String
  let missingHref: String
  let requestsHref: String
  let difficultiesHref: String
  let timelinessHref: String
  let workbooksHref: String
  let canMoveDeadline: Bool
  let deadlineHref: String
  let units: [Choice]
  let until: String
  let deadlineReason: String
  let exceptions: [Exception]
  let hasExceptions: Bool
  let locked: String
  let hasLock: Bool
  let history: [Event]
  let hasHistory: Bool

  struct Choice {
    let value: String
    let text: String
    let isChosen: Bool
  }

  /// More time that was given.
  struct Exception {
    let moment: String
    let text: String
    let person: String
    let reason: String
  }

  /// A consolidation or a reopening.
  struct Event {
    let moment: String
    let text: String
    let person: String
    let said: String
  }

  init(
    _ answer: PeriodProgress.Answer, token: String, typed: Form?, refusal: Refusal?, now: Date,
    wording: Wording
  ) {
    let (programme, period) = (answer.book.programme.id, answer.period.code)
    let today = CalendarDate(now, in: answer.book.timeZone)
    title = wording("progress.title", ["period": wording.period(period)])
    standingHref = Links.standing(programme, period)
    deadline = answer.period.deadline.map(wording.date) ?? ""
    let left = answer.period.deadline.map { wording.daysLeft($0, today) } ?? ""
    lead =
      answer.period.isOpen
      ? wording("progress.lead", ["deadline": deadline, "left": left]) : wording("progress.closed")
    approved = answer.entries.count { $0.status == .approved }
    waiting = answer.entries.count { [.submitted, .unitApproved].contains($0.status) }
    total = answer.entries.count
    missing = total - approved - waiting
    let open = answer.entries.filter { $0.status != .approved }
    hasMissing = !open.isEmpty
    notApproved = open.map { $0.orgUnit.label[wording.language] }.joined(separator: ", ")
    comment = typed?["comment"] ?? ""
    missingHref = Links.missing(programme, period)
    requestsHref = Links.requests(programme)
    difficultiesHref = Links.difficulties(programme)
    timelinessHref = Links.timeliness(programme)
    workbooksHref = Links.standing(programme, period) + "/workbooks.zip"
    canMoveDeadline = answer.canMoveDeadline
    deadlineHref = Links.progress(programme, period) + "/deadline"
    let chosen = typed?["unit"] ?? ""
    units =
      [Choice(value: "", text: wording("deadline.every-unit"), isChosen: chosen.isEmpty)]
      + answer.entries.map {
        Choice(
          value: $0.orgUnit.code, text: $0.orgUnit.name[wording.language],
          isChosen: $0.orgUnit.code == chosen)
      }
    until = typed?["until"] ?? ""
    deadlineReason = typed?["deadline-reason"] ?? ""
    exceptions = answer.exceptions.map { Self.exception($0, answer.book.timeZone, wording) }
    hasExceptions = !exceptions.isEmpty
    let lock = answer.period.locksAfter.flatMap { CalendarDate($0) }
    locked = wording("progress.locks", ["date": lock.map(wording.date) ?? ""])
    hasLock = lock != nil && answer.period.isOpen
    history = answer.history.map { event in
      Event(
        moment: wording.moment(event.occurredAt, answer.book.timeZone),
        text: wording("event.\(event.kind)"),
        person: event.personName ?? wording("event.command-line"),
        said: event.detail["comment"] ?? event.detail["reason"] ?? "")
    }
    hasHistory = !history.isEmpty
    rows = answer.entries.sorted { Self.order($0) < Self.order($1) }
      .map { Self.row($0, answer, wording) }
    canConsolidate = answer.canConsolidate
    canReopen = answer.canReopen
    consolidateHref = Links.consolidate(programme, period)
    reopenHref = Links.reopen(programme, period)
    self.token = token
    hasError = refusal != nil
    error =
      switch refusal {
      case .conflict(let code, let arguments): wording(code, arguments)
      case .invalid(let issues):
        issues.map { wording($0.code, $0.arguments) }.joined(separator: " ")
      default: ""
      }
  }

  private static func exception(
    _ given: PeriodProgress.Exception, _ zone: TimeZone, _ wording: Wording
  ) -> Exception {
    let unit = wording.language == .vi ? given.orgUnitVi : given.orgUnitEn
    return Exception(
      moment: wording.moment(given.writtenAt, zone),
      text: wording(
        "deadline.given",
        [
          "unit": unit ?? wording("deadline.every-unit"),
          "date": CalendarDate(given.dueOn).map(wording.date) ?? given.dueOn,
        ]), person: given.personName ?? wording("event.command-line"), reason: given.reason)
  }

  /// Missing first, then what waits for the standing office.
  private static func order(_ entry: PeriodProgress.Entry) -> Int {
    switch entry.status {
    case .unitApproved: 0
    case nil: 1
    case .returned: 2
    case .draft: 3
    case .submitted: 4
    case .approved: 5
    }
  }

  private static func row(
    _ entry: PeriodProgress.Entry, _ answer: PeriodProgress.Answer, _ wording: Wording
  ) -> Row {
    let filled = min(entry.filled, entry.owed)
    let parts = [
      ChartPart(label: wording("progress.filled"), count: filled, kind: .met),
      ChartPart(label: wording("progress.empty"), count: entry.owed - filled, kind: .noData),
    ]
    return Row(
      href: Links.submission(
        answer.book.programme.id, answer.period.code, entry.orgUnit.code),
      name: entry.orgUnit.name[wording.language], badge: wording.badge(entry.status),
      waitsFor: wording.waitsFor(entry.waitsFor), isWaiting: entry.waitsFor != nil,
      isLate: entry.isLate, due: entry.due.map(wording.date) ?? "–",
      submitted: entry.submittedAt.map { wording.moment($0, answer.book.timeZone) } ?? "–",
      filled: "\(filled)/\(entry.owed)",
      chart: Chart.progress(
        parts: parts, title: "\(wording("progress.filled")): \(filled)/\(entry.owed)"))
  }
}
