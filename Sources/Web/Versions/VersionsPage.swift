// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Workflow

/// The city's own versions of its criteria set, one of them side by side with its parent, and the
/// form that writes or changes one.
struct VersionsPage {
  struct Entry {
    let href: String
    let version: String
    let validFrom: String
    let legalBasis: String
    let count: Int
    let isCurrent: Bool
  }

  let title: String
  let lead: String
  let frameworkHref: String
  let versionsHref: String
  let entries: [Entry]
  let isEmpty: Bool
  let isOne: Bool
  let changes: [VersionChangeText]
  let hasChanges: Bool
  let canAmend: Bool
  let form: VersionForm
  let isDone: Bool
  let hasErrors: Bool
  let errorTitle: String
  let faults: [Page.Fault]
  let history: RuleHistory

  /// `name` is the version that is shown; nil lists them.
  init(
    _ answer: FrameworkVersions.Answer, name: String?, indicator: Int?, typed: Form?,
    refusal: Refusal?, isDone: Bool, token: String, wording: Wording
  ) {
    let book = answer.book
    let version = name.flatMap(answer.version)
    title =
      version.map { wording("version.one", ["version": $0.version]) }
      ?? wording("version.title")
    lead =
      version.map {
        wording(
          "version.summary",
          [
            "date": wording.date($0.validFrom), "basis": $0.legalBasis,
            "count": String($0.changes.count),
          ])
      } ?? wording("version.lead")
    frameworkHref = Links.framework(book.programme.id)
    versionsHref = Links.versions(book.programme.id)
    entries = book.versions.map { entry in
      Entry(
        href: Links.version(book.programme.id, entry.version), version: entry.version,
        validFrom: wording.date(entry.validFrom), legalBasis: entry.legalBasis,
        count: entry.changes.count, isCurrent: entry.version == name)
    }
    isEmpty = entries.isEmpty
    isOne = version != nil
    changes = (version?.changes ?? []).compactMap { change in
      version.map { version in
        VersionChangeText(
          change, before: answer.before(version, change.indicator), in: version, book,
          wording: wording)
      }
    }
    hasChanges = !changes.isEmpty
    canAmend = answer.canAmend
    form = VersionForm(
      answer, version: version, indicator: indicator, typed: typed, refusal: refusal,
      token: token, wording: wording)
    self.isDone = isDone
    hasErrors = refusal != nil
    switch refusal {
    case .invalid(let issues):
      errorTitle = wording("version.errors", ["count": String(issues.count)])
      faults = issues.map { Page.Fault(href: "#\($0.field)", text: wording.issue($0)) }
    case .conflict(let code, let arguments):
      errorTitle = wording(code, arguments)
      faults = []
    default:
      errorTitle = ""
      faults = []
    }
    history = RuleHistory(
      answer.history.filter { entry in name.map { entry.rule.key == $0 } ?? true }, book,
      wording: wording)
  }
}
