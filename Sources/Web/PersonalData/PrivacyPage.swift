// SPDX-License-Identifier: Apache-2.0

import Domain

/// The record of processing: what is kept of whom, why, who sees it and for how long; and the times
/// for requests. Open to everybody.
struct PrivacyPage {
  struct Processing {
    let name: String
    let subjects: String
    let data: String
    let purpose: String
    let recipients: String
    let retention: String
    let note: String
    let hasNote: Bool
  }

  struct Term {
    let kind: String
    let days: String
    let note: String
    let hasNote: Bool
  }

  let title: String
  let legalBasis: [String]
  let processing: [Processing]
  let answer: String
  let terms: [Term]

  init(_ rules: PersonalDataRules, wording: Wording) {
    title = wording("privacy.title")
    legalBasis = rules.legalBasis.map { basis in
      wording(
        "privacy.basis", ["name": basis.name, "day": wording.date(basis.validFrom)])
    }
    func note(_ status: PersonalDataRules.Status) -> String {
      status == .verified ? "" : wording("privacy.status-\(status.rawValue)")
    }
    let language = wording.language
    processing = rules.processing.map { line in
      Processing(
        name: line.name[language], subjects: line.subjects[language], data: line.data[language],
        purpose: line.purpose[language], recipients: line.recipients[language],
        retention: line.retention[language], note: note(line.status),
        hasNote: line.status != .verified)
    }
    answer = wording("privacy.answer", ["days": String(rules.answerWorkingDays)])
    terms = rules.terms.map { term in
      Term(
        kind: wording("data-request.kind-\(term.kind.rawValue)"),
        days: wording("privacy.days", ["days": String(term.days)]), note: note(term.status),
        hasNote: term.status != .verified)
    }
  }
}
