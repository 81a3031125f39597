// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// A person signs in with login and password. After five wrong tries the account rests for a while;
/// an unknown name takes as long as a wrong password and is answered alike.
package struct SignIn: Act {
  package enum Outcome: Sendable {
    case signedIn(token: String, expiresAt: Date, language: Language)
    case refused
    case resting(minutes: Int)
  }

  package static let lifetime: TimeInterval = 12 * 3600
  static let triesBeforeRest = 5
  static let rest: TimeInterval = 15 * 60
  /// The hash of no password, so that an unknown name costs the same work.
  private static let nobody =
    "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

  let login: String
  let password: String

  package init(login: String, password: String) {
    self.login = login
    self.password = password
  }

  package func perform(_ work: Work) throws -> Outcome {
    let person = try work.transaction.one(
      """
      SELECT id, password_hash, language, failed_attempts, locked_until FROM person
      WHERE login = \(login.trimmingCharacters(in: .whitespaces).lowercased())
      """, as: Row.self)
    guard password.utf8.count <= 4 * Password.maximumLength else { return .refused }
    guard let person else {
      _ = Password.matches(password, hash: Self.nobody)
      return .refused
    }
    if let until = person.lockedUntil, until > work.now {
      return .resting(minutes: Int((until.timeIntervalSince(work.now) / 60).rounded(.up)))
    }
    guard Password.matches(password, hash: person.passwordHash) else {
      return try refuse(person, work)
    }
    return try open(person, work)
  }

  private func refuse(_ person: Row, _ work: Work) throws -> Outcome {
    let attempts = person.failedAttempts + 1
    let isResting = attempts >= Self.triesBeforeRest
    let until: Date? = isResting ? work.now.addingTimeInterval(Self.rest) : nil
    try work.transaction.execute(
      """
      UPDATE person SET failed_attempts = \(isResting ? 0 : attempts), locked_until = \(until)
      WHERE id = \(person.id)
      """)
    try work.record(isResting ? "person.rest" : "person.refuse", on: person.id, by: person.id)
    return isResting ? .resting(minutes: Int(Self.rest / 60)) : .refused
  }

  private func open(_ person: Row, _ work: Work) throws -> Outcome {
    let token = Token.make()
    let expiresAt = work.now.addingTimeInterval(Self.lifetime)
    try work.transaction.execute(
      "UPDATE person SET failed_attempts = 0, locked_until = NULL WHERE id = \(person.id)")
    try work.transaction.execute("DELETE FROM session WHERE expires_at < \(work.now)")
    try work.transaction.execute(
      """
      INSERT INTO session (token_hash, person_id, created_at, expires_at)
      VALUES (\(Token.hash(token)), \(person.id), \(work.now), \(expiresAt))
      """)
    try work.record("person.sign-in", on: person.id, by: person.id)
    return .signedIn(token: token, expiresAt: expiresAt, language: person.language)
  }

  private struct Row: Decodable {
    let id: UUID
    let passwordHash: String
    let language: Language
    let failedAttempts: Int
    let lockedUntil: Date?
  }
}
