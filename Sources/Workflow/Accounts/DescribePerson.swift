// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// What is said of a person: name, position, language, and how to reach them.
package struct PersonDetails: Sendable {
  package var name: String
  package var position: LocalizedText
  package var language: Language
  package var email: String
  package var phone: String

  package init(
    name: String, position: LocalizedText = LocalizedText(vi: "", en: ""),
    language: Language = .vi, email: String = "", phone: String = ""
  ) {
    self.name = name.trimmingCharacters(in: .whitespacesAndNewlines)
    self.position = position
    self.language = language
    self.email = email.trimmingCharacters(in: .whitespaces)
    self.phone = phone.trimmingCharacters(in: .whitespaces)
  }

  /// Whether there is an address that a mail can go to.
  package var hasAddress: Bool {
    !email.isEmpty && !issues.contains { $0.field == "email" }
  }

  /// What is wrong with it, by field.
  var issues: [Issue] {
    var issues: [Issue] = []
    if name.isEmpty { issues.append(Issue(field: "name", code: "field.required")) }
    for (field, text) in [
      ("name", name), ("position", position.vi), ("position", position[.en]),
    ]
    where text.count > 200 {
      issues.append(Issue(field: field, code: "text.too-long", arguments: ["maximum": "200"]))
    }
    let parts = email.split(separator: "@", omittingEmptySubsequences: false)
    let isAddress =
      parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
      && email.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F && $0 != "," }
    if !email.isEmpty, !isAddress || email.count > 200 {
      issues.append(Issue(field: "email", code: "person.bad-email"))
    }
    if phone.count > 50 || phone.contains(where: \.isNewline) {
      issues.append(Issue(field: "phone", code: "text.too-long", arguments: ["maximum": "50"]))
    }
    return issues
  }
}

/// A keeper puts right what is said of a person; the log keeps what was said before. False when it is
/// the same.
package struct DescribePerson: Act {
  let login: String
  let details: PersonDetails

  package init(login: String, details: PersonDetails) {
    self.login = login
    self.details = details
  }

  package func perform(_ work: Work) throws -> Bool {
    let person = try work.person(login)
    try work.requireKeeping(person)
    let issues = details.issues
    if !issues.isEmpty { throw Refusal.invalid(issues) }
    let difference = try work.details(of: person).difference(to: details)
    if difference.isEmpty { return false }
    try work.transaction.execute(
      """
      UPDATE person SET name = \(details.name), position_vi = \(details.position.vi),
        position_en = \(details.position[.en]), language = \(details.language),
        email = \(details.email), phone = \(details.phone)
      WHERE id = \(person)
      """)
    try work.record("person.describe", on: person, difference)
    return true
  }
}

extension PersonDetails {
  /// What changed, as the log keeps it for ever: before and after by field, but of what can be erased
  /// only that it changed.
  fileprivate func difference(to after: PersonDetails) -> [String: String] {
    let fields: [(String, String, String)] = [
      ("name", name, after.name), ("position", position.vi, after.position.vi),
      ("positionEn", position[.en], after.position[.en]),
      ("language", language.rawValue, after.language.rawValue), ("email", email, after.email),
      ("phone", phone, after.phone),
    ]
    return fields.reduce(into: [:]) { detail, field in
      guard field.1 != field.2 else { return }
      if ["email", "phone"].contains(field.0) {
        detail[field.0] = "changed"
        return
      }
      detail["\(field.0).before"] = field.1
      detail["\(field.0).after"] = field.2
    }
  }
}

extension Work {
  func details(of person: UUID) throws -> PersonDetails {
    let row = try transaction.one(
      """
      SELECT name, position_vi, position_en, language, email, phone FROM person
      WHERE id = \(person)
      """, as: DetailsRow.self)
    guard let row else { throw Refusal.notFound("person") }
    return PersonDetails(
      name: row.name, position: LocalizedText(vi: row.positionVi, en: row.positionEn),
      language: row.language, email: row.email, phone: row.phone)
  }

  private struct DetailsRow: Decodable {
    let name: String
    let positionVi: String
    let positionEn: String
    let language: Language
    let email: String
    let phone: String
  }
}
