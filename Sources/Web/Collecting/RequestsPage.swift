// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// What was asked outside of the rhythm, and the form to ask.
struct RequestsPage {
  struct Row {
    let href: String
    let name: String
    let span: String
    let due: String
    let indicators: String
    let progress: String
    let reason: String
  }

  struct Choice {
    let value: String
    let text: String
    let isChosen: Bool
  }

  let title: String
  let rows: [Row]
  let isEmpty: Bool
  let canAsk: Bool
  let groups: [Choice]
  let units: [Choice]
  let nameVi: String
  let nameEn: String
  let indicators: String
  let from: String
  let to: String
  let due: String
  let reason: String
  let action: String
  let hasErrors: Bool
  let errorTitle: String
  let faults: [Page.Fault]
  let token: String

  init(
    _ answer: RequestList.Answer, typed: Form?, refusal: Refusal?, token: String, wording: Wording
  ) {
    let programme = answer.book.programme
    title = wording("request.title")
    action = Links.requests(programme.id)
    rows = answer.entries.map { entry in
      Row(
        href: Links.missing(programme.id, entry.period.code),
        name: entry.period.name?[wording.language] ?? "",
        span: wording.period(entry.period.code),
        due: entry.period.deadline.map(wording.date) ?? "",
        indicators: entry.indicators.isEmpty
          ? wording("request.every-indicator")
          : entry.indicators.map(String.init).joined(separator: ", "),
        progress: "\(entry.submitted)/\(entry.units)", reason: entry.reason ?? "")
    }
    isEmpty = rows.isEmpty
    canAsk = answer.canAsk
    let chosen = Set((typed?.fields(after: "party-") ?? [:]).keys)
    groups = programme.groups.map {
      Choice(
        value: $0.code, text: $0.name[wording.language], isChosen: chosen.contains($0.code))
    }
    units = answer.book.plan.reportingUnits.map {
      Choice(
        value: $0.code, text: $0.label[wording.language], isChosen: chosen.contains($0.code))
    }
    nameVi = typed?["nameVi"] ?? ""
    nameEn = typed?["nameEn"] ?? ""
    indicators = typed?["indicators"] ?? ""
    from = typed?["from"] ?? ""
    to = typed?["to"] ?? ""
    due = typed?["due"] ?? ""
    reason = typed?["reason"] ?? ""
    hasErrors = refusal != nil
    (errorTitle, faults) = wording.told(refusal)
    self.token = token
  }
}
