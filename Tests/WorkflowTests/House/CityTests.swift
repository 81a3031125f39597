// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Acts in transactions: done whole, refused whole, or only rehearsed.
@Suite struct CityTests {
  /// Stores something and is refused after that.
  private struct Stumbling: Act {
    func perform(_ work: Work) throws {
      _ = try GrantRole(login: "an", role: .leader, orgUnit: "ub").perform(work)
      throw Refusal.conflict("stumbled")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A refusal takes back what the act had stored`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let before = try await fixture.rowCounts()
      await #expect(throws: Refusal.conflict("stumbled")) {
        try await fixture.city.perform(Stumbling(), as: .commandLine)
      }
      #expect(try await fixture.rowCounts() == before)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A rehearsal tells the outcome and stores nothing`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let before = try await fixture.rowCounts()
      let grant = GrantRole(login: "an", role: .leader, orgUnit: "ub")
      #expect(try await fixture.city.rehearse(grant, as: .commandLine))
      #expect(try await fixture.rowCounts() == before)
      #expect(try await fixture.city.perform(grant, as: .commandLine))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A rehearsal is refused as the act would be`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let grant = GrantRole(login: "an", role: .leader, orgUnit: "ub")
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.city.rehearse(grant, as: fixture.actor(.an))
      }
    }
  }
}
