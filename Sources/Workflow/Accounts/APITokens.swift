// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// A person makes a token for a program: it reads, or reads and writes, as that person, until a day.
/// The outcome is the token, shown once.
package struct MakeToken: Act {
  package enum Reach: String, Sendable, CaseIterable {
    case read, write
  }

  let login: String?
  let name: String
  let reach: String
  let days: String

  /// `days` is how long it works, at most a year. `login` is whose, for the operator; nil for the own.
  package init(login: String? = nil, name: String, reach: String, days: String) {
    self.login = login
    self.name = name
    self.reach = reach
    self.days = days
  }

  package func perform(_ work: Work) throws -> String {
    let person = try work.tokenOwner(login)
    let name = try TextLimit.checked(name, "name", required: "field.required")
    var issues: [Issue] = []
    let reach = Reach(rawValue: reach)
    if reach == nil { issues.append(Issue(field: "reach", code: "field.required")) }
    let days = Int(days.trimmingCharacters(in: .whitespaces))
    if days.map({ !(1...366).contains($0) }) ?? true {
      issues.append(Issue(field: "days", code: "token.bad-days"))
    }
    guard issues.isEmpty, let reach, let days else { throw Refusal.invalid(issues) }
    let token = "lc_" + Token.make()
    try work.transaction.execute(
      """
      INSERT INTO api_token (id, person_id, name, token_hash, reach, made_at, expires_at)
      VALUES (\(Identifier.make(at: work.now)), \(person), \(name), \(Token.hash(token)),
        \(reach.rawValue), \(work.now),
        \(work.now.addingTimeInterval(TimeInterval(days) * 86_400)))
      """)
    try work.record("token.make", on: person, ["name": name, "reach": reach.rawValue])
    return token
  }
}

/// A person takes a token back.
package struct RevokeToken: Act {
  let login: String?
  let id: UUID

  /// `login` is whose, for the operator; nil for the own.
  package init(login: String? = nil, id: UUID) {
    self.login = login
    self.id = id
  }

  package func perform(_ work: Work) throws {
    let person = try work.tokenOwner(login)
    let revoked = try work.transaction.execute(
      """
      UPDATE api_token SET revoked_at = \(work.now)
      WHERE id = \(id) AND person_id = \(person) AND revoked_at IS NULL
      """)
    guard revoked == 1 else { throw Refusal.notFound("token") }
    try work.record("token.revoke", on: person)
  }
}

extension Work {
  /// Whose token is meant: the actor's own, or for the operator that of a sign-in name.
  fileprivate func tokenOwner(_ login: String?) throws -> UUID {
    if let login, actor.isOperator { return try person(login) }
    guard login == nil, let person = actor.personID else { throw Refusal.notFound("person") }
    return person
  }
}

/// The tokens of a person that still work, for the operator.
package struct TokensOf: Question {
  package struct Token: Sendable, Decodable {
    package let id: UUID
    package let name: String
    package let reach: String
    package let expiresAt: Date
    package let usedAt: Date?
  }

  let login: String

  package init(login: String) { self.login = login }

  package func answer(_ work: Work) throws -> [Token] {
    let person = try work.tokenOwner(login)
    return try work.transaction.all(
      """
      SELECT id, name, reach, expires_at, used_at FROM api_token
      WHERE person_id = \(person) AND revoked_at IS NULL AND expires_at > \(work.now)
      ORDER BY made_at, id
      """, as: Token.self)
  }
}

/// Who a program's token belongs to and what it may; nil when it is unknown, taken back or over.
package struct TokenPerson: Question {
  package typealias Answer = Found?

  package struct Found: Sendable {
    package let person: SessionPerson.Person
    package let mayWrite: Bool
    /// True when its use should be noted again.
    package let isStale: Bool
  }

  private static let noted: TimeInterval = 3600

  let token: String

  package init(token: String) { self.token = token }

  package func answer(_ work: Work) throws -> Found? {
    let row = try work.transaction.one(
      """
      SELECT p.id, p.login, p.name, p.position_vi, p.position_en, p.language, t.reach, t.used_at
      FROM api_token t JOIN person p ON p.id = t.person_id
      WHERE t.token_hash = \(Token.hash(token)) AND t.revoked_at IS NULL
        AND t.expires_at > \(work.now) AND p.closed_at IS NULL
        AND NOT \(SecondFactor.isOwed(work.today))
      """, as: Row.self)
    return row.map { row in
      Found(
        person: SessionPerson.Person(
          id: row.id, login: row.login, name: row.name, positionVi: row.positionVi,
          positionEn: row.positionEn, language: row.language),
        mayWrite: row.reach == MakeToken.Reach.write.rawValue,
        isStale: row.usedAt.map { $0.addingTimeInterval(Self.noted) < work.now } ?? true)
    }
  }

  private struct Row: Decodable {
    let id: UUID
    let login: String
    let name: String
    let positionVi: String
    let positionEn: String
    let language: Language
    let reach: String
    let usedAt: Date?
  }
}

/// Notes that a token was used, every hour at most: in the list of its owner, and in the log.
package struct TouchToken: Act {
  let token: String

  package init(token: String) { self.token = token }

  package func perform(_ work: Work) throws {
    try work.transaction.execute(
      "UPDATE api_token SET used_at = \(work.now) WHERE token_hash = \(Token.hash(token))")
    try work.note("token.use", on: work.actor.personID, by: work.actor.personID, [:])
  }
}
