// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Which programmes there are for a person, and where the person is.
@Suite struct WhereaboutsTests {
  @Test(arguments: TestEngine.allCases)
  func `Everybody with a role in the area takes part in the programme`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in FixturePerson.allCases {
        let programmes = try await fixture.answer(Programmes(), as: person)
        #expect(programmes.map(\.code) == ["uong-bi-2025"], "\(person)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Nobody is nowhere, and an unknown programme is nowhere too`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let nobody = Actor(personID: UUID(), name: "Nobody", language: .vi)
      for programme in [nil, FixtureCity.programme] {
        let place = try await fixture.city.answer(
          Whereabouts(programme: programme, period: nil), as: nobody)
        #expect(place == nil)
      }
      let unknown = try await fixture.answer(Whereabouts(programme: "x", period: nil), as: .an)
      #expect(unknown == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Without a word one is in the latest period that has reports`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let question = Whereabouts(programme: nil, period: nil)
      #expect(try await fixture.answer(question, as: .an)?.period == "2025-01")
      #expect(fixture.clock.set("2025-03-20T03:00:00Z"))
      try await fixture.save("ub-yen-thanh", in: "2025-03")
      let place = try #require(try await fixture.answer(question, as: .an))
      #expect(place.programme == "uong-bi-2025")
      #expect(place.period == "2025-03")
      #expect(!place.canFollow)
      let said = Whereabouts(programme: FixtureCity.programme, period: "2025-02")
      let office = try #require(try await fixture.answer(said, as: .dung))
      #expect(office.period == "2025-02")
      #expect(office.canFollow)
    }
  }
}
