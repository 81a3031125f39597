// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// A second factor: a secret that a person's app holds too, and codes for when the app is lost.
enum SecondFactor {
  static let recoveryCodes = 10

  /// That a person `p` has set one up.
  static var isSetUp: SQL {
    """
    EXISTS (SELECT 1 FROM second_factor f
      WHERE f.person_id = p.id AND f.confirmed_at IS NOT NULL)
    """
  }

  /// That a person `p` holds a role that asks for one, and has none.
  static func isOwed(_ today: CalendarDate) -> SQL {
    """
    (EXISTS (SELECT 1 FROM role_grant g JOIN second_factor_role r ON r.role = g.role
      WHERE g.person_id = p.id AND \(Scope.isHeld(today))) AND NOT \(isSetUp))
    """
  }
}

/// A person begins to set up a second factor: the outcome is the secret in base 32, for the app.
/// Nothing holds before a code of the app confirms it.
package struct BeginSecondFactor: Act {
  package init() {}

  package func perform(_ work: Work) throws -> String {
    guard let person = work.actor.personID else { throw Refusal.notFound("person") }
    let secret = try work.transaction.one(
      "SELECT secret, confirmed_at FROM second_factor WHERE person_id = \(person)",
      as: Kept.self)
    if secret?.confirmedAt != nil { throw Refusal.conflict("second-factor.is-set-up") }
    // The same secret while it waits: a page that is opened twice shows one code.
    if let secret { return secret.secret }
    let made = TOTP.makeSecret()
    try work.transaction.execute(
      "INSERT INTO second_factor (person_id, secret) VALUES (\(person), \(made))")
    return made
  }

  private struct Kept: Decodable {
    let secret: String
    let confirmedAt: Date?
  }
}

/// The first code of the app: from now on each sign-in asks for one. The outcome is the recovery
/// codes, shown once.
package struct ConfirmSecondFactor: Act {
  let code: String

  package init(code: String) { self.code = code }

  package func perform(_ work: Work) throws -> [String] {
    guard let person = work.actor.personID else { throw Refusal.notFound("person") }
    let secret = try work.transaction.scalar(
      "SELECT secret FROM second_factor WHERE person_id = \(person) AND confirmed_at IS NULL",
      as: String.self)
    guard let secret else { throw Refusal.conflict("second-factor.not-begun") }
    guard let step = TOTP.step(of: code, secret: secret, at: work.now) else {
      throw Refusal.invalid([Issue(field: "code", code: "second-factor.wrong-code")])
    }
    try work.transaction.execute(
      """
      UPDATE second_factor SET confirmed_at = \(work.now), last_step = \(step)
      WHERE person_id = \(person)
      """)
    let codes = (0..<SecondFactor.recoveryCodes).map { _ in TOTP.makeRecoveryCode() }
    try work.transaction.execute("DELETE FROM recovery_code WHERE person_id = \(person)")
    for code in codes {
      try work.transaction.execute(
        """
        INSERT INTO recovery_code (person_id, code_hash)
        VALUES (\(person), \(Token.hash(TOTP.bare(code))))
        """)
    }
    try work.record("second-factor.set", on: person)
    try work.tellOfAccount(person, .factorChanged)
    return codes
  }
}

/// A person gives the second factor up, unless a role asks for it; a keeper takes it from somebody
/// whose app is lost.
package struct EndSecondFactor: Act {
  let login: String?
  let keeping: String?

  /// `login` is whose, for a keeper; nil for the own one. `keeping` is the token of the session that
  /// goes on.
  package init(login: String? = nil, keeping: String? = nil) {
    self.login = login
    self.keeping = keeping
  }

  package func perform(_ work: Work) throws {
    let person: UUID
    if let login {
      person = try work.person(login)
      try work.requireKeeping(person)
      guard person != work.actor.personID else {
        throw Refusal.conflict("second-factor.end-own")
      }
    } else {
      guard let own = work.actor.personID else { throw Refusal.notFound("person") }
      person = own
      let isAsked = try work.transaction.exists(
        """
        SELECT 1 FROM role_grant g JOIN second_factor_role r ON r.role = g.role
        WHERE g.person_id = \(person) AND \(Scope.isHeld(work.today))
        """)
      if isAsked { throw Refusal.conflict("second-factor.is-asked") }
    }
    try work.transaction.execute("DELETE FROM recovery_code WHERE person_id = \(person)")
    let ended = try work.transaction.execute(
      "DELETE FROM second_factor WHERE person_id = \(person)")
    guard ended > 0 else { throw Refusal.conflict("second-factor.not-begun") }
    // Whoever sits in another session signs in anew, without the factor.
    try work.transaction.execute(
      """
      DELETE FROM session
      WHERE person_id = \(person) AND token_hash <> \(keeping.map(Token.hash) ?? "")
      """)
    try work.record("second-factor.end", on: person)
    try work.tellOfAccount(person, .factorChanged)
  }
}

/// Which roles ask for a second factor.
package struct SecondFactorRoles: Question {
  package init() {}

  package func answer(_ work: Work) throws -> Set<Role> {
    guard try work.mayAnywhere(.manageAccounts) else {
      throw Refusal.notAllowed(.manageAccounts)
    }
    return Set(
      try work.transaction.all("SELECT role FROM second_factor_role", as: Role.self))
  }
}

/// Says which roles ask for a second factor: whoever holds one sets it up before anything else.
package struct SetSecondFactorRoles: Act {
  let roles: Set<Role>

  package init(roles: Set<Role>) { self.roles = roles }

  package func perform(_ work: Work) throws {
    guard try work.mayAnywhere(.manageAccounts) else {
      throw Refusal.notAllowed(.manageAccounts)
    }
    try work.transaction.execute("DELETE FROM second_factor_role")
    for role in roles.sorted(by: { $0.rawValue < $1.rawValue }) {
      try work.transaction.execute(
        """
        INSERT INTO second_factor_role (role, set_at, set_by)
        VALUES (\(role), \(work.now), \(work.actor.personID))
        """)
    }
    try work.note(
      "second-factor.ask", on: nil, by: work.actor.personID,
      ["roles": roles.map(\.rawValue).sorted().joined(separator: ", ")])
  }
}

extension Work {
  /// Whether a code is right; each counts once.
  func takesCode(_ code: String, of person: UUID) throws -> Bool {
    let kept = try transaction.one(
      """
      SELECT secret, last_step FROM second_factor
      WHERE person_id = \(person) AND confirmed_at IS NOT NULL
      """, as: Kept.self)
    guard let kept else { return false }
    if let step = TOTP.step(of: code, secret: kept.secret, at: now) {
      guard step > kept.lastStep ?? 0 else { return false }
      try transaction.execute(
        "UPDATE second_factor SET last_step = \(step) WHERE person_id = \(person)")
      return true
    }
    let used = try transaction.execute(
      """
      UPDATE recovery_code SET used_at = \(now)
      WHERE person_id = \(person) AND code_hash = \(Token.hash(TOTP.bare(code)))
        AND used_at IS NULL
      """)
    if used > 0 { try record("second-factor.recover", on: person, by: person) }
    return used > 0
  }

  private struct Kept: Decodable {
    let secret: String
    let lastStep: Int?
  }
}
