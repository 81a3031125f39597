// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// A person signs in with login and password. After five wrong tries the account rests for a while;
/// an unknown name takes as long as a wrong password and is answered alike.
///
/// Not one act but three steps, so that no transaction waits for a password to be hashed: who is
/// it, does the password match, and what follows.
package struct SignIn: Sendable {
  package enum Outcome: Sendable {
    case signedIn(token: String, expiresAt: Date, language: Language)
    /// The password is right; no session was asked for.
    case verified(SessionPerson.Person)
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
  let opensSession: Bool

  package init(login: String, password: String, opensSession: Bool = true) {
    self.login = login
    self.password = password
    self.opensSession = opensSession
  }

  func perform(
    in city: City, _ desk: PasswordDesk, _ origin: Actor.Origin
  ) async throws -> Outcome {
    let clerk = Actor.commandLine.from(origin)
    let known = try await city.answer(Credentials(login: login), as: .commandLine)
    guard password.utf8.count <= 4 * Password.maximumLength else { return .refused }
    if let known, let minutes = known.minutesOfRest(city.now) { return .resting(minutes: minutes) }
    let matches = await desk.matches(password, hash: known?.passwordHash ?? Self.nobody)
    guard let known else {
      try await city.perform(NoteUnknown(), as: clerk)
      return .refused
    }
    if matches, !opensSession,
      let now = try await city.answer(Credentials(login: login), as: .commandLine),
      now.failedAttempts == 0, now.minutesOfRest(city.now) == nil
    {
      return .verified(now.person)
    }
    return try await city.perform(
      ConcludeSignIn(known: known, matches: matches, opensSession: opensSession), as: clerk)
  }
}

/// Somebody tried a name that nobody has. What was typed is not kept: it may be a password.
private struct NoteUnknown: Act {
  func perform(_ work: Work) throws { try work.note("person.unknown", on: nil, by: nil, [:]) }
}

/// Checks one password after the other, so that many tries at once do not take all memory.
actor PasswordDesk {
  func matches(_ password: String, hash: String) -> Bool {
    Password.matches(password, hash: hash)
  }
}

extension City {
  package func perform(_ signIn: SignIn, as actor: Actor) async throws -> SignIn.Outcome {
    try await signIn.perform(in: self, passwordDesk, actor.origin)
  }
}
