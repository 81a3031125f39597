// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// Units against indicators: what is missing, and one button to urge.
struct MissingPage {
  struct Head {
    let number: Int
    let name: String
    let href: String
  }

  struct Row {
    let href: String
    let name: String
    let badge: Page.Badge
    let late: String
    let isLate: Bool
    let reminded: String
    let isReminded: Bool
    /// The cells as HTML: there may be ten thousand of them.
    let cells: String
  }

  struct State {
    let kind: String
    let text: String
    let count: String
    let href: String
    let isChosen: Bool
  }

  struct Choice {
    let value: String
    let text: String
    let isChosen: Bool
  }

  let title: String
  let lead: String
  let standingHref: String
  let progressHref: String
  let heads: [Head]
  let rows: [Row]
  let isEmpty: Bool
  let states: [State]
  let allHref: String
  let isFiltered: Bool
  let kinds: [Choice]
  let hasKinds: Bool
  let chosenState: String
  let canRemind: Bool
  let open: Int
  let remindHref: String
  let remindButton: String
  let message: String
  let token: String
  let isDone: Bool
  let done: String
  let without: String
  let hasWithout: Bool
  let hasErrors: Bool
  let error: String

  init(
    _ answer: WhoIsMissing.Answer, query: MissingQuery, outcome: RemindUnits.Outcome?,
    typed: Form?, refusal: Refusal?, now: Date, token: String, wording: Wording
  ) {
    let (programme, period) = (answer.book.programme.id, answer.period.code)
    let link = Links.missing(programme, period)
    title = wording("missing.title", ["period": wording.period(period)])
    let today = CalendarDate(now, in: answer.book.timeZone)
    lead = [
      answer.period.name?[wording.language],
      answer.period.deadline.map {
        wording(
          "progress.lead", ["deadline": wording.date($0), "left": wording.daysLeft($0, today)])
      },
    ].compactMap(\.self).joined(separator: " · ")
    standingHref = Links.standing(programme, period)
    progressHref = Links.progress(programme, period)
    let shown = answer.rows.filter(query.takes)
    let numbers = answer.indicators.map(\.number)
    heads = answer.indicators.map {
      Head(
        number: $0.number, name: wording.indicatorName($0),
        href: Links.indicator(programme, period, $0.number))
    }
    rows = shown.map { Self.row($0, numbers, answer, wording) }
    isEmpty = rows.isEmpty
    let counts = answer.rows.flatMap(\.states.values).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    states = DutyState.allCases.map { state in
      State(
        kind: state.rawValue, text: wording("duty.\(state.rawValue)"),
        count: wording.number(Decimal(counts[state] ?? 0)),
        href: query.link(link, state: state == query.state ? nil : state),
        isChosen: state == query.state)
    }
    allHref = link
    isFiltered = query.state != nil || !query.kind.isEmpty
    let used = Set(answer.rows.map(\.orgUnit.kind))
    let known = answer.book.programme.kinds.filter { used.contains($0.code) }
    kinds =
      [Choice(value: "", text: wording("missing.every-kind"), isChosen: query.kind.isEmpty)]
      + known.map {
        Choice(value: $0.code, text: $0.name[wording.language], isChosen: $0.code == query.kind)
      }
    hasKinds = known.count > 1
    chosenState = query.state?.rawValue ?? ""
    open = shown.count(where: \.isOpen)
    canRemind = answer.canRemind && open > 0
    remindHref = link + "/remind"
    remindButton = wording("missing.remind", ["count": String(open)])
    message = typed?["message"] ?? ""
    self.token = token
    isDone = outcome != nil
    done = outcome.map { Self.done($0, wording) } ?? ""
    let names = (outcome?.withoutPeople ?? []).map { $0.label[wording.language] }
    without = wording(
      "missing.without-people",
      ["count": String(names.count), "names": names.prefix(30).joined(separator: ", ")])
    hasWithout = !names.isEmpty
    hasErrors = refusal != nil
    let (head, faults) = wording.told(refusal)
    error = ([head] + faults.map(\.text)).joined(separator: " ")
  }

  private static func done(_ outcome: RemindUnits.Outcome, _ wording: Wording) -> String {
    if outcome.units == 0, outcome.again > 0 { return wording("missing.again") }
    return wording(
      "missing.reminded",
      ["units": String(outcome.units), "people": String(outcome.people)])
  }

  private static func row(
    _ row: WhoIsMissing.Row, _ indicators: [Int], _ answer: WhoIsMissing.Answer, _ wording: Wording
  ) -> Row {
    let href = Links.submission(
      answer.book.programme.id, answer.period.code, row.orgUnit.code)
    let cells = indicators.map { number -> String in
      guard let state = row.states[number] else { return "<td></td>" }
      return Page.cell(state.rawValue, wording("duty.\(state.rawValue)"))
    }
    let isLate = row.daysLate > 0 && (row.isOpen || row.submittedOn != nil)
    return Row(
      href: href, name: row.orgUnit.label[wording.language], badge: wording.badge(row.status),
      late: wording("missing.days-late", ["days": String(row.daysLate)]), isLate: isLate,
      reminded: row.remindedAt.map {
        wording("missing.reminded-at", ["moment": wording.moment($0, answer.book.timeZone)])
      } ?? "", isReminded: row.remindedAt != nil && row.isOpen, cells: cells.joined())
  }
}

/// What of the matrix is shown.
struct MissingQuery {
  let state: DutyState?
  /// The code of a kind of unit; empty for all.
  let kind: String

  func takes(_ row: WhoIsMissing.Row) -> Bool {
    (kind.isEmpty || row.orgUnit.kind == kind)
      && (state.map { row.states.values.contains($0) } ?? true)
  }

  func link(_ page: String, state: DutyState?) -> String {
    let parts = [
      state.map { "state=\($0.rawValue)" }, kind.isEmpty ? nil : "kind=\(kind)",
    ].compactMap(\.self)
    return parts.isEmpty ? page : page + "?" + parts.joined(separator: "&")
  }
}
