// SPDX-License-Identifier: Apache-2.0
import Domain
import TestSupport
import Testing
import Workflow

/// One more role for a person.
@Suite struct GrantRoleTests {
  @Test(arguments: TestEngine.allCases)
  func `Unknown units and people are not found`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.perform(
          GrantRole(login: "an", role: .clerk, orgUnit: "ub-nowhere"), as: .khanh)
      }
      await #expect(throws: Refusal.notFound("person")) {
        try await fixture.perform(
          GrantRole(login: "nobody", role: .clerk, orgUnit: "ub-bac-son"), as: .khanh)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Nobody gives a role to oneself`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in FixturePerson.allCases where person != .khanh {
        await #expect(throws: Refusal.notAllowed(.manageAccounts), "\(person)") {
          try await fixture.perform(
            GrantRole(login: person.login, role: .administrator, orgUnit: "ub"), as: person)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An administrator of one ward gives no role elsewhere`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let keeper = try await fixture.add("keeper", .administrator, at: "ub-bac-son")
      let own = GrantRole(login: "giang", role: .clerk, orgUnit: "ub-bac-son")
      #expect(try await fixture.city.perform(own, as: keeper))
      for unit in ["ub", "ub-nam-khe"] {
        await #expect(throws: Refusal.notAllowed(.manageAccounts), "\(unit)") {
          try await fixture.city.perform(
            GrantRole(login: "keeper", role: .leader, orgUnit: unit), as: keeper)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The same role again changes nothing`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let grant = GrantRole(login: "An", role: .headOfUnit, orgUnit: "ub-nam-khe")
      #expect(try await fixture.perform(grant, as: .khanh))
      let counts = try await fixture.rowCounts()
      #expect(try await fixture.perform(grant, as: .khanh) == false)
      #expect(try await fixture.rowCounts() == counts)
    }
  }
}
