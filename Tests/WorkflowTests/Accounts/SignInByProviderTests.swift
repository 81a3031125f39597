// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// What the word of a provider of OpenID Connect opens here.
@Suite struct SignInByProviderTests {
  private let issuer = "https://sso.example.vn"

  private func provider(
    account: String = "preferred_username", rules: [SignInProvider.Rule] = []
  ) -> SignInProvider {
    SignInProvider(
      name: LocalizedText(vi: "Tỉnh", en: "Province"), issuer: issuer, clientID: "city",
      account: account, rules: rules)
  }

  private func identity(
    _ subject: String, _ claims: [String: [String]]
  ) -> ProviderIdentity {
    ProviderIdentity(issuer: issuer, subject: subject, claims: claims)
  }

  private func enter(
    _ fixture: FixtureCity, _ identity: ProviderIdentity, _ provider: SignInProvider
  ) async throws -> SignInByProvider.Outcome {
    try await fixture.city.perform(
      SignInByProvider(identity: identity, provider: provider), as: .commandLine)
  }

  /// The sign-in name behind an outcome; nil when nobody came in.
  private func login(
    _ fixture: FixtureCity, _ outcome: SignInByProvider.Outcome
  ) async throws -> String? {
    guard case .known(.signedIn(let token, _, _)) = outcome else { return nil }
    return try await fixture.city.answer(SessionPerson(token: token), as: .commandLine)?
      .person.login
  }

