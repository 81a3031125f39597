// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Signing in, and the rest after wrong passwords.
@Suite struct SignInTests {
  private func attempt(
    _ fixture: FixtureCity, _ login: String, _ password: String = FixtureCity.password,
    gives word: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let outcome = try await fixture.city.perform(
      SignIn(login: login, password: password), as: .commandLine)
    #expect(outcome.word == word, sourceLocation: sourceLocation)
  }

  @Test(arguments: TestEngine.allCases)
  func `An unknown login is answered like a wrong password`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await attempt(fixture, "nobody", gives: "refused")
      try await attempt(fixture, "an", "wrong password", gives: "refused")
      try await attempt(fixture, "an", "", gives: "refused")
      let long = String(repeating: "x", count: 100_000)
      try await attempt(fixture, "an", long, gives: "refused")
      try await attempt(fixture, "nobody", long, gives: "refused")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `After five wrong passwords the account rests for fifteen minutes`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for _ in 1...4 {
        try await attempt(fixture, "an", "wrong password", gives: "refused")
      }
      try await attempt(fixture, "an", "wrong password", gives: "resting 15")
      try await attempt(fixture, "an", gives: "resting 15")
      fixture.clock.advance(minutes: 10)
      try await attempt(fixture, "an", gives: "resting 5")
      try await attempt(fixture, "binh", gives: "signed in")
      fixture.clock.advance(minutes: 5)
      try await attempt(fixture, "an", gives: "signed in")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A good password clears the count of wrong ones`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for _ in 1...2 {
        for _ in 1...4 {
          try await attempt(fixture, "an", "wrong password", gives: "refused")
        }
        try await attempt(fixture, "an", gives: "signed in")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `After the rest there are five tries again`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for _ in 1...4 {
        try await attempt(fixture, "an", "wrong password", gives: "refused")
      }
      try await attempt(fixture, "an", "wrong password", gives: "resting 15")
      fixture.clock.advance(minutes: 16)
      try await attempt(fixture, "an", "wrong password", gives: "refused")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Five wrong passwords at the same moment are all counted`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let act: @Sendable () async throws -> String = {
        try await fixture.city.perform(
          SignIn(login: "an", password: "wrong password"), as: .commandLine
        ).word
      }
      let words = try await Attempts.together(Array(repeating: act, count: 5)).successes
      #expect(words.sorted() == Array(repeating: "refused", count: 4) + ["resting 15"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The login may be typed in capitals and with spaces around it`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await attempt(fixture, " An ", gives: "signed in")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A password is the same in composed and decomposed letters`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let password = "học tập suốt đời"
      _ = try await fixture.city.perform(
        AddPerson(
          login: "linh", name: "Linh", password: password, role: .clerk, orgUnit: "ub-nam-khe",
          cost: .light), as: .commandLine)
      let decomposed = password.decomposedStringWithCanonicalMapping
      #expect(Array(decomposed.utf8) != Array(password.utf8))
      try await attempt(fixture, "linh", decomposed, gives: "signed in")
    }
  }
}
