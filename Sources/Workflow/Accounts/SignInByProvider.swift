// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// A person signs in by a provider of OpenID Connect, whose word has been checked. The account is the
/// one that came by this identity before, else the one that the provider's claim names, else a new
/// one where a rule gives a role. The roles that the rules give follow the claims at each sign-in.
package struct SignInByProvider: Act {
  package enum Outcome: Sendable {
    case known(SignIn.Outcome)
    /// The provider knows the person, the city does not; what the provider calls them.
    case noAccount(String)
    /// Several accounts have the address.
    case severalAccounts
  }

  let identity: ProviderIdentity
  let provider: SignInProvider
  let device: String?

  /// `device` is the token that the browser keeps.
  package init(identity: ProviderIdentity, provider: SignInProvider, device: String? = nil) {
    self.identity = identity
    self.provider = provider
    self.device = device
  }

  package func perform(_ work: Work) throws -> Outcome {
    let wanted = provider.rules.filter {
      identity.claims[$0.claim]?.contains($0.value) == true
    }
    let login: String?
    do {
      login = try account(wanted, work)
    } catch is Ambiguous {
      try work.note("person.ambiguous", on: nil, by: nil, ["provider": identity.issuer])
      return .severalAccounts
    }
    guard let login else {
      try work.note(
        "person.unknown", on: nil, by: nil,
        ["provider": identity.issuer, "subject": identity.subject])
      return .noAccount(identity["name"] ?? identity[provider.account] ?? identity.subject)
    }
    let person = try work.person(login)
    guard
      try work.transaction.exists("SELECT 1 FROM person WHERE id = \(person) AND closed_at IS NULL")
    else {
      try work.record("person.refuse", on: person, by: person)
      return .known(.refused)
    }
    try follow(wanted, login, work)
    guard let known = try Credentials(login: login).answer(work) else {
      return .known(.refused)
    }
    if known.hasSecondFactor { return .known(try work.askForCode(known)) }
    return .known(
      try work.openSession(
        known,
        SignInLimits(login: login, address: work.actor.origin.address, device: device)))
  }

  /// The sign-in name of the account that is meant; nil when there is none.
  private func account(_ wanted: [SignInProvider.Rule], _ work: Work) throws -> String? {
    let linked = try work.transaction.scalar(
      """
      SELECT p.login FROM provider_identity i JOIN person p ON p.id = i.person_id
      WHERE i.issuer = \(identity.issuer) AND i.subject = \(identity.subject)
      """, as: String.self)
    if let linked { return linked }
    guard let named = identity[provider.account], !named.isEmpty else { return nil }
    let known = try found(named, work)
    let login = try known ?? added(named, wanted, work)
    guard let login else { return nil }
    let person = try work.person(login)
    // Whoever made the account ready, from now on only the provider opens it.
    if known != nil { try endOtherWays(person, work) }
    try work.transaction.execute(
      """
      INSERT INTO provider_identity (issuer, subject, person_id, linked_at)
      VALUES (\(identity.issuer), \(identity.subject), \(person), \(work.now))
      """)
    try work.record("person.link", on: person, ["provider": identity.issuer])
    return login
  }

  private struct Ambiguous: Error {}

  private func endOtherWays(_ person: UUID, _ work: Work) throws {
    // A second factor stays: whoever really has it goes on using it.
    let tables: [SQL] = ["session", "sign_in_step", "invitation", "known_device", "api_token"]
    for table in tables {
      try work.transaction.execute("DELETE FROM \(table) WHERE person_id = \(person)")
    }
    try work.transaction.execute(
      "UPDATE person SET password_hash = \(Password.none) WHERE id = \(person)")
  }

  /// The one account that the claim names; an address counts only when the provider has seen that
  /// it is the person's. An account that another identity of the provider holds is not given away.
  private func found(_ named: String, _ work: Work) throws -> String? {
    let byEmail = provider.account == "email"
    if byEmail, identity["email_verified"] != "true" { return nil }
    let name = named.lowercased()
    let column: SQL = byEmail ? "LOWER(p.email)" : "p.login"
    let found = try work.transaction.all(
      """
      SELECT p.login, p.closed_at FROM person p
      WHERE \(column) = \(name)
        AND NOT EXISTS (SELECT 1 FROM provider_identity i
          WHERE i.person_id = p.id AND i.issuer = \(identity.issuer))
      ORDER BY CASE WHEN p.closed_at IS NULL THEN 0 ELSE 1 END, p.login
      """, as: Found.self)
    let open = found.filter { $0.closedAt == nil }
    if open.count > 1 { throw Ambiguous() }
    // A closed account is nobody's way to a new one.
    return open.first?.login ?? found.first?.login
  }

  private struct Found: Decodable {
    let login: String
    let closedAt: Date?
  }

  /// A new account without a password, where a rule gives it a role.
  private func added(
    _ named: String, _ wanted: [SignInProvider.Rule], _ work: Work
  ) throws -> String? {
    let login = named.lowercased()
    guard let first = wanted.first,
      provider.account != "email" || identity["email_verified"] == "true",
      try !work.transaction.exists("SELECT 1 FROM person WHERE login = \(login)")
    else { return nil }
    let email = identity["email_verified"] == "true" ? identity["email"] ?? "" : ""
    let person = try AddPerson(
      login: login, name: shownName(named), password: nil, role: first.role,
      orgUnit: first.orgUnit, email: email
    ).perform(work)
    try work.transaction.execute(
      "UPDATE role_grant SET issuer = \(identity.issuer) WHERE person_id = \(person)")
    return login
  }

  private func shownName(_ named: String) -> String {
    let name = (identity["name"] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    return String((name.isEmpty ? named : name).prefix(200))
  }

  /// Gives what the claims give now, and takes what they gave before and give no more.
  private func follow(_ wanted: [SignInProvider.Rule], _ login: String, _ work: Work) throws {
    let person = try work.person(login)
    for rule in wanted {
      var grant = GrantRole(
        login: login, role: rule.role, orgUnit: rule.orgUnit, changesDays: false)
      grant.issuer = identity.issuer
      _ = try grant.perform(work)
    }
    let held = try work.transaction.all(
      """
      SELECT DISTINCT g.role, o.code FROM role_grant g JOIN org_unit o ON o.id = g.org_unit_id
      WHERE g.person_id = \(person) AND g.issuer = \(identity.issuer) AND g.revoked_at IS NULL
      """, as: Held.self)
    for one in held
    where !wanted.contains(where: { $0.role == one.role && $0.orgUnit == one.code }) {
      try work.transaction.execute(
        """
        UPDATE role_grant SET revoked_at = \(work.now)
        WHERE person_id = \(person) AND role = \(one.role) AND issuer = \(identity.issuer)
          AND revoked_at IS NULL
          AND org_unit_id = (SELECT id FROM org_unit WHERE code = \(one.code))
        """)
      try work.record(
        "person.revoke", on: person,
        ["role": one.role.rawValue, "unit": one.code, "provider": identity.issuer])
    }
  }

  private struct Held: Decodable {
    let role: Role
    let code: String
  }
}

/// The rules of a provider whose unit is not in the database.
package struct UnknownUnitsOfProvider: Question {
  let provider: SignInProvider

  package init(provider: SignInProvider) { self.provider = provider }

  package func answer(_ work: Work) throws -> [SignInProvider.Rule] {
    try provider.rules.filter { rule in
      try !work.transaction.exists("SELECT 1 FROM org_unit WHERE code = \(rule.orgUnit)")
    }
  }
}
