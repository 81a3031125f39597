// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// What follows a checked password: a session, the question for a code, or one more wrong try.
struct ConcludeSignIn: Act {
  /// Nil for a name that nobody has.
  let known: Credentials.Known?
  let matches: Bool
  let opensSession: Bool
  let limits: SignInLimits

  func perform(_ work: Work) throws -> SignIn.Outcome {
    // Other tries may have been wrong while this password waited to be hashed.
    if let minutes = try limits.minutesOfRest(work) { return .resting(minutes: minutes) }
    guard matches, let known else { return try limits.refuse(known?.id, work) }
    // A program cannot be asked for a code; it takes a token.
    if known.hasSecondFactor {
      return opensSession ? try work.askForCode(known) : .needsCode(token: "")
    }
    if !opensSession {
      // Whoever has to set up a second factor first does so on the page.
      if known.needsSecondFactor { return .needsCode(token: "") }
      try limits.countRight(work)
      return .verified(known.person)
    }
    return try work.openSession(known, limits)
  }
}

/// The code of a second factor follows the password: of the app, or one of the recovery codes.
package struct ConfirmSignIn: Act {
  let token: String
  let code: String
  let device: String?

  /// `token` is that of the try whose password was right.
  package init(token: String, code: String, device: String? = nil) {
    self.token = token
    self.code = code
    self.device = device
  }

  package func perform(_ work: Work) throws -> SignIn.Outcome {
    let login = try work.transaction.scalar(
      """
      SELECT p.login FROM sign_in_step s JOIN person p ON p.id = s.person_id
      WHERE s.token_hash = \(Token.hash(token)) AND s.expires_at > \(work.now)
      """, as: String.self)
    guard let login, let known = try Credentials(login: login).answer(work) else {
      return .refused
    }
    let limits = SignInLimits(
      login: login, address: work.actor.origin.address, device: device)
    if let minutes = try limits.minutesOfRest(work) { return .resting(minutes: minutes) }
    guard try work.takesCode(code, of: known.id) else {
      return try limits.refuse(known.id, work)
    }
    try work.transaction.execute(
      "DELETE FROM sign_in_step WHERE person_id = \(known.id)")
    return try work.openSession(known, limits)
  }
}

extension SignInLimits {
  /// One more wrong try, noted. What was typed for a name that nobody has is not kept: it may be a
  /// password.
  func refuse(_ person: UUID?, _ work: Work) throws -> SignIn.Outcome {
    let minutes = try countWrong(work)
    if let person {
      try work.record(
        minutes == nil ? "person.refuse" : "person.rest", on: person, by: person)
    } else {
      try work.note("person.unknown", on: nil, by: nil, [:])
    }
    return minutes.map { .resting(minutes: $0) } ?? .refused
  }
}

extension Work {
  func askForCode(_ known: Credentials.Known) throws -> SignIn.Outcome {
    let token = Token.make()
    try transaction.execute(
      "DELETE FROM sign_in_step WHERE expires_at < \(now) OR person_id = \(known.id)")
    try transaction.execute(
      """
      INSERT INTO sign_in_step (token_hash, person_id, expires_at)
      VALUES (\(Token.hash(token)), \(known.id),
        \(now.addingTimeInterval(SignIn.codeLifetime)))
      """)
    return .needsCode(token: token)
  }

  func openSession(
    _ known: Credentials.Known, _ limits: SignInLimits
  ) throws -> SignIn.Outcome {
    try limits.countRight(self)
    try limits.know(known.id, self)
    let token = Token.make()
    let expiresAt = now.addingTimeInterval(SignIn.lifetime)
    try transaction.execute("DELETE FROM session WHERE expires_at < \(now)")
    try transaction.execute(
      """
      INSERT INTO session (token_hash, person_id, created_at, expires_at, address)
      VALUES (\(Token.hash(token)), \(known.id), \(now), \(expiresAt), \(actor.origin.address))
      """)
    try record("person.sign-in", on: known.id, by: known.id)
    return .signedIn(token: token, expiresAt: expiresAt, language: known.language)
  }
}
