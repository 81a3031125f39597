// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Thousands of random reforms: one parent for each unit on each day, no value lost, and nothing of
/// the past changed by what came later.
@Suite struct OrganisationPropertyTests {
  /// A small generator with a seed, so that a failure can be seen again.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static func unit(_ code: String, _ parent: String?) -> OrgUnit {
    OrgUnit(
      code: code, name: Samples.text(code), shortName: nil, kind: "ward", parent: parent,
      source: nil)
  }

  private static let first =
    [unit("city", nil)] + (0..<8).map { unit("w\($0)", "city") }

  /// A reform of some of the units that are there: merged, split, renamed, moved.
  private static func reform(
    _ number: Int, _ history: OrganisationHistory, _ date: CalendarDate, _ dice: inout Dice
  ) -> UnitChange {
    let there = history.units(on: date).map(\.code).filter { $0 != "city" }.shuffled(using: &dice)
    let (fresh, other) = ("n\(number)", "m\(number)")
    let steps: [UnitChange.Step]
    func pass(_ from: String, _ to: String, _ share: Decimal) -> UnitChange.Step {
      .pass(UnitChange.Succession(from: from, to: to, share: share, basis: nil))
    }
    switch Int.random(in: 0..<4, using: &dice) {
    case 0 where there.count > 3:
      steps = [.open(unit(fresh, "city")), pass(there[0], fresh, 1), pass(there[1], fresh, 1)]
    case 1:
      let share = Decimal(Int.random(in: 1..<10, using: &dice)) / 10
      steps = [
        .open(unit(fresh, "city")), .open(unit(other, "city")), pass(there[0], fresh, share),
        pass(there[0], other, 1 - share),
      ]
    case 2 where there.count > 1:
      steps = [.move(unit: there[0], parent: "city")]
    default:
      steps = [.rename(unit: there[0], name: Samples.text(fresh), shortName: nil)]
    }
    return UnitChange(date: date, legalBasis: "x", steps: steps)
  }

  @Test func whatHoldsForEveryHistory() throws {
    for seed in 1...300 {
      var dice = Dice(state: UInt64(seed))
      var changes: [UnitChange] = []
      var history = try OrganisationHistory(units: Self.first, changes: [])
      var pictures: [(CalendarDate, [OrgUnit])] = []
      for number in 0..<10 {
        let date = try #require(CalendarDate(year: 2015 + number, month: 7, day: 1))
        pictures.append((date, history.units(on: date)))
        changes.append(Self.reform(number, history, date, &dice))
        history = try OrganisationHistory(units: Self.first, changes: changes)
        let day = try #require(CalendarDate(year: 2015 + number, month: 6, day: 30))
        // As it was then: a later reform changes nothing before it.
        let (_, then) = try #require(pictures.last)
        #expect(history.units(on: day) == then, "seed \(seed)")
        for unit in history.units(on: date) where unit.code != "city" {
          #expect(history.ancestors(of: unit.code, on: date).last == "city", "seed \(seed)")
        }
      }
      try expectNothingLost(history, seed)
    }
  }

  /// 100 of each first unit, as of today, are as many together.
  private func expectNothingLost(_ history: OrganisationHistory, _ seed: Int) throws {
    let (start, end) = (
      try #require(CalendarDate("2015-01-01")), try #require(CalendarDate("2030-01-01"))
    )
    var sum = Decimal(0)
    for unit in Self.first where unit.parent != nil {
      let parts = try #require(
        history.restatement(of: unit.code, from: start, to: end).parts, "seed \(seed)")
      sum += parts.reduce(Decimal(0)) { $0 + $1.share * 100 }
      for part in parts {
        #expect(history.life(part.unit)?.exists(on: end) == true, "seed \(seed)")
      }
    }
    #expect(sum == 800, "seed \(seed)")
  }
}
