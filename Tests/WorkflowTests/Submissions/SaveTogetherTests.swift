// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Several people saving at the same moment.
@Suite struct SaveTogetherTests {
  private func act(_ citizens: Int, version: Int, unit: String = "ub-bac-son") -> SaveSubmission {
    SaveSubmission(
      place: FixtureCity.place(unit), version: version,
      figures: ["citizens": .init(text: String(citizens), maturity: .final)], notes: [:],
      notation: .machine)
  }

  @Test(arguments: TestEngine.allCases)
  func `Of two people who save the same page exactly one wins`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      // The first round begins the report, the others change it.
      for version in 0..<6 {
        let people = [(FixturePerson.an, 100), (.binh, 200)]
        let (successes, refusals) = try await Attempts.together(
          people.map { person, citizens in
            {
              _ = try await fixture.perform(act(citizens + version, version: version), as: person)
              return citizens + version
            }
          })
        #expect(successes.count == 1)
        #expect(refusals == [.conflict("submission.stale")])
        let stored = try await fixture.figures()["citizens"]
        #expect(stored == successes.first.map { Decimal($0) })
      }
      #expect(try await fixture.record()?.version == 6)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Ten wards that save at once all succeed`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for version in 0..<3 {
        let (successes, refusals) = try await Attempts.together(
          FixtureCity.wards.map { unit in
            {
              try await fixture.city.perform(
                act(1000 + version, version: version, unit: unit), as: .commandLine)
            }
          })
        #expect(successes == Array(repeating: version + 1, count: 10))
        #expect(refusals.isEmpty)
      }
      for unit in FixtureCity.wards {
        #expect(try await fixture.figures(of: unit, as: .dung) == ["citizens": 1002])
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Files attached at once to a report not yet begun begin it once`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let (successes, refusals) = try await Attempts.together(
        (1...6).map { number in
          {
            try await fixture.attach(
              "anh-\(number).png", FixtureFile.bytes("anh.png", [UInt8(number)]),
              as: number % 2 == 0 ? .an : .binh)
          }
        })
      #expect(successes.count == 6)
      #expect(refusals.isEmpty)
      let counts = try await fixture.rowCounts()
      #expect(counts["submission"] == 1)
      #expect(counts["evidence"] == 6)
    }
  }
}
