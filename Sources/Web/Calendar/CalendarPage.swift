// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// The days off and the worked weekends of a year.
struct CalendarPage {
  struct Row {
    let date: String
    let weekday: String
    let badge: Page.Badge
    let name: String
    let basis: String
    let isUnverified: Bool
    let isOwn: Bool
  }

  struct Decision {
    let moment: String
    let text: String
    let person: String
    let basis: String
  }

  struct Choice {
    let value: String
    let text: String
    let isChosen: Bool
  }

  let title: String
  let year: String
  let earlierHref: String
  let earlier: String
  let laterHref: String
  let later: String
  let rows: [Row]
  let isUnknown: Bool
  let canSet: Bool
  let isDone: Bool
  let hasErrors: Bool
  let errorTitle: String
  let faults: [Page.Fault]
  let day: String
  let name: String
  let legalBasis: String
  let states: [Choice]
  let decisions: [Decision]
  let hasDecisions: Bool
  let token: String

  init(
    _ answer: CalendarView.Answer, typed: Form?, refusal: Refusal?, isDone: Bool, token: String,
    wording: Wording
  ) {
    title = wording("calendar.title", ["year": String(answer.year)])
    year = String(answer.year)
    earlier = String(answer.year - 1)
    later = String(answer.year + 1)
    earlierHref = Links.calendar(answer.year - 1)
    laterHref = Links.calendar(answer.year + 1)
    rows = answer.entries.map { entry in
      Row(
        date: wording.date(entry.date), weekday: wording("weekday.\(entry.date.weekday)"),
        badge: Page.Badge(
          kind: entry.isOff ? "noData" : "expected",
          text: wording(entry.isOff ? "calendar.off" : "calendar.worked")),
        name: entry.name[wording.language], basis: entry.legalBasis,
        isUnverified: entry.status == .unverified, isOwn: entry.isOwn)
    }
    isUnknown = !answer.isKnown
    canSet = answer.canSet
    self.isDone = isDone
    hasErrors = refusal != nil
    (errorTitle, faults) = wording.told(refusal)
    day = typed?["day"] ?? ""
    name = typed?["name"] ?? ""
    legalBasis = typed?["legalBasis"] ?? ""
    states = CalendarView.State.allCases.map { state in
      Choice(
        value: state.rawValue, text: wording("calendar.state-\(state.rawValue)"),
        isChosen: (typed?["state"] ?? "off") == state.rawValue)
    }
    decisions = answer.decisions.map { decision in
      Decision(
        moment: wording.moment(decision.writtenAt, .current),
        text: [
          CalendarDate(decision.day).map(wording.date) ?? decision.day,
          wording("calendar.state-\(decision.state.rawValue)"), decision.name,
        ].filter { !$0.isEmpty }.joined(separator: " – "),
        person: decision.personName ?? wording("event.command-line"), basis: decision.legalBasis)
    }
    hasDecisions = !decisions.isEmpty
    self.token = token
  }
}
