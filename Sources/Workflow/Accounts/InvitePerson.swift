// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// A link that works once, for setting a password: for a new account, or for a lost password. The
/// outcome is the token, which is shown once; the database holds only its hash.
package struct InvitePerson: Act {
  let login: String
  /// Links made before go on until this one has reached the person.
  var keepsOlder = false

  /// How long the link works.
  package static let lifetime: TimeInterval = 72 * 3600

  package init(login: String) { self.login = login }

  package func perform(_ work: Work) throws -> String {
    let person = try work.person(login)
    try work.requireKeeping(person)
    // Whoever has signed in changes the own password by the old one.
    guard person != work.actor.personID else { throw Refusal.conflict("person.invite-oneself") }
    let token = Token.make()
    if !keepsOlder {
      try work.transaction.execute(
        "DELETE FROM invitation WHERE person_id = \(person) AND used_at IS NULL")
    }
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

/// A link was on its way by mail: taken, it ends the earlier ones of the person; not taken, it ends
/// itself.
package struct SettleInvitation: Act {
  let token: String
  let isSent: Bool

  package init(token: String, isSent: Bool) {
    self.token = token
    self.isSent = isSent
  }

  package func perform(_ work: Work) throws {
    guard let guest = try Invitation(token: token).answer(work) else { return }
    try work.requireKeeping(guest.id)
    let hash = Token.hash(token)
    let ending: SQL = isSent ? "token_hash <> \(hash)" : "token_hash = \(hash)"
    try work.transaction.execute(
      "DELETE FROM invitation WHERE person_id = \(guest.id) AND used_at IS NULL AND \(ending)")
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
