// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// Requests about personal data for whoever answers them: what is due first stands first.
struct DataRequestsPage {
  struct Reply {
    let head: String
    let text: String
  }

  struct Row {
    let id: String
    let action: String
    let subject: String
    let contact: String
    let hasContact: Bool
    let kind: String
    let content: String
    let received: String
    let badge: Page.Badge
    let isOpen: Bool
    let replies: [Reply]
    let outcomes: [PeoplePage.Choice]
    let answer: String

    /// `today` tells what is late; nil for the person who asked. `typed` is the form of this request.
    init(
      _ request: DataRequests.Request, today: CalendarDate?, typed: Form? = nil, _ wording: Wording
    ) {
      answer = typed?["answer"] ?? ""
      id = request.id.uuidString.lowercased()
      action = Links.dataRequests + "/" + id
      subject = request.subject
      contact = request.contact
      hasContact = !contact.isEmpty
      kind = wording("data-request.kind-\(request.kind.rawValue)")
      content = request.content
      received = wording("data-request.received", ["day": wording.date(request.receivedOn)])
      isOpen = !request.isClosed
      if let due = request.dueBy {
        let isLate = today.map { due < $0 } ?? false
        let key = request.answers.isEmpty ? "data-request.answer-by" : "data-request.fulfil-by"
        badge = Page.Badge(
          kind: isLate ? "late" : "expected",
          text: wording(
            isLate ? "data-request.late" : key, ["day": wording.date(due)]))
      } else {
        let outcome = request.answers.last?.outcome ?? .answered
        badge = Page.Badge(
          kind: outcome == .refused ? "none" : "met",
          text: wording("data-request.outcome-\(outcome.rawValue)"))
      }
      replies = request.answers.map { answer in
        Reply(
          head: wording(
            "data-request.reply",
            [
              "outcome": wording("data-request.outcome-\(answer.outcome.rawValue)"),
              "moment": wording.moment(answer.answeredAt, .current), "name": answer.byName,
            ]), text: answer.answer)
      }
      outcomes = AnswerDataRequest.Verdict.allCases.map { outcome in
        PeoplePage.Choice(
          value: outcome.rawValue, text: wording("data-request.outcome-\(outcome.rawValue)"),
          isChosen: outcome.rawValue == typed?["outcome"])
      }
    }
  }

  let title: String
  let isDone: Bool
  let rows: [Row]
  let isEmpty: Bool
  let kinds: [PeoplePage.Choice]
  let subject: String
  let contact: String
  let content: String
  let received: String
  let token: String
  let hasErrors: Bool
  let errorTitle: String
  let faults: [Page.Fault]

  init(
    _ requests: [DataRequests.Request], today: CalendarDate, answered: String?, typed: Form?,
    refusal: Refusal?,
    isDone: Bool, token: String, wording: Wording
  ) {
    title = wording("data-request.title")
    self.isDone = isDone
    rows = requests.map { request in
      let isTyped = request.id.uuidString.lowercased() == answered
      return Row(request, today: today, typed: isTyped ? typed : nil, wording)
    }
    isEmpty = rows.isEmpty
    kinds = wording.requestKinds(typed?["kind"])
    subject = typed?["subject"] ?? ""
    contact = typed?["contact"] ?? ""
    content = typed?["content"] ?? ""
    let said = typed?["received"] ?? ""
    received = said.isEmpty ? today.description : said
    self.token = token
    hasErrors = refusal != nil
    let told = wording.told(refusal)
    errorTitle = told.0
    faults = told.1.map { fault in
      guard fault.href == "#answer", let answered else { return fault }
      return Page.Fault(href: "#answer-\(answered)", text: fault.text)
    }
  }
}
