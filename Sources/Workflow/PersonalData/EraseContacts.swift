// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// Erases what a closed account keeps beside the name: how to reach the person, and everything of
/// signing in. The name and the roles stay, because figures hang on them. False when nothing was left.
package struct EraseContacts: Act {
  let login: String

  package init(login: String) { self.login = login }

  package func perform(_ work: Work) throws -> Bool {
    let person = try work.person(login)
    try work.requireKeeping(person)
    guard try work.mayAtSomeUnit(.handlePersonalData) else {
      throw Refusal.notAllowed(.handlePersonalData)
    }
    let isClosed = try work.transaction.exists(
      "SELECT 1 FROM person WHERE id = \(person) AND closed_at IS NOT NULL")
    guard isClosed else { throw Refusal.conflict("person.erase-open") }
    return try work.eraseContacts(of: person)
  }
}

/// The retention that the rules say: contacts of accounts that were closed long enough ago go. The
/// outcome is the sign-in names whose contacts went.
package struct ApplyRetention: Act {
  let rules: PersonalDataRules

  package init(rules: PersonalDataRules) { self.rules = rules }

  package func perform(_ work: Work) throws -> [String] {
    guard work.actor.personID == nil else { throw Refusal.notAllowed(.handlePersonalData) }
    guard let days = rules.eraseContactsAfterDays else { return [] }
    let before = work.now.addingTimeInterval(-Double(days) * 86_400)
    let people = try work.transaction.all(
      """
      SELECT p.id, p.login FROM person p WHERE p.closed_at <= \(before) AND \(Work.hasContacts)
      ORDER BY p.login
      """, as: Closed.self)
    return try people.filter { try work.eraseContacts(of: $0.id) }.map(\.login)
  }

  private struct Closed: Decodable {
    let id: UUID
    let login: String
  }
}

extension Work {
  /// What of signing in is kept of a person beside the account itself. The identity at a provider
  /// stays: by it the provider's word opens no second account.
  private static let signInTables: [SQL] = [
    "session", "known_device", "sign_in_step", "second_factor", "recovery_code", "past_password",
    "invitation", "api_token",
  ]

  /// That something of a person `p` is left to erase.
  static var hasContacts: SQL {
    let rows = signInTables.dropFirst().reduce("SELECT person_id FROM session" as SQL) {
      "\($0) UNION ALL SELECT person_id FROM \($1)"
    }
    return """
      (p.email <> '' OR p.phone <> '' OR p.password_hash <> \(Password.none)
        OR p.id IN (\(rows)))
      """
  }

  fileprivate func eraseContacts(of person: UUID) throws -> Bool {
    let hasAny = try transaction.exists(
      "SELECT 1 FROM person p WHERE p.id = \(person) AND \(Self.hasContacts)")
    guard hasAny else { return false }
    try transaction.execute(
      """
      UPDATE person SET email = '', phone = '', password_hash = \(Password.none)
      WHERE id = \(person)
      """)
    for table in Self.signInTables {
      try transaction.execute("DELETE FROM \(table) WHERE person_id = \(person)")
    }
    try transaction.execute("UPDATE data_request SET contact = '' WHERE person_id = \(person)")
    try record("person.erase-contacts", on: person)
    return true
  }
}
