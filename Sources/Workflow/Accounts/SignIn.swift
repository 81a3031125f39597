// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// A person signs in with login and password, and with a code where a second factor is set up. Wrong
/// tries rest as `SignInLimits` says; an unknown name takes as long as a wrong password and is
/// answered alike.
///
/// Not one act but three steps, so that no transaction waits for a password to be hashed: who is
/// it, does the password match, and what follows.
package struct SignIn: Sendable {
  package enum Outcome: Sendable {
    case signedIn(token: String, expiresAt: Date, language: Language)
    /// The password is right; no session was asked for.
    case verified(SessionPerson.Person)
    /// The password is right; a code is needed, with the token of this try.
    case needsCode(token: String)
    case refused
    case resting(minutes: Int)
  }

  package static let lifetime: TimeInterval = 12 * 3600
  /// How long a code may be awaited.
  package static let codeLifetime: TimeInterval = 5 * 60
  /// The hash of no password, so that an unknown name costs the same work.
  private static let nobody =
    "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

  let login: String
  let password: String
  let opensSession: Bool
  let device: String?

  /// `device` is the token that the browser keeps; it is known after a sign-in.
  package init(
    login: String, password: String, opensSession: Bool = true, device: String? = nil
  ) {
    self.login = login
    self.password = password
    self.opensSession = opensSession
    self.device = device
  }

  func perform(
    in city: City, _ desk: PasswordDesk, _ origin: Actor.Origin
  ) async throws -> Outcome {
    let clerk = Actor.commandLine.from(origin)
    guard city.allowsPasswords, password.utf8.count <= Password.maximumBytes, !login.contains("\0")
    else {
      return .refused
    }
    let limits = SignInLimits(login: login, address: origin.address, device: device)
    let standing = try await city.answer(Standing(limits: limits), as: .commandLine)
    if let minutes = standing.minutes { return .resting(minutes: minutes) }
    let known = standing.known
    let hash = known?.passwordHash ?? Password.none
    let matches = await desk.matches(
      password, hash: hash == Password.none ? Self.nobody : hash)
    if matches, !opensSession, let known, !known.hasSecondFactor, !known.needsSecondFactor {
      // Nothing to write, unless tries were wrong.
      let now = try await city.answer(Standing(limits: limits), as: .commandLine)
      if now.minutes == nil, !now.hasWrong, now.known != nil { return .verified(known.person) }
    }
    return try await city.perform(
      ConcludeSignIn(
        known: known, matches: matches && known != nil, opensSession: opensSession,
        limits: limits), as: clerk)
  }

  /// Who is meant, and whether there may be a try now.
  struct Standing: Question {
    struct Answer: Sendable {
      let known: Credentials.Known?
      let minutes: Int?
      let hasWrong: Bool
    }

    let limits: SignInLimits

    func answer(_ work: Work) throws -> Answer {
      Answer(
        known: try Credentials(login: limits.login).answer(work),
        minutes: try limits.minutesOfRest(work), hasWrong: try limits.hasWrong(work))
    }
  }
}

/// Checks and makes one hash after the other, so that many tries at once do not take all memory.
actor PasswordDesk {
  func matches(_ password: String, hash: String) -> Bool {
    Password.matches(password, hash: hash)
  }

  func hash(_ password: String, _ cost: Password.Cost) throws -> String {
    try Password.hash(password, cost)
  }
}

extension City {
  package func perform(_ signIn: SignIn, as actor: Actor) async throws -> SignIn.Outcome {
    try await signIn.perform(in: self, passwordDesk, actor.origin)
  }
}
