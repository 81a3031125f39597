// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// Somebody with an invitation sets the password; sessions and tokens of programs end.
package struct AcceptInvitation: Sendable {
  let token: String
  let password: String
  let cost: Password.Cost

  package init(token: String, password: String, cost: Password.Cost = .normal) {
    self.token = token
    self.password = password
    self.cost = cost
  }
}

/// A person changes the own password, knowing the old one; the other sessions and the tokens of
/// programs end.
package struct ChangePassword: Sendable {
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
}

extension City {
  package func perform(_ accept: AcceptInvitation, as actor: Actor) async throws {
    guard allowsPasswords else { throw Refusal.conflict("person.no-passwords") }
    guard let guest = try await answer(Invitation(token: accept.token), as: actor) else {
      throw Refusal.notFound("invitation")
    }
    let hash = try await newHash(accept.password, of: guest.login, accept.cost)
    try await perform(UseInvitation(token: accept.token, hash: hash), as: actor)
  }

  package func perform(_ change: ChangePassword, as actor: Actor) async throws {
    let own = try await confirm(change.old, change.session, field: "old", as: actor)
    let hash = try await newHash(change.new, of: own.login, change.cost)
    try await perform(
      KeepPassword(old: own.passwordHash, hash: hash, session: change.session), as: actor)
  }

  /// Performs an act that asks for the actor's password once more.
  package func perform<A: Act>(
    _ act: A, confirmedBy password: String, session: String?, as actor: Actor
  ) async throws -> A.Outcome {
    _ = try await confirm(password, session, field: "password", as: actor)
    return try await perform(act, as: actor)
  }

  /// Checks the actor's own password; wrong tries count as at the door.
  private func confirm(
    _ password: String, _ session: String?, field: String, as actor: Actor
  ) async throws -> OwnPassword.Answer {
    let own = try await answer(OwnPassword(session: session), as: actor)
    if let minutes = own.minutes {
      throw Refusal.conflict("sign-in.resting", ["minutes": String(minutes)])
    }
    // Whoever comes by a provider has no password: having just come proves as much.
    if own.passwordHash == Password.none {
      guard own.cameJustNow else {
        throw Refusal.invalid([Issue(field: field, code: "person.sign-in-anew")])
      }
      return own
    }
    let isShort = password.utf8.count <= Password.maximumBytes
    guard isShort, await passwordDesk.matches(password, hash: own.passwordHash) else {
      try await perform(NoteWrongPassword(login: own.login), as: actor)
      throw Refusal.invalid([Issue(field: field, code: "person.wrong-password")])
    }
    return own
  }

  /// The hash of a new password that fits the rules, is not common and was not used before. Made
  /// outside of any transaction.
  func newHash(
    _ password: String, of login: String, _ cost: Password.Cost
  ) async throws -> String {
    try check(password, of: login)
    for hash in try await answer(PastPasswords(login: login), as: .commandLine)
    where await passwordDesk.matches(password, hash: hash) {
      throw Refusal.invalid([Issue(field: "password", code: "person.password-used")])
    }
    return try await passwordDesk.hash(password, cost)
  }

  /// Refuses a password that does not fit the rules or is common.
  package func check(_ password: String, of login: String) throws(Refusal) {
    var issues = Password.issues(password)
    if issues.isEmpty, login.count > 2, password.lowercased().contains(login.lowercased()) {
      issues.append(Issue(field: "password", code: "person.password-has-name"))
    }
    if issues.isEmpty, commonPasswords.contains(password) {
      issues.append(Issue(field: "password", code: "person.password-common"))
    }
    if !issues.isEmpty { throw .invalid(issues) }
  }
}

/// The actor's own password as it is kept, and whether there may be a try now.
private struct OwnPassword: Question {
  struct Answer: Sendable {
    let login: String
    let passwordHash: String
    let minutes: Int?
    let cameJustNow: Bool
  }

  private static let justNow: TimeInterval = 10 * 60

