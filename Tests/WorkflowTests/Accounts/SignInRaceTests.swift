// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing

@testable import Workflow

/// A password that waits to be hashed is not let in past tries that were wrong meanwhile.
@Suite struct SignInRaceTests {
  @Test(arguments: TestEngine.allCases)
  func `A right password that was read before the account came to rest waits as well`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let early = try #require(
        try await fixture.city.answer(Credentials(login: "an"), as: .commandLine))
      for _ in 1...5 {
        _ = try await fixture.city.perform(
          SignIn(login: "an", password: "wrong password"), as: .commandLine)
      }
      for opensSession in [true, false] {
        let outcome = try await fixture.city.perform(
          ConcludeSignIn(
            known: early, matches: true, opensSession: opensSession,
            limits: SignInLimits(login: "an", address: nil, device: nil)),
          as: .commandLine)
        guard case .resting = outcome else {
          Testing.Issue.record("let in: \(outcome)")
          return
        }
      }
    }
  }
}
