// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Random reforms, one after the other, of a city that has reported: what was stays, nothing is
/// lost, and what is kept is what the figures make.
@Suite struct RandomReformTests {
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// Two wards become one, one becomes two, or one bears another name.
  private static func steps(
    _ number: Int, _ wards: [String], _ dice: inout Dice
  ) -> [UnitChange.Step] {
    let (new, other) = ("ub-n\(number)", "ub-m\(number)")
    func ward(_ code: String) -> UnitChange.Step { .open(FixtureCity.ward(code, code)) }
    switch Int.random(in: 0..<3, using: &dice) {
    case 0:
      return [
        ward(new), FixtureCity.pass(wards[0], new), FixtureCity.pass(wards[1], new),
      ]
    case 1:
      let share = Decimal(Int.random(in: 1..<20, using: &dice)) / 20
      return [
        ward(new), ward(other), FixtureCity.pass(wards[0], new, share),
        FixtureCity.pass(wards[0], other, 1 - share),
      ]
    default:
      return [
        .rename(
          unit: wards[0], name: LocalizedText(vi: "Phường \(number)", en: nil), shortName: nil)
      ]
    }
  }

  @Test(arguments: TestEngine.allCases, [7, 86, 1679, 20_250_701])
  func `What was then stays as it was, and today has all of it`(
    _ engine: TestEngine, seed: Int
  ) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      var dice = Dice(state: UInt64(seed))
      for ward in FixtureCity.wards where Int.random(in: 0..<4, using: &dice) > 0 {
        try await fixture.bring(ward, to: .approved)
      }
      let then = try await fixture.evaluation(3, .then)
      for month in 2...6 {
        let date = "2025-0\(month)-01"
        let wards = try await fixture.answer(
          OrganisationAsOf(programme: FixtureCity.programme, date: date), as: .dung
        ).rows.map(\.unit).filter { $0.kind == "ward" }.map(\.code).shuffled(using: &dice)
        try await fixture.change(date, Self.steps(month, wards, &dice))
        #expect(try await fixture.evaluation(3, .then) == then, "\(date)")
        let later = try await fixture.evaluation(3, in: "2025-0\(month)", .then)
        #expect(later.reported <= later.owed && Set(later.owing).count == later.owed)
      }
      fixture.clock.set("2025-06-20T03:00:00Z")
      let now = try await fixture.evaluation(3, .today)
      #expect(now.numerator == then.numerator && now.denominator == then.denominator)
      #expect(now.reported <= now.owed)
      #expect(try await fixture.differences() == [])
    }
  }
}
