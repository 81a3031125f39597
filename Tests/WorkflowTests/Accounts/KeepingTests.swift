// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// Whose accounts a keeper keeps: those whose every role stands below, the area of a standing office
/// included.
@Suite struct KeepingTests {
  @Test(arguments: TestEngine.allCases)
  func `A keeper at the standing office's unit does not keep the standing office`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let keeper = try await fixture.add("gdadmin", .administrator, at: "ub-gddt")
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.city.perform(InvitePerson(login: "dung"), as: keeper)
      }
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.city.perform(EndSecondFactor(login: "dung"), as: keeper)
      }
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.city.perform(ClosePerson(login: "dung"), as: keeper)
      }
      let seen = try await fixture.city.answer(AccountList(login: "dung"), as: keeper).people
      #expect(seen.first?.isKept == false)
      _ = try await fixture.perform(InvitePerson(login: "dung"), as: .khanh)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A role elsewhere that was taken back counts no more`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let keeper = try await fixture.add("keeper", .administrator, at: "ub-bac-son")
      func isKept() async throws -> Bool? {
        try await fixture.city.answer(AccountList(login: "an"), as: keeper).people.first?.isKept
      }
      #expect(try await isKept() == true)
      _ = try await fixture.perform(
        GrantRole(login: "an", role: .leader, orgUnit: "ub"), as: .khanh)
      #expect(try await isKept() == false)
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.city.perform(InvitePerson(login: "an"), as: keeper)
      }
      try await fixture.perform(
        RevokeRole(login: "an", role: .leader, orgUnit: "ub"), as: .khanh)
      #expect(try await isKept() == true)
      try await fixture.city.perform(ClosePerson(login: "an"), as: keeper)
      // Of a closed account all roles that were count.
      #expect(try await isKept() == false)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A role for other days is given anew, and one that is enough is left`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      func grant(_ to: String?, _ changes: Bool = true) async throws -> Bool {
        try await fixture.perform(
          GrantRole(
            login: "giang", role: .inspector, orgUnit: "ub", to: to.flatMap { CalendarDate($0) },
            changesDays: changes), as: .khanh)
      }
      #expect(try await grant("2025-06-30"))
      #expect(try await !grant("2025-06-30"))
      #expect(try await !grant(nil, false))
      #expect(try await grant("2026-06-30"))
      let people = try await fixture.city.answer(
        AccountList(login: "giang"), as: .commandLine
      ).people
      let ends = people[0].grants.filter { $0.role == .inspector }
        .map { "\($0.validTo ?? "") \($0.revokedAt == nil)" }
      #expect(ends == ["2025-07-01 false", "2026-07-01 true"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Without a password only the session that has just begun confirms`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let provider = SignInProvider(
        name: LocalizedText(vi: "Tỉnh", en: nil), issuer: "https://sso.example.vn",
        clientID: "city", account: "preferred_username")
      func come() async throws -> String {
        let outcome = try await fixture.city.perform(
          SignInByProvider(
            identity: ProviderIdentity(
              issuer: provider.issuer, subject: "s", claims: ["preferred_username": ["an"]]),
            provider: provider), as: .commandLine)
        guard case .known(.signedIn(let token, _, _)) = outcome else {
          throw Refusal.notFound("session")
        }
        return token
      }
      let an = try await fixture.actor(.an)
      func make(_ session: String) async throws -> String {
        try await fixture.city.perform(
          MakeToken(name: "x", reach: "read", days: "9"), confirmedBy: "", session: session,
          as: an)
      }
      let old = try await come()
      #expect(try await make(old).hasPrefix("lc_"))
      fixture.clock.advance(minutes: 11)
      let new = try await come()
      await #expect(throws: Refusal.self) { try await make(old) }
      #expect(try await make(new).hasPrefix("lc_"))
    }
  }
}
