// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// New accounts, each with a first role.
@Suite struct AddPersonTests {
  private func act(
    login: String = "linh", name: String = "Ngô Linh", password: String = FixtureCity.password,
    role: Role = .clerk, orgUnit: String = "ub-nam-khe"
  ) -> AddPerson {
    AddPerson(
      login: login, name: name, password: password, role: role, orgUnit: orgUnit, cost: .light)
  }

  @Test(arguments: TestEngine.allCases)
  func `An unknown unit is not found`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.perform(act(orgUnit: "ub-nowhere"), as: .khanh)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Nobody but the administrator adds accounts`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let before = try await fixture.rowCounts()
      for person in FixturePerson.allCases where person != .khanh {
        await #expect(throws: Refusal.notAllowed(.manageAccounts), "\(person)") {
          try await fixture.perform(act(), as: person)
        }
      }
      #expect(try await fixture.rowCounts() == before)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A login is given once, whatever its case`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.conflict("person.login-taken", ["login": "an"])) {
        try await fixture.perform(act(login: "AN"), as: .khanh)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Everything wrong is said at once`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let length = Issue(
        field: "password", code: "person.password-length",
        arguments: ["minimum": "12", "maximum": "128"])
      await #expect(
        throws: Refusal.invalid([
          Issue(field: "login", code: "person.bad-login"),
          Issue(field: "name", code: "field.required"), length,
        ])
      ) {
        try await fixture.perform(act(login: "", name: " ", password: "ngắn"), as: .khanh)
      }
      for login in ["Ngô Linh", "linh linh", "linh/..", "linhđ"] {
        await #expect(
          throws: Refusal.invalid([Issue(field: "login", code: "person.bad-login")]), "\(login)"
        ) {
          try await fixture.perform(act(login: login), as: .khanh)
        }
      }
      let long = String(repeating: "x", count: 129)
      await #expect(throws: Refusal.invalid([length])) {
        try await fixture.perform(act(password: long), as: .khanh)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The new person signs in and holds the role`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let before = try await fixture.rowCounts()
      let id = try await fixture.perform(act(login: "Linh.N"), as: .khanh)
      let after = try await fixture.rowCounts()
      #expect(after["person"] == before["person"].map { $0 + 1 })
      #expect(after["role_grant"] == before["role_grant"].map { $0 + 1 })
      let linh = Actor(personID: id, name: "Linh", language: .vi)
      let held = try await fixture.city.answer(HeldPermissions(orgUnit: "ub-nam-khe"), as: linh)
      #expect(held == Role.clerk.permissions)
      let outcome = try await fixture.city.perform(
        SignIn(login: "linh.n", password: FixtureCity.password), as: .commandLine)
      #expect(outcome.word == "signed in")
    }
  }
}
