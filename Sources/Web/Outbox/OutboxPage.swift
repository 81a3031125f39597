// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// The mails that wait, went, and need an eye.
struct OutboxPage {
  struct Row {
    let moment: String
    let name: String
    let email: String
    let kind: String
    let badge: Page.Badge
    let detail: String
    let resendHref: String
    let canResend: Bool
  }

  struct Count {
    let text: String
    let count: String
  }

  let title: String
  let counts: [Count]
  let rows: [Row]
  let isEmpty: Bool
  let hasErrors: Bool
  let error: String
  let token: String

  init(_ answer: Outbox.Answer, refusal: Refusal?, token: String, wording: Wording) {
    title = wording("outbox.title")
    counts = Outbox.State.allCases.compactMap { state in
      answer.counts[state].map {
        Count(
          text: wording("outbox.state-\(state.rawValue)"), count: wording.number(Decimal($0)))
      }
    }
    rows = answer.entries.map { entry in
      let when = entry.state == .waiting && entry.tries > 0 ? entry.dueAt : nil
      return Row(
        moment: wording.moment(entry.endedAt ?? entry.madeAt, .current), name: entry.name,
        email: entry.email, kind: wording("outbox.kind-\(entry.kind.rawValue)"),
        badge: Page.Badge(
          kind: Self.tone(entry.state), text: wording("outbox.state-\(entry.state.rawValue)")),
        detail: [
          entry.fault ?? "",
          when.map { wording("outbox.next", ["moment": wording.moment($0, .current)]) } ?? "",
        ].filter { !$0.isEmpty }.joined(separator: " · "),
        resendHref: Links.resend(entry.id),
        canResend: [.refused, .expired, .uncertain].contains(entry.state))
    }
    isEmpty = rows.isEmpty
    hasErrors = refusal != nil
    error = wording.told(refusal).0
    self.token = token
  }

  private static func tone(_ state: Outbox.State) -> String {
    switch state {
    case .waiting: "notStarted"
    case .claimed: "submitted"
    case .sent: "success"
    case .refused, .expired: "returned"
    case .uncertain: "late"
    }
  }
}
