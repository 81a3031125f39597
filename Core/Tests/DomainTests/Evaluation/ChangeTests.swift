// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Values against the same months of the year before.
@Suite struct ChangeTests {
  private func city(
    _ direction: Measure.Direction, _ value: String = "now", _ previous: String = "before"
  ) throws -> SmallCity {
    let measure = Measure.change(
      value: try Formula(value), previous: try Formula(previous), direction: direction)
    return try SmallCity(
      measure, elements: measure.elementCodes.map { Samples.element($0) })
  }

  private func figures(_ values: [String: Decimal]) -> [ReportedFigure] {
    values.map { Samples.figure("ward-a", $0.key, $0.value) }
  }

  @Test(arguments: [
    (Measure.Direction.increase, 11, 10, Verdict.met), (.increase, 9, 10, .notMet),
    (.increase, 10, 10, .notMet), (.decrease, 9, 10, .met), (.decrease, 11, 10, .notMet),
    (.decrease, 10, 10, .notMet), (.increase, 1, 0, .met), (.decrease, 0, 0, .notMet),
  ])
  func theValueMustMoveTheRightWay(
    direction: Measure.Direction, now: Int, before: Int, verdict: Verdict
  ) throws {
    let result = try city(direction)
      .evaluate(figures(["now": Decimal(now), "before": Decimal(before)]))
    #expect(result.verdict == verdict)
    #expect(result.value == Decimal(now))
    #expect(result.denominator == Decimal(before))
  }

  @Test func oneYearAloneIsNoData() throws {
    let result = try city(.increase).evaluate(figures(["now": 5]))
    #expect(result.verdict == .noData)
  }

  @Test func aChangeOfWardsIsTheChangeOfTheirSums() throws {
    let rows = [("ward-a", 10, 20), ("ward-b", 50, 30)]
    let figures = rows.flatMap { ward, now, before in
      [
        Samples.figure(ward, "now", Decimal(now)), Samples.figure(ward, "before", Decimal(before)),
      ]
    }
    let result = try city(.increase).evaluate(figures)
    #expect(result.value == 60)
    #expect(result.denominator == 50)
    #expect(result.verdict == .met)
  }

  @Test func anEqualShareOfOtherTotalsIsNoChange() throws {
    let share = ("users / people * 100", "users_before / people_before * 100")
    for (users, people) in [(1, 6), (1, 12), (1, 14), (2, 7), (3, 11)] {
      for times in 2...9 {
        let figures = figures([
          "users": Decimal(users * times), "people": Decimal(people * times),
          "users_before": Decimal(users), "people_before": Decimal(people),
        ])
        for direction in Measure.Direction.allCases {
          let result = try city(direction, share.0, share.1).evaluate(figures)
          #expect(result.verdict == .notMet, "\(users) of \(people), \(times) times")
        }
      }
    }
  }

  @Test func theSmallestRiseOfAShareIsARise() throws {
    let result = try city(.increase, "users / people * 100", "users_before / people_before * 100")
      .evaluate(
        figures([
          "users": 33_333_334, "people": 100_000_000, "users_before": 1, "people_before": 3,
        ]))
    #expect(result.verdict == .met)
  }
}
