// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// What units find difficult, and what became of it.
struct DifficultiesPage {
  struct Answered {
    let badge: Page.Badge
    let text: String
    let person: String
    let moment: String
  }

  struct Choice {
    let value: String
    let text: String
    let isChosen: Bool
  }

  struct Entry {
    let id: String
    let unit: String
    let unitHref: String
    let place: String
    let text: String
    let person: String
    let moment: String
    let badge: Page.Badge
    let answers: [Answered]
    let answerHref: String
    let outcomes: [Choice]
    let typed: String
    let isOpen: Bool
  }

  let title: String
  let entries: [Entry]
  let isEmpty: Bool
  let canAnswer: Bool
  let token: String
  let hasErrors: Bool
  let error: String

  init(
    _ answer: DifficultyList.Answer, typed: (id: String, form: Form)?, refusal: Refusal?,
    token: String, wording: Wording
  ) {
    let book = answer.book
    title = wording("difficulty.title")
    entries = answer.entries.map { entry in
      let id = entry.id.uuidString.lowercased()
      let form = typed?.id == id ? typed?.form : nil
      return Entry(
        id: id, unit: entry.orgUnitName[wording.language],
        unitHref: Links.submission(book.programme.id, entry.period, entry.orgUnit),
        place: [
          wording.periodHeading(entry.period),
          entry.indicator.map { wording("difficulty.indicator", ["number": String($0)]) },
        ].compactMap(\.self).joined(separator: " · "),
        text: entry.text, person: entry.personName ?? wording("event.command-line"),
        moment: wording.moment(entry.madeAt, book.timeZone),
        badge: Self.badge(entry.outcome, wording),
        answers: entry.answers.map {
          Answered(
            badge: Self.badge($0.outcome, wording), text: $0.text,
            person: $0.personName ?? wording("event.command-line"),
            moment: wording.moment($0.at, book.timeZone))
        }, answerHref: Links.difficulties(book.programme.id) + "/\(id)",
        outcomes: AnswerDifficulty.Verdict.allCases.map {
          Choice(
            value: $0.rawValue, text: wording("difficulty.outcome-\($0.rawValue)"),
            isChosen: (form?["outcome"] ?? "answered") == $0.rawValue)
        }, typed: form?["text"] ?? "", isOpen: form != nil)
    }
    isEmpty = entries.isEmpty
    canAnswer = answer.canAnswer
    self.token = token
    hasErrors = refusal != nil
    let (head, faults) = wording.told(refusal)
    error = ([head] + faults.map(\.text)).joined(separator: " ")
  }

  private static func badge(
    _ outcome: AnswerDifficulty.Verdict?, _ wording: Wording
  ) -> Page.Badge {
    guard let outcome else {
      return Page.Badge(kind: "warning", text: wording("difficulty.open"))
    }
    let kind =
      switch outcome {
      case .answered: "info"
      case .raised: "submitted"
      case .solved: "success"
      }
    return Page.Badge(kind: kind, text: wording("difficulty.outcome-\(outcome.rawValue)"))
  }
}