  @Test(arguments: TestEngine.allCases)
  func `The claim names an account, and from then on the identity is it`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let first = identity("s-1", ["preferred_username": ["AN"]])
      #expect(try await login(fixture, enter(fixture, first, provider())) == "an")
      let renamed = identity("s-1", ["preferred_username": ["dung"]])
      #expect(try await login(fixture, enter(fixture, renamed, provider())) == "an")
      // Another identity with the same name takes over nobody's account.
      let second = identity("s-2", ["preferred_username": ["an"], "name": ["Kẻ khác"]])
      guard case .noAccount("Kẻ khác") = try await enter(fixture, second, provider()) else {
        Issue.record("somebody else came in")
        return
      }
      try await fixture.perform(ClosePerson(login: "an"), as: .khanh)
      guard case .known(.refused) = try await enter(fixture, first, provider()) else {
        Issue.record("a closed account came in")
        return
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An address counts when the provider has seen it, and when it is one account's`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let khanh = try await fixture.actor(.khanh)
      for login in ["lan", "mai", "nga"] {
        _ = try await fixture.city.perform(
          AddPerson(
            login: login, name: login, password: nil, role: .clerk, orgUnit: "ub-nam-khe",
            email: login == "lan" ? "Lan@example.vn" : "chung@example.vn"), as: khanh)
      }
      func came(_ email: String, _ verified: String) async throws -> String? {
        let identity = identity(
          "s-\(email)-\(verified)", ["email": [email], "email_verified": [verified]])
        return try await login(fixture, enter(fixture, identity, provider(account: "email")))
      }
      #expect(try await came("lan@example.vn", "false") == nil)
      #expect(try await came("lan@example.vn", "true") == "lan")
      #expect(try await came("chung@example.vn", "true") == nil)
      #expect(try await came("", "true") == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Rules make an account and its roles follow the claims`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let rules = [
        SignInProvider.Rule(
          claim: "groups", value: "ward", role: .clerk, orgUnit: "ub-nam-khe", line: 1),
        SignInProvider.Rule(
          claim: "groups", value: "chair", role: .headOfUnit, orgUnit: "ub-nam-khe", line: 2),
      ]
      func come(_ groups: [String]) async throws -> SignInByProvider.Outcome {
        let claims = ["preferred_username": ["lan"], "name": ["Lan"], "groups": groups]
        return try await enter(fixture, identity("s-9", claims), provider(rules: rules))
      }
      func roles() async throws -> [Role] {
        let person = try #require(
          try await fixture.city.answer(AccountList(login: "lan"), as: .commandLine).people.first)
        return person.grants.filter { $0.revokedAt == nil }.map(\.role)
      }
      guard case .noAccount = try await come(["none"]) else {
        Issue.record("a person without a rule came in")
        return
      }
      #expect(try await login(fixture, come(["ward", "chair"])) == "lan")
      #expect(try await roles() == [.clerk, .headOfUnit])
      #expect(try await login(fixture, come(["chair"])) == "lan")
      #expect(try await roles() == [.headOfUnit])
      // What a keeper gave stays.
      _ = try await fixture.perform(
        GrantRole(login: "lan", role: .specialist, orgUnit: "ub-nam-khe"), as: .khanh)
      #expect(try await login(fixture, come([])) == "lan")
      #expect(try await roles() == [.specialist])
      #expect(try await login(fixture, come(["ward"])) == "lan")
      #expect(try await roles() == [.specialist, .clerk])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An account that somebody else made ready opens by the provider alone`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let rules = [
        SignInProvider.Rule(
          claim: "groups", value: "mayor", role: .leader, orgUnit: "ub", line: 1)
      ]
      let an = try await fixture.actor(.an)
      let opened = try await fixture.city.perform(
        SignIn(login: "an", password: FixtureCity.password), as: .commandLine)
      guard case .signedIn(let session, _, _) = opened else { return }
      let token = try await fixture.city.perform(
        MakeToken(name: "x", reach: "write", days: "9"), as: an)
      let link = try await fixture.perform(InvitePerson(login: "an"), as: .khanh)
      let mayor = identity("s-1", ["preferred_username": ["an"], "groups": ["mayor"]])
      #expect(try await login(fixture, enter(fixture, mayor, provider(rules: rules))) == "an")
      let again = try await fixture.city.perform(
        SignIn(login: "an", password: FixtureCity.password), as: .commandLine)
      guard case .refused = again else {
        Issue.record("the old password opens the account")
        return
      }
      #expect(
        try await fixture.city.answer(SessionPerson(token: session), as: .commandLine) == nil)
      #expect(try await fixture.city.answer(TokenPerson(token: token), as: .commandLine) == nil)
      #expect(try await fixture.city.answer(Invitation(token: link), as: .commandLine) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A closed account is given nothing, and is nobody's way to a new one`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let rules = [
        SignInProvider.Rule(
          claim: "groups", value: "ward", role: .leader, orgUnit: "ub", line: 1)
      ]
      try await fixture.perform(ClosePerson(login: "an"), as: .khanh)
      for subject in ["s-1", "s-1"] {
        let outcome = try await enter(
          fixture, identity(subject, ["preferred_username": ["an"], "groups": ["ward"]]),
          provider(rules: rules))
        guard case .known(.refused) = outcome else {
          Issue.record("\(outcome)")
          return
        }
      }
      let an = try await fixture.city.answer(AccountList(login: "an"), as: .commandLine).people
      #expect(an.first?.grants.allSatisfy { $0.revokedAt != nil } == true)
    }
  }

  @Test func `What makes no account is told, not thrown`() async throws {
    try await FixtureCity.with(.sqlite) { fixture in
      let rules = [
        SignInProvider.Rule(
          claim: "groups", value: "ward", role: .clerk, orgUnit: "ub-nam-khe", line: 1)
      ]
      for (name, login) in [("a+b@city.vn", "a+b@city.vn"), ("lan", "lan")] {
        let claims = [
          "preferred_username": [name], "groups": ["ward"],
          "name": [name == "lan" ? " " : String(repeating: "a", count: 250)],
        ]
        #expect(
          try await self.login(
            fixture, enter(fixture, identity("s-\(name)", claims), provider(rules: rules)))
            == login)
      }
      for login in ["mai", "nga"] {
        _ = try await fixture.perform(
          AddPerson(
            login: login, name: login, password: nil, role: .clerk, orgUnit: "ub-nam-khe",
            email: "chung@example.vn"), as: .khanh)
      }
      let outcome = try await enter(
        fixture, identity("s-x", ["email": ["chung@example.vn"], "email_verified": ["true"]]),
        provider(account: "email"))
      guard case .severalAccounts = outcome else {
        Issue.record("\(outcome)")
        return
      }
    }
  }

  @Test func `Without passwords nobody signs in by one, and the second factor holds`()
    async throws
  {
    try await FixtureCity.with(.sqlite) { fixture in
      var city = fixture.city
      city.allowsPasswords = false
      let outcome = try await city.perform(
        SignIn(login: "an", password: FixtureCity.password), as: .commandLine)
      guard case .refused = outcome else {
        Issue.record("a password opened a session")
        return
      }
      let an = try await fixture.actor(.an)
      let secret = try await fixture.city.perform(BeginSecondFactor(), as: an)
      _ = try await fixture.city.perform(
        ConfirmSecondFactor(
          code: try #require(TOTP.code(secret: secret, at: fixture.city.now))), as: an)
      let identity = identity("s-1", ["preferred_username": ["an"]])
      guard case .known(.needsCode) = try await enter(fixture, identity, provider()) else {
        Issue.record("the second factor was not asked for")
        return
      }
    }
  }

  @Test func `A rule with a unit that is not there is found before the doors open`() async throws {
    try await FixtureCity.with(.sqlite) { fixture in
      let rules = ["ub-bac-son", "ub-nowhere"].enumerated().map { index, unit in
        SignInProvider.Rule(
          claim: "groups", value: "x", role: .clerk, orgUnit: unit, line: index + 1)
      }
      let unknown = try await fixture.city.answer(
        UnknownUnitsOfProvider(provider: provider(rules: rules)), as: .commandLine)
      #expect(unknown.map(\.line) == [2])
    }
  }
}
