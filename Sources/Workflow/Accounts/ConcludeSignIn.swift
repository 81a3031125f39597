// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// What follows a checked password: a session, or one more wrong try.
struct ConcludeSignIn: Act {
  let known: Credentials.Known
  let matches: Bool
  let opensSession: Bool

  func perform(_ work: Work) throws -> SignIn.Outcome {
    // Other tries may have been wrong while this password waited to be hashed.
    let now = try Credentials(login: known.login).answer(work)
    if let minutes = now?.minutesOfRest(work.now) { return .resting(minutes: minutes) }
    return matches ? try accept(work) : try refuse(work)
  }

  private func refuse(_ work: Work) throws -> SignIn.Outcome {
    let attempts = try work.transaction.scalar(
      """
      UPDATE person SET failed_attempts = failed_attempts + 1 WHERE id = \(known.id)
      RETURNING failed_attempts
      """, as: Int.self)
    guard (attempts ?? 0) >= SignIn.triesBeforeRest else {
      try work.record("person.refuse", on: known.id, by: known.id)
      return .refused
    }
    let until = work.now.addingTimeInterval(SignIn.rest)
    try work.transaction.execute(
      "UPDATE person SET failed_attempts = 0, locked_until = \(until) WHERE id = \(known.id)")
    try work.record("person.rest", on: known.id, by: known.id)
    return .resting(minutes: Int(SignIn.rest / 60))
  }

  private func accept(_ work: Work) throws -> SignIn.Outcome {
    try work.transaction.execute(
      "UPDATE person SET failed_attempts = 0, locked_until = NULL WHERE id = \(known.id)")
    guard opensSession else { return .verified(known.person) }
    let token = Token.make()
    let expiresAt = work.now.addingTimeInterval(SignIn.lifetime)
    try work.transaction.execute("DELETE FROM session WHERE expires_at < \(work.now)")
    try work.transaction.execute(
      """
      INSERT INTO session (token_hash, person_id, created_at, expires_at, address)
      VALUES (\(Token.hash(token)), \(known.id), \(work.now), \(expiresAt),
        \(work.actor.origin.address))
      """)
    try work.record("person.sign-in", on: known.id, by: known.id)
    return .signedIn(token: token, expiresAt: expiresAt, language: known.language)
  }
}
