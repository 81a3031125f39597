// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing

@testable import Workflow

/// Which passwords are taken, and what a new one ends.
@Suite struct PasswordRuleTests {
  @Test(arguments: [
    ("Password1234!", true), ("12password34", true), ("abcabcabcabc", true),
    ("aaaaaaaaaaaa", true), ("passwordpassword", true), ("mot-mat-khau-dai", false),
    ("học tập suốt đời", false), ("112233445566", false), ("!!!!!!!!!!!!", true),
  ])
  func `Common words are known with what people put around`(
    _ password: String, _ isCommon: Bool
  ) {
    let common = CommonPasswords(lines: ["password", "Letmein"])
    #expect(common.contains(password) == isCommon)
    #expect(!CommonPasswords.none.contains("Password1234!"))
  }

  @Test func `What is kept can be used: no more bytes than a sign-in takes`() {
    let family = "👨‍👩‍👧‍👦"
    #expect(Password.issues(String(repeating: family, count: 20)).isEmpty)
    #expect(Password.issues(String(repeating: family, count: 21)).count == 1)
    #expect(Password.issues(String(repeating: "ữ", count: 128)).isEmpty)
  }

  @Test func `A list is read from its file`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).lst")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("hoctap\r\nthanhpho\n".utf8).write(to: file)
    let common = try CommonPasswords(contentsOf: file)
    #expect(common.count == 2 && common.contains("ThanhPho2025"))
    #expect(throws: (any Error).self) {
      try CommonPasswords(contentsOf: file.appending(path: "x"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A common password is refused, and a new one ends the tokens`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let an = try await fixture.actor(.an)
      let city = City(
        store: fixture.city.store, clock: { fixture.clock.tick() },
        commonPasswords: CommonPasswords(lines: ["thanhphohoctap"]))
      func change(_ new: String) async throws {
        try await city.perform(
          ChangePassword(old: FixtureCity.password, new: new, session: nil, cost: .light), as: an)
      }
      await #expect(
        throws: Refusal.invalid([
          Issue(field: "password", code: "person.password-common")
        ])
      ) { try await change("thanhphohoctap2025") }
      await #expect(
        throws: Refusal.invalid([
          Issue(field: "password", code: "person.wrong-password")
        ])
      ) {
        try await city.perform(
          MakeToken(name: "x", reach: "write", days: "10"), confirmedBy: "sai-mat-khau-roi",
          session: nil,
          as: an)
      }
      let token = try await city.perform(
        MakeToken(name: "x", reach: "write", days: "10"), confirmedBy: FixtureCity.password,
        session: nil,
        as: an)
      let found = try #require(try await city.answer(TokenPerson(token: token), as: .commandLine))
      #expect(found.isStale)
      try await city.perform(TouchToken(token: token), as: an)
      let used = try await city.answer(TokenPerson(token: token), as: .commandLine)
      #expect(used?.isStale == false)
      try await change("mot-mat-khau-moi-dai")
      #expect(try await city.answer(TokenPerson(token: token), as: .commandLine) == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Nobody gives oneself a role, and the standing office comes from the area's keeper`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.conflict("person.grant-oneself")) {
        try await fixture.perform(
          GrantRole(login: "khanh", role: .leader, orgUnit: "ub"), as: .khanh)
      }
      let keeper = try await fixture.add("giu", .administrator, at: "ub-gddt")
      let office = GrantRole(login: "chi", role: .standingOffice, orgUnit: "ub-gddt")
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.city.perform(office, as: keeper)
      }
      #expect(try await fixture.perform(office, as: .khanh))
    }
  }
}
