// SPDX-License-Identifier: Apache-2.0
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// Sessions: whose they are, and when they end.
@Suite struct SessionTests {
  private func token(_ fixture: FixtureCity, _ login: String = "an") async throws -> String {
    let outcome = try await fixture.city.perform(
      SignIn(login: login, password: FixtureCity.password), as: .commandLine)
    return try #require(outcome.token)
  }

  private func login(_ fixture: FixtureCity, _ token: String) async throws -> String? {
    try await fixture.city.answer(SessionPerson(token: token), as: .commandLine)?.person.login
  }

  @Test(arguments: TestEngine.allCases)
  func `An unknown token is nobody's`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      _ = try await token(fixture)
      #expect(try await login(fixture, "unknown") == nil)
      #expect(try await login(fixture, "") == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A session lasts twelve hours`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let token = try await token(fixture)
      for _ in 0..<11 {
        fixture.clock.advance(minutes: 60)
        try await fixture.city.perform(TouchSession(token: token), as: .commandLine)
      }
      fixture.clock.advance(minutes: 59)
      #expect(try await login(fixture, token) == "an")
      fixture.clock.advance(minutes: 2)
      #expect(try await login(fixture, token) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Signing out ends this session and no other`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let (first, second) = (try await token(fixture), try await token(fixture))
      let other = try await token(fixture, "binh")
      try await fixture.city.perform(SignOut(token: first), as: .commandLine)
      #expect(try await login(fixture, first) == nil)
      #expect(try await login(fixture, second) == "an")
      #expect(try await login(fixture, other) == "binh")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Old sessions are swept away by the next sign-in`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      _ = try await token(fixture)
      fixture.clock.advance(days: 1)
      _ = try await token(fixture, "binh")
      #expect(try await fixture.scalar("SELECT COUNT(*) FROM session", as: Int.self) == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The database does not hold the token itself`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let token = try await token(fixture)
      let stored = try await fixture.scalar("SELECT token_hash FROM session", as: String.self)
      #expect(stored?.count == 64)
      #expect(stored != token)
      #expect(stored == SessionDigest.of(token))
    }
  }
}
