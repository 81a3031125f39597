// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// What a person has open: sessions and tokens, with the roles held.
package struct OwnAccount: Question {
  package struct Session: Sendable {
    /// The hash of its token, by which it is ended.
    package let id: String
    package let createdAt: Date
    package let seenAt: Date?
    package let address: String?
    package let isCurrent: Bool
  }

  package struct Token: Sendable, Decodable {
    package let id: UUID
    package let name: String
    package let reach: String
    package let madeAt: Date
    package let expiresAt: Date
    package let usedAt: Date?
  }

  package struct Grant: Sendable, Decodable {
    package let role: Role
    package let code: String
    package let nameVi: String
    package let nameEn: String
    package let validFrom: String
    package let validTo: String?
  }

  package struct Answer: Sendable {
    package let login: String
    package let name: String
    package let sessions: [Session]
    package let tokens: [Token]
    package let grants: [Grant]
    package let hasSecondFactor: Bool
    /// What happened to the account, the latest first.
    package let recent: [Event]
  }

  package struct Event: Sendable, Decodable {
    package let kind: String
    package let occurredAt: Date
    /// Somebody else who did it; nil for the person.
    package let byName: String?
  }

  let session: String?

  package init(session: String?) { self.session = session }

  package func answer(_ work: Work) throws -> Answer {
    guard let person = work.actor.personID else { throw Refusal.notFound("person") }
    let known = try work.transaction.one(
      "SELECT login, name FROM person WHERE id = \(person)", as: Known.self)
    guard let known else { throw Refusal.notFound("person") }
    let current = session.map(Workflow.Token.hash)
    let sessions = try work.transaction.all(
      """
      SELECT token_hash, created_at, seen_at, address FROM session
      WHERE person_id = \(person) AND expires_at > \(work.now) ORDER BY created_at DESC
      """, as: Row.self)
    return Answer(
      login: known.login, name: known.name,
      sessions: sessions.map { row in
        Session(
          id: row.tokenHash, createdAt: row.createdAt, seenAt: row.seenAt, address: row.address,
          isCurrent: row.tokenHash == current)
      },
      tokens: try work.transaction.all(
        """
        SELECT id, name, reach, made_at, expires_at, used_at FROM api_token
        WHERE person_id = \(person) AND revoked_at IS NULL AND expires_at > \(work.now)
        ORDER BY made_at DESC
        """, as: Token.self),
      grants: try work.transaction.all(
        """
        SELECT g.role, o.code, o.name_vi, o.name_en, g.valid_from, g.valid_to FROM role_grant g
        JOIN org_unit o ON o.id = g.org_unit_id
        WHERE g.person_id = \(person) AND \(Scope.isHeld(work.today)) ORDER BY o.code, g.role
        """, as: Grant.self),
      hasSecondFactor: try work.transaction.exists(
        "SELECT 1 FROM person p WHERE p.id = \(person) AND \(SecondFactor.isSetUp)"),
      recent: try work.transaction.all(
        """
        SELECT e.kind, e.occurred_at, CASE WHEN p.id <> \(person) THEN p.name END AS by_name
        FROM event e LEFT JOIN person p ON p.id = e.person_id
        WHERE e.subject_id = \(person) ORDER BY e.occurred_at DESC, e.id DESC LIMIT 12
        """, as: Event.self))
  }

  private struct Known: Decodable {
    let login: String
    let name: String
  }

  private struct Row: Decodable {
    let tokenHash: String
    let createdAt: Date
    let seenAt: Date?
    let address: String?
  }
}

/// A person ends one of the own sessions, or all but the one in use.
package struct EndSession: Act {
  let id: String?
  let keeping: String?

  /// `id` is the hash of a session's token; nil ends every one but `keeping`, which is a token.
  package init(id: String?, keeping: String?) {
    self.id = id
    self.keeping = keeping
  }

  package func perform(_ work: Work) throws {
    guard let person = work.actor.personID else { throw Refusal.notFound("person") }
    let which: SQL =
      id.map { "token_hash = \($0)" } ?? "token_hash <> \(keeping.map(Token.hash) ?? "")"
    let ended = try work.transaction.execute(
      "DELETE FROM session WHERE person_id = \(person) AND \(which)")
    if id != nil, ended == 0 { throw Refusal.notFound("session") }
    try work.record("person.end-session", on: person, ["count": String(ended)])
  }
}

/// Notes that a session is in use: one that nobody used for long ends.
package struct TouchSession: Act {
  let token: String

  package init(token: String) { self.token = token }

  package func perform(_ work: Work) throws {
    try work.transaction.execute(
      "UPDATE session SET seen_at = \(work.now) WHERE token_hash = \(Token.hash(token))")
  }
}
