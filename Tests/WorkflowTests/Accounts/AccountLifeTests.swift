// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// An account from its invitation to its end.
@Suite struct AccountLifeTests {
  private let password = "mot-mat-khau-moi-dai"

  private func signIn(
    _ fixture: FixtureCity, _ login: String, _ password: String
  ) async throws -> String? {
    let outcome = try await fixture.city.perform(
      SignIn(login: login, password: password), as: .commandLine)
    if case .signedIn(let token, _, _) = outcome { return token }
    return nil
  }

  private func isAlive(_ fixture: FixtureCity, _ token: String) async throws -> Bool {
    try await fixture.city.answer(SessionPerson(token: token), as: .commandLine) != nil
  }

  @Test(arguments: TestEngine.allCases)
  func `An invitation works once, for three days, and for the keeper's people only`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let khanh = try await fixture.actor(.khanh)
      _ = try await fixture.city.perform(
        AddPerson(
          login: "lan", name: "Phạm Thị Lan", password: nil, role: .clerk,
          orgUnit: "ub-nam-khe"), as: khanh)
      #expect(try await signIn(fixture, "lan", "!") == nil)
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.perform(InvitePerson(login: "lan"), as: .dung)
      }
      let keeper = try await fixture.add("keeper", .administrator, at: "ub-bac-son")
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.city.perform(InvitePerson(login: "lan"), as: keeper)
      }
      let old = try await fixture.perform(InvitePerson(login: "lan"), as: .khanh)
      let token = try await fixture.perform(InvitePerson(login: "lan"), as: .khanh)
      #expect(try await fixture.city.answer(Invitation(token: old), as: .commandLine) == nil)
      func accept(_ password: String) async throws {
        try await fixture.city.perform(
          AcceptInvitation(token: token, password: password, cost: .light), as: .commandLine)
      }
      for (wrong, code) in [
        ("ngan", "person.password-length"), ("lan-lan-lan-lan", "person.password-has-name"),
      ] {
        let refusal = await #expect(throws: Refusal.self) { try await accept(wrong) }
        guard case .invalid(let issues) = refusal else { throw Refusal.notFound("person") }
        #expect(issues.map(\.code) == [code])
      }
      try await accept(password)
      #expect(try await signIn(fixture, "lan", password) != nil)
      await #expect(throws: Refusal.notFound("invitation")) { try await accept(password) }
      let late = try await fixture.perform(InvitePerson(login: "lan"), as: .khanh)
      fixture.clock.advance(days: 4)
      #expect(try await fixture.city.answer(Invitation(token: late), as: .commandLine) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A new password ends the other sessions, and an old one is not taken again`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let here = try #require(try await signIn(fixture, "an", FixtureCity.password))
      let there = try #require(try await signIn(fixture, "an", FixtureCity.password))
      func change(_ old: String, _ new: String) async throws {
        try await fixture.city.perform(
          ChangePassword(old: old, new: new, session: here, cost: .light),
          as: fixture.actor(.an))
      }
      for (old, new, code) in [
        ("sai-sai-sai-sai", password, "person.wrong-password"),
        (FixtureCity.password, FixtureCity.password, "person.password-used"),
      ] {
        let refusal = await #expect(throws: Refusal.self) { try await change(old, new) }
        guard case .invalid(let issues) = refusal else { throw Refusal.notFound("person") }
        #expect(issues.map(\.code) == [code])
      }
      try await change(FixtureCity.password, password)
      #expect(try await isAlive(fixture, here))
      #expect(try await !isAlive(fixture, there))
      #expect(try await signIn(fixture, "an", FixtureCity.password) == nil)
      await #expect(throws: Refusal.self) { try await change(password, FixtureCity.password) }
      let own = try await fixture.answer(OwnAccount(session: here), as: .an)
      #expect(own.sessions.map(\.isCurrent) == [true])
      try await fixture.perform(EndSession(id: own.sessions[0].id, keeping: nil), as: .an)
      #expect(try await !isAlive(fixture, here))
      await #expect(throws: Refusal.notFound("session")) {
        try await fixture.perform(EndSession(id: own.sessions[0].id, keeping: nil), as: .binh)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A session that nobody uses ends, one in use lasts`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let idle = try #require(try await signIn(fixture, "an", FixtureCity.password))
      let used = try #require(try await signIn(fixture, "an", FixtureCity.password))
      fixture.clock.advance(minutes: 200)
      try await fixture.city.perform(TouchSession(token: used), as: .commandLine)
      fixture.clock.advance(minutes: 60)
      #expect(try await !isAlive(fixture, idle))
      #expect(try await isAlive(fixture, used))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A role is held on its days and until it is taken back`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let nam = try await fixture.add("nam", .clerk, at: "ub-nam-khe")
      func sees() async throws -> Bool {
        do {
          _ = try await fixture.city.answer(
            SubmissionForm(place: FixtureCity.place("ub-bac-son")), as: nam)
          return true
        } catch Refusal.notFound { return false }
      }
      let first = try FixtureCity.day("2025-02-01")
      let last = try FixtureCity.day("2025-02-10")
      let grant = GrantRole(
        login: "nam", role: .clerk, orgUnit: "ub-bac-son", from: first, to: last)
      #expect(try await fixture.perform(grant, as: .khanh))
      #expect(try await !fixture.perform(grant, as: .khanh))
      #expect(try await !sees())
      fixture.clock.set("2025-02-05T03:00:00Z")
      #expect(try await sees())
      fixture.clock.set("2025-02-11T03:00:00Z")
      #expect(try await !sees())
      #expect(
        try await fixture.perform(
          GrantRole(login: "nam", role: .clerk, orgUnit: "ub-bac-son"), as: .khanh))
      #expect(try await sees())
      let revoke = RevokeRole(login: "nam", role: .clerk, orgUnit: "ub-bac-son")
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.perform(revoke, as: .dung)
      }
      try await fixture.perform(revoke, as: .khanh)
      #expect(try await !sees())
      await #expect(throws: Refusal.notFound("grant")) {
        try await fixture.perform(revoke, as: .khanh)
      }
      await #expect(throws: Refusal.self) {
        try await fixture.perform(
          GrantRole(login: "nam", role: .clerk, orgUnit: "ub", from: last, to: first), as: .khanh)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Who leaves reads nothing any more, and the successor has the roles`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.save()
      let session = try #require(try await signIn(fixture, "an", FixtureCity.password))
      let token = try await fixture.perform(
        MakeToken(name: "x", reach: "read", days: "10"), as: .an)
      await #expect(throws: Refusal.conflict("person.close-oneself")) {
        try await fixture.perform(ClosePerson(login: "khanh"), as: .khanh)
      }
      try await fixture.perform(ClosePerson(login: "an", successor: "giang"), as: .khanh)
      #expect(try await !isAlive(fixture, session))
      #expect(try await fixture.city.answer(TokenPerson(token: token), as: .commandLine) == nil)
      #expect(try await signIn(fixture, "an", FixtureCity.password) == nil)
      #expect(try await fixture.form("ub-bac-son", as: .giang).record != nil)
      let list = try await fixture.answer(AccountList(login: "an"), as: .khanh)
      #expect(list.people[0].closedAt != nil)
      #expect(list.people[0].grants.allSatisfy { $0.revokedAt != nil })
      for person in FixturePerson.allCases where person != .khanh {
        await #expect(throws: Refusal.notAllowed(.manageAccounts), "\(person)") {
          try await fixture.answer(AccountList(), as: person)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A token is its owner's, until it ends or is taken back`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      func make(_ reach: String, _ days: String) async throws -> String {
        try await fixture.perform(
          MakeToken(name: "Đồng bộ", reach: reach, days: days), as: .an)
      }
      func found(_ token: String) async throws -> TokenPerson.Found? {
        try await fixture.city.answer(TokenPerson(token: token), as: .commandLine)
      }
      for (reach, days) in [("all", "1"), ("read", "0"), ("read", "1000"), ("read", "x")] {
        await #expect(throws: Refusal.self) { try await make(reach, days) }
      }
      let reading = try await make("read", "10")
      let writing = try await make("write", "20")
      #expect(try await found(reading)?.mayWrite == false)
      #expect(try await found(writing)?.mayWrite == true)
      #expect(try await found(writing)?.person.login == "an")
      #expect(try await found("lc_nothing") == nil)
      let own = try await fixture.answer(OwnAccount(session: nil), as: .an).tokens
      let id = try #require(own.first { $0.reach == "write" }?.id)
      await #expect(throws: Refusal.notFound("token")) {
        try await fixture.perform(RevokeToken(id: id), as: .binh)
      }
      try await fixture.perform(RevokeToken(id: id), as: .an)
      #expect(try await found(writing) == nil)
      fixture.clock.advance(days: 11)
      #expect(try await found(reading) == nil)
      let kept = try await fixture.scalar(
        "SELECT COUNT(*) FROM api_token WHERE token_hash LIKE '%lc_%'", as: Int.self)
      #expect(kept == 0)
    }
  }
}
