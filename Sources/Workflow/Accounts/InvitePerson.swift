// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// A link that works once, for setting a password: for a new account, or for a lost password. The
/// outcome is the token, which is shown once; the database holds only its hash.
package struct InvitePerson: Act {
  let login: String

  /// How long the link works.
  package static let lifetime: TimeInterval = 72 * 3600

  package init(login: String) { self.login = login }

  package func perform(_ work: Work) throws -> String {
    let person = try work.person(login)
    try work.requireKeeping(person)
    let token = Token.make()
    try work.transaction.execute(
      "DELETE FROM invitation WHERE person_id = \(person) AND used_at IS NULL")
    try work.transaction.execute(
      """
      INSERT INTO invitation (token_hash, person_id, made_by, made_at, expires_at)
      VALUES (\(Token.hash(token)), \(person), \(work.actor.personID), \(work.now),
        \(work.now.addingTimeInterval(Self.lifetime)))
      """)
    try work.record("person.invite", on: person)
    return token
  }
}

/// Whom an invitation is for; nil when it is unknown, used or over.
package struct Invitation: Question {
  package struct Guest: Sendable, Decodable {
    package let id: UUID
    package let login: String
    package let name: String
  }

  let token: String

  package init(token: String) { self.token = token }

  package func answer(_ work: Work) throws -> Guest? {
    try work.transaction.one(
      """
      SELECT p.id, p.login, p.name FROM invitation i JOIN person p ON p.id = i.person_id
      WHERE i.token_hash = \(Token.hash(token)) AND i.used_at IS NULL
        AND i.expires_at > \(work.now) AND p.closed_at IS NULL
      """, as: Guest.self)
  }
}

/// Somebody with an invitation sets the password; every session ends.
package struct AcceptInvitation: Act {
  let token: String
  let password: String
  let cost: Password.Cost

  package init(token: String, password: String, cost: Password.Cost = .normal) {
    self.token = token
    self.password = password
    self.cost = cost
  }

  package func perform(_ work: Work) throws {
    guard let guest = try Invitation(token: token).answer(work) else {
      throw Refusal.notFound("invitation")
    }
    try work.setPassword(password, of: guest.id, guest.login, cost)
    try work.transaction.execute(
      "UPDATE invitation SET used_at = \(work.now) WHERE token_hash = \(Token.hash(token))")
    try work.transaction.execute("DELETE FROM session WHERE person_id = \(guest.id)")
    try work.record("person.set-password", on: guest.id, by: guest.id)
  }
}

/// A person changes the own password, knowing the old one; the other sessions end.
package struct ChangePassword: Act {
  let old: String
  let new: String
  let session: String?
  let cost: Password.Cost

  /// `session` is the token of the session that stays.
  package init(old: String, new: String, session: String?, cost: Password.Cost = .normal) {
    self.old = old
    self.new = new
    self.session = session
    self.cost = cost
  }

  package func perform(_ work: Work) throws {
    guard let person = work.actor.personID else { throw Refusal.notFound("person") }
    let known = try work.transaction.one(
      "SELECT login, password_hash FROM person WHERE id = \(person)", as: KnownPassword.self)
    guard let known else { throw Refusal.notFound("person") }
    guard Password.matches(old, hash: known.passwordHash) else {
      throw Refusal.invalid([Issue(field: "old", code: "person.wrong-password")])
    }
    try work.setPassword(new, of: person, known.login, cost)
    try work.transaction.execute(
      """
      DELETE FROM session WHERE person_id = \(person)
        AND token_hash <> \(session.map(Token.hash) ?? "")
      """)
    try work.record("person.set-password", on: person)
  }
}

private struct KnownPassword: Decodable {
  let login: String
  let passwordHash: String
}

extension Work {
  /// Keeps a password that fits the rules and was not used before.
  func setPassword(
    _ password: String, of person: UUID, _ login: String, _ cost: Password.Cost
  ) throws {
    var issues = Password.issues(password)
    if issues.isEmpty, password.lowercased().contains(login.lowercased()) {
      issues.append(Issue(field: "password", code: "person.password-has-name"))
    }
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
    let current = try transaction.scalar(
      "SELECT password_hash FROM person WHERE id = \(person)", as: String.self)
    let past = try transaction.all(
      """
      SELECT hash FROM past_password WHERE person_id = \(person)
      ORDER BY replaced_at DESC LIMIT 4
      """, as: String.self)
    for hash in [current].compactMap(\.self) + past where Password.matches(password, hash: hash) {
      throw Refusal.invalid([Issue(field: "password", code: "person.password-used")])
    }
    if let current {
      try transaction.execute(
        """
        INSERT INTO past_password (person_id, hash, replaced_at)
        VALUES (\(person), \(current), \(now))
        """)
    }
    let hash = try Password.hash(password, cost)
    try transaction.execute(
      """
      UPDATE person SET password_hash = \(hash), failed_attempts = 0, locked_until = NULL
      WHERE id = \(person)
      """)
  }
}
