// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing
import Workflow

/// `user add` and `user grant`.
@Suite struct UserTests {
  private let password = ["LEARNINGCITY_PASSWORD": "mật khẩu rất dài"]

  @Test(arguments: TestEngine.allCases)
  func `A role or a unit that is none, a short password and a taken name add nobody`(
    _ engine: TestEngine
  ) async throws {
    try await CommandCity.with(engine) { city in
      let unit = try await city.run(
        "user", "add", "lan", "--role", "clerk", "--unit", "nowhere", environment: password)
      #expect(unit.status == 1)
      #expect(unit.errors == "There is no such unit\n")

      let role = try await city.run(
        "user", "add", "lan", "--role", "king", "--unit", "ub-bac-son", environment: password)
      #expect(role.status == 64)
      #expect(role.errors.contains("clerk, specialist, headOfUnit, standingOffice"))

      let short = try await city.run(
        "user", "add", "lan", "--role", "clerk", "--unit", "ub-bac-son",
        environment: ["LEARNINGCITY_PASSWORD": "ngắn"])
      #expect(short.status == 1)
      #expect(short.errorLines.count == 1)
      #expect(short.errors.contains("12 to 128 characters"))
      #expect(!short.errors.contains("ngắn"))

      let none = try await city.run("user", "add", "lan", "--role", "clerk", "--unit", "ub-bac-son")
      #expect(none.status == 1)
      #expect(none.errors.contains("LEARNINGCITY_PASSWORD"))

      let taken = try await city.run(
        "user", "add", "AN", "--role", "clerk", "--unit", "ub-bac-son", environment: password)
      #expect(taken.status == 1)
      #expect(taken.errors == "The sign-in name an is taken\n")

      let outcome = try await city.fixture.city.perform(
        SignIn(login: "lan", password: "mật khẩu rất dài"), as: .commandLine)
      guard case .refused = outcome else {
        Issue.record("nobody should have been added")
        return
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Somebody who was added can sign in, and gets one more role once`(
    _ engine: TestEngine
  ) async throws {
    try await CommandCity.with(engine) { city in
      let added = try await city.run(
        "user", "add", "lan", "--role", "clerk", "--unit", "ub-bac-son", "--full-name",
        "Phạm Thị Lan", environment: password)
      #expect(added.status == 0)
      #expect(added.output == "Added the account lan (Clerk)\n")
      let outcome = try await city.fixture.city.perform(
        SignIn(login: "lan", password: "mật khẩu rất dài"), as: .commandLine)
      guard case .signedIn = outcome else {
        Issue.record("the account should be open")
        return
      }
      let first = try await city.run(
        "user", "grant", "lan", "--role", "headOfUnit", "--unit", "ub-bac-son", language: "vi")
      #expect(first.status == 0)
      let second = try await city.run(
        "user", "grant", "lan", "--role", "headOfUnit", "--unit", "ub-bac-son")
      #expect(second.output == "lan already holds Head of unit at this unit\n")
      let stranger = try await city.run(
        "user", "grant", "nobody", "--role", "clerk", "--unit", "ub-bac-son")
      #expect(stranger.status == 1)
      #expect(stranger.errors == "There is no such account\n")
    }
  }
}
