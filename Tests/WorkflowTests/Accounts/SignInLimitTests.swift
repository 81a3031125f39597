// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store
import TestSupport
import Testing

@testable import Workflow

/// Wrong tries rest where they come from, and lock nobody else out.
@Suite struct SignInLimitTests {
  private func attempt(
    _ fixture: FixtureCity, _ login: String, _ password: String = "sai-mat-khau-roi",
    from address: String, device: String? = nil
  ) async throws -> String {
    try await fixture.city.perform(
      SignIn(login: login, password: password, device: device),
      as: Actor.commandLine.from(Actor.Origin(.page, address: address))
    ).word
  }

  @Test(arguments: TestEngine.allCases)
  func `A stranger's tries rest the stranger, not the person`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for _ in 1...5 { _ = try await attempt(fixture, "an", from: "203.0.113.9") }
      #expect(
        try await attempt(fixture, "an", FixtureCity.password, from: "203.0.113.9")
          == "resting 15")
      #expect(
        try await attempt(fixture, "an", FixtureCity.password, from: "198.51.100.1")
          == "signed in")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A browser that is known is not rested by others at the same address`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let office = "203.0.113.9"
      func own() async throws -> String {
        try await attempt(
          fixture, "an", FixtureCity.password, from: office, device: "trinh-duyet-cua-an")
      }
      #expect(try await own() == "signed in")
      for _ in 1...5 { _ = try await attempt(fixture, "an", from: office, device: "khac") }
      #expect(try await attempt(fixture, "an", from: office) == "resting 15")
      #expect(try await own() == "signed in")
      // Its own wrong tries count, and the device of An is none of Bình's.
      for _ in 1...4 {
        _ = try await attempt(fixture, "an", from: office, device: "trinh-duyet-cua-an")
      }
      #expect(
        try await attempt(fixture, "an", from: office, device: "trinh-duyet-cua-an")
          == "resting 15")
      #expect(
        try await attempt(
          fixture, "binh", FixtureCity.password, from: office, device: "trinh-duyet-cua-an")
          == "signed in")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A name that nobody has rests like any other, and is kept nowhere`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      var words: [[String]] = []
      for login in ["an", "khong-co-ai"] {
        var said: [String] = []
        for _ in 1...6 { said.append(try await attempt(fixture, login, from: "203.0.113.9")) }
        words.append(said)
      }
      #expect(words[0] == words[1])
      #expect(words[0].suffix(2) == ["resting 15", "resting 15"])
      let kept = try await fixture.scalar(
        "SELECT COUNT(*) FROM sign_in_try WHERE key LIKE '%khong%'", as: Int.self)
      #expect(kept == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Fifty names from one address rest the address`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      var last = ""
      for number in 1...50 {
        last = try await attempt(fixture, "ten-\(number)", from: "203.0.113.9")
      }
      #expect(last == "resting 15")
      #expect(
        try await attempt(fixture, "binh", FixtureCity.password, from: "203.0.113.9")
          == "resting 15")
      #expect(
        try await attempt(fixture, "binh", FixtureCity.password, from: "203.0.113.8")
          == "signed in")
      fixture.clock.advance(minutes: 16)
      #expect(
        try await attempt(fixture, "binh", FixtureCity.password, from: "203.0.113.9")
          == "signed in")
    }
  }

  @Test func `An address of IPv6 stands for its network`() {
    let one = SignInLimits(login: "an", address: "2001:db8:0:7::1", device: nil).address
    #expect(one == SignInLimits(login: "an", address: "2001:db8:0:7:ffff::2", device: nil).address)
    #expect(one != SignInLimits(login: "an", address: "2001:db8:0:8::1", device: nil).address)
    for address in ["10.0.0.1", "::ffff:10.0.0.1"] {
      #expect(SignInLimits(login: "an", address: address, device: nil).address == "10.0.0.1")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The own password asked once more counts wrong tries too`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let an = try await fixture.actor(.an).from(Actor.Origin(.page, address: "203.0.113.9"))
      func change(_ old: String) async throws {
        try await fixture.city.perform(
          ChangePassword(
            old: old, new: "mot-mat-khau-moi-dai", session: nil, cost: .light), as: an)
      }
      for _ in 1...5 {
        await #expect(
          throws: Refusal.invalid([
            Issue(field: "old", code: "person.wrong-password")
          ])
        ) { try await change("sai-mat-khau-roi") }
      }
      await #expect(throws: Refusal.conflict("sign-in.resting", ["minutes": "15"])) {
        try await change(FixtureCity.password)
      }
    }
  }
}
