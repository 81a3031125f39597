// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// The second factor: set up, asked for at the door, lost, and demanded by roles.
@Suite struct SecondFactorTests {
  private func setUp(
    _ fixture: FixtureCity, _ person: FixturePerson
  ) async throws -> (secret: String, codes: [String]) {
    let secret = try await fixture.perform(BeginSecondFactor(), as: person)
    let code = try #require(TOTP.code(secret: secret, at: fixture.city.now))
    return (secret, try await fixture.perform(ConfirmSecondFactor(code: code), as: person))
  }

  private func signIn(
    _ fixture: FixtureCity, _ login: String, opensSession: Bool = true
  ) async throws -> SignIn.Outcome {
    try await fixture.city.perform(
      SignIn(login: login, password: FixtureCity.password, opensSession: opensSession),
      as: .commandLine)
  }

  /// The token of a try that waits for its code.
  private func step(_ fixture: FixtureCity, _ login: String) async throws -> String {
    guard case .needsCode(let token) = try await signIn(fixture, login) else {
      throw Refusal.notFound("code")
    }
    return token
  }

  private func confirm(
    _ fixture: FixtureCity, _ step: String, _ code: String
  ) async throws -> String {
    try await fixture.city.perform(
      ConfirmSignIn(token: step, code: code), as: .commandLine
    ).word
  }

  @Test(arguments: TestEngine.allCases)
  func `Nothing is asked before a code has confirmed it, then each sign-in asks`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let secret = try await fixture.perform(BeginSecondFactor(), as: .an)
      #expect(try await fixture.perform(BeginSecondFactor(), as: .an) == secret)
      #expect(try await signIn(fixture, "an").word == "signed in")
      await #expect(throws: Refusal.self) {
        try await fixture.perform(ConfirmSecondFactor(code: "000000"), as: .an)
      }
      let (_, codes) = try await setUp(fixture, .an)
      #expect(codes.count == 10)
      await #expect(throws: Refusal.conflict("second-factor.is-set-up")) {
        try await fixture.perform(BeginSecondFactor(), as: .an)
      }
      #expect(try await signIn(fixture, "an", opensSession: false).word == "needs code")
      let step = try await step(fixture, "an")
      // The code that confirmed is spent.
      let spent = try #require(TOTP.code(secret: secret, at: fixture.city.now))
      #expect(try await confirm(fixture, step, spent) == "refused")
      fixture.clock.advance(minutes: 1)
      let code = try #require(TOTP.code(secret: secret, at: fixture.city.now))
      #expect(try await confirm(fixture, step, code) == "signed in")
      #expect(try await confirm(fixture, step, code) == "refused")
      let kept = try await fixture.scalar(
        "SELECT COUNT(*) FROM recovery_code WHERE code_hash LIKE '%-%'", as: Int.self)
      #expect(kept == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A recovery code works once, wrong codes rest, and a try waits five minutes`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let (_, codes) = try await setUp(fixture, .an)
      let first = try await step(fixture, "an")
      #expect(try await confirm(fixture, first, codes[0].lowercased()) == "signed in")
      let second = try await step(fixture, "an")
      #expect(try await confirm(fixture, second, codes[0]) == "refused")
      for _ in 1...3 { _ = try await confirm(fixture, second, "000000") }
      #expect(try await confirm(fixture, second, "000000") == "resting 15")
      #expect(try await confirm(fixture, second, codes[1]) == "resting 15")
      fixture.clock.advance(minutes: 16)
      #expect(try await confirm(fixture, second, codes[1]) == "refused")
      let third = try await step(fixture, "an")
      fixture.clock.advance(minutes: 6)
      #expect(try await confirm(fixture, third, codes[1]) == "refused")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A role that asks for it leaves nothing else to do, and no token works before`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let token = try await fixture.perform(
        MakeToken(name: "x", reach: "read", days: "10"), as: .dung)
      let session = try #require(try await signIn(fixture, "dung").token)
      func needs() async throws -> Bool? {
        try await fixture.city.answer(SessionPerson(token: session), as: .commandLine)?
          .needsSecondFactor
      }
      #expect(try await needs() == false)
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.perform(SetSecondFactorRoles(roles: [.clerk]), as: .dung)
      }
      try await fixture.perform(
        SetSecondFactorRoles(roles: [.standingOffice, .auditor]), as: .khanh)
      #expect(
        try await fixture.answer(SecondFactorRoles(), as: .khanh) == [.standingOffice, .auditor])
      #expect(try await needs() == true)
      #expect(try await fixture.city.answer(TokenPerson(token: token), as: .commandLine) == nil)
      #expect(try await signIn(fixture, "dung", opensSession: false).word == "needs code")
      #expect(try await signIn(fixture, "dung").word == "signed in")
      #expect(try await signIn(fixture, "an", opensSession: false).word == "verified")
      _ = try await setUp(fixture, .dung)
      #expect(try await needs() == false)
      #expect(try await fixture.city.answer(TokenPerson(token: token), as: .commandLine) != nil)
      await #expect(throws: Refusal.conflict("second-factor.is-asked")) {
        try await fixture.perform(EndSecondFactor(), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A keeper takes it from somebody whose phone is lost, and it is in the log`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      _ = try await setUp(fixture, .an)
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.perform(EndSecondFactor(login: "an"), as: .dung)
      }
      try await fixture.perform(EndSecondFactor(login: "an"), as: .khanh)
      #expect(try await signIn(fixture, "an").word == "signed in")
      let entries = try await fixture.answer(LogSearch(LogSearch.Filter()), as: .long).entries
      #expect(
        entries.contains { $0.kind == "second-factor.end" && $0.login == "khanh" })
      _ = try await setUp(fixture, .binh)
      try await fixture.perform(EndSecondFactor(), as: .binh)
      #expect(try await signIn(fixture, "binh").word == "signed in")
    }
  }
}
