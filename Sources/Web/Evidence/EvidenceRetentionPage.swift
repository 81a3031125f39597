// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// Documents whose time is over, for the standing office to decide on.
struct EvidenceRetentionPage {
  struct Row {
    let id: String
    let href: String
    let title: String
    let unit: String
    let file: String
    let brought: String
    let counted: String
    let isChosen: Bool
  }

  let title: String
  let listHref: String
  let action: String
  let rule: String
  let hasRule: Bool
  let isUnsure: Bool
  let rows: [Row]
  let isEmpty: Bool
  let reason: String
  let token: String
  let done: String
  let isDone: Bool
  let hasErrors: Bool
  let faults: [Page.Fault]

  init(
    _ answer: EvidencePastTime.Answer, typed: Form?, refusal: Refusal?, token: String,
    done: String, wording: Wording
  ) {
    let programme = answer.book.programme.id
    title = wording("evidence.retention")
    listHref = Links.evidenceList(programme)
    action = Links.evidenceRetention(programme)
    hasRule = answer.retention != nil
    isUnsure = answer.retention.map { $0.status != .verified } ?? false
    rule =
      answer.retention.map {
        wording(
          "evidence.retention-rule",
          [
            "years": String($0.years), "basis": $0.legalBasis,
            "day": answer.limit.map(wording.date) ?? "",
          ])
      } ?? ""
    rows = answer.entries.map { entry in
      let id = entry.id.uuidString.lowercased()
      return Row(
        id: id, href: Links.document(programme, entry.id),
        title: [entry.title, entry.number].filter { !$0.isEmpty }.joined(separator: " · "),
        unit: entry.unitName[wording.language],
        file: "\(entry.fileName), \(wording.size(entry.size))",
        brought: wording.date(CalendarDate(entry.madeAt, in: answer.book.timeZone)),
        counted: entry.lastCounted.flatMap(CalendarDate.init).map(wording.date) ?? "–",
        isChosen: !(typed?["document-\(id)"].isEmpty ?? true))
    }
    isEmpty = rows.isEmpty
    reason = typed?["reason"] ?? ""
    self.token = token
    isDone = Int(done) != nil
    self.done = isDone ? wording("evidence.discarded-count", ["count": done]) : ""
    hasErrors = refusal != nil
    switch refusal {
    case .invalid(let issues):
      faults = issues.map { Page.Fault(href: "#\($0.field)", text: wording.issue($0)) }
    case .conflict(let code, let arguments):
      faults = [Page.Fault(href: "#main", text: wording(code, arguments))]
    default: faults = []
    }
  }
}
