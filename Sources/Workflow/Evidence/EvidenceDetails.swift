// SPDX-License-Identifier: Apache-2.0

import Domain
package import Foundation
import Store

/// What people say of a document that is evidence. An empty text says nothing.
package struct EvidenceDetails: Sendable, Hashable {
  package var title: String
  /// Of the document (số, ký hiệu), such as `39/KH-UBND`.
  package var number: String
  /// `2025-02-03`.
  package var issuedOn: String
  package var issuer: String
  /// The code of a kind of document.
  package var kind: String
  /// The code of the period that the document speaks of.
  package var period: String

  package init(
    title: String = "", number: String = "", issuedOn: String = "", issuer: String = "",
    kind: String = "", period: String = ""
  ) {
    self.title = title
    self.number = number
    self.issuedOn = issuedOn
    self.issuer = issuer
    self.kind = kind
    self.period = period
  }

  /// Without spaces at the ends; refused where a text is too long, the day none or the kind unknown.
  func checked(_ rules: EvidenceRules) throws(Refusal) -> EvidenceDetails {
    var issues: [Issue] = []
    func trimmed(_ text: String, _ field: String) -> String {
      let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        .precomposedStringWithCanonicalMapping
      if text.count > Self.longest {
        issues.append(
          Issue(
            field: field, code: "text.too-long", arguments: ["maximum": String(Self.longest)]))
      }
      return text
    }
    let details = EvidenceDetails(
      title: trimmed(title, "title"), number: trimmed(number, "number"),
      issuedOn: trimmed(issuedOn, "issuedOn"), issuer: trimmed(issuer, "issuer"), kind: kind,
      period: period)
    if !details.issuedOn.isEmpty, CalendarDate(details.issuedOn) == nil {
      issues.append(
        Issue(
          field: "issuedOn", code: "units.not-a-date", arguments: ["text": details.issuedOn]))
    }
    if !kind.isEmpty, rules.documentKind(kind) == nil {
      issues.append(
        Issue(
          field: "kind", code: "table.not-a-choice",
          arguments: [
            "text": kind, "choices": rules.documentKinds.map(\.code).joined(separator: ", "),
          ]))
    }
    guard issues.isEmpty else { throw .invalid(issues) }
    return details
  }

  private static let longest = 300

  /// In which people look for a document: folded, with the name of its file.
  func searchText(fileName: String) -> String {
    VietnameseText.folded(
      [title, number, issuer, fileName].filter { !$0.isEmpty }.joined(separator: " "))
  }
}