  /// The token of the session that asks.
  let session: String?

  func answer(_ work: Work) throws -> Answer {
    guard let person = work.actor.personID else { throw Refusal.notFound("person") }
    let known = try work.transaction.one(
      "SELECT login, password_hash FROM person WHERE id = \(person)", as: Known.self)
    guard let known else { throw Refusal.notFound("person") }
    let limits = SignInLimits(
      login: known.login, address: work.actor.origin.address, device: nil, isOwn: true)
    return Answer(
      login: known.login, passwordHash: known.passwordHash,
      minutes: try limits.minutesOfRest(work),
      cameJustNow: try work.transaction.exists(
        """
        SELECT 1 FROM session WHERE person_id = \(person)
          AND token_hash = \(session.map(Token.hash) ?? "")
          AND created_at > \(work.now.addingTimeInterval(-Self.justNow))
        """))
  }

  private struct Known: Decodable {
    let login: String
    let passwordHash: String
  }
}

private struct NoteWrongPassword: Act {
  let login: String

  func perform(_ work: Work) throws {
    let limits = SignInLimits(
      login: login, address: work.actor.origin.address, device: nil, isOwn: true)
    _ = try limits.refuse(work.actor.personID, work)
  }
}

/// The hashes of the password in use and of the last four before it.
private struct PastPasswords: Question {
  let login: String

  func answer(_ work: Work) throws -> [String] {
    let current = try work.transaction.all(
      "SELECT password_hash FROM person WHERE login = \(login.lowercased())", as: String.self)
    let past = try work.transaction.all(
      """
      SELECT w.hash FROM past_password w JOIN person p ON p.id = w.person_id
      WHERE p.login = \(login.lowercased()) ORDER BY w.replaced_at DESC LIMIT 4
      """, as: String.self)
    return (current + past).filter { $0 != Password.none }
  }
}

private struct UseInvitation: Act {
  let token: String
  let hash: String

  func perform(_ work: Work) throws {
    guard let guest = try Invitation(token: token).answer(work) else {
      throw Refusal.notFound("invitation")
    }
    try work.keepPassword(hash, of: guest.id, session: nil)
    try work.transaction.execute(
      "UPDATE invitation SET used_at = \(work.now) WHERE token_hash = \(Token.hash(token))")
    try work.record("person.set-password", on: guest.id, by: guest.id)
  }
}

private struct KeepPassword: Act {
  /// The hash that was checked: somebody may have changed it meanwhile.
  let old: String
  let hash: String
  let session: String?

  func perform(_ work: Work) throws {
    guard let person = work.actor.personID else { throw Refusal.notFound("person") }
    let isSame = try work.transaction.exists(
      "SELECT 1 FROM person WHERE id = \(person) AND password_hash = \(old)")
    guard isSame else {
      throw Refusal.invalid([Issue(field: "old", code: "person.wrong-password")])
    }
    try work.keepPassword(hash, of: person, session: session)
    try work.record("person.set-password", on: person)
  }
}

extension Work {
  /// Keeps a password; sessions but one, and the tokens of programs, end.
  func keepPassword(_ hash: String, of person: UUID, session: String?) throws {
    try transaction.execute(
      """
      INSERT INTO past_password (person_id, hash, replaced_at)
      SELECT id, password_hash, \(now) FROM person
      WHERE id = \(person) AND password_hash <> \(Password.none)
      """)
    try transaction.execute("UPDATE person SET password_hash = \(hash) WHERE id = \(person)")
    try transaction.execute(
      """
      DELETE FROM session WHERE person_id = \(person)
        AND token_hash <> \(session.map(Token.hash) ?? "")
      """)
    try transaction.execute(
      """
      UPDATE api_token SET revoked_at = \(now)
      WHERE person_id = \(person) AND revoked_at IS NULL
      """)
    try transaction.execute("DELETE FROM feed_token WHERE person_id = \(person)")
    try tellOfAccount(person, .passwordChanged)
  }
}
