// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Values against what was approved of the same period of the year before.
@Suite struct YearBeforeTests {
  private func city(
    _ direction: Measure.Direction = .increase, _ value: String = "now", _ previous: String? = nil
  ) throws -> SmallCity {
    let measure = Measure.change(
      value: try Formula(value), previous: try previous.map { try Formula($0) },
      direction: direction)
    return try SmallCity(measure, elements: measure.elementCodes.map { Samples.element($0) })
  }

  private func figures(_ values: [String: Int]) -> [ReportedFigure] {
    values.map { Samples.figure("ward-a", $0.key, Decimal($0.value)) }
  }

  @Test(arguments: [
    (Measure.Direction.increase, 11, Verdict.met), (.increase, 10, .notMet), (.decrease, 9, .met),
    (.decrease, 10, .notMet),
  ])
  func whatWasApprovedThenIsTheYearBefore(
    direction: Measure.Direction, now: Int, verdict: Verdict
  ) throws {
    let result = try city(direction)
      .evaluate(figures(["now": now]), yearBefore: figures(["now": 10]))
    #expect(result.verdict == verdict)
    #expect(result.value == Decimal(now))
    #expect(result.denominator == 10)
    #expect(result.reason == nil)
    #expect(!result.hasDiscrepancy)
  }

  @Test func whereNothingWasApprovedWhatTheUnitSaysCounts() throws {
    let result = try city(.increase, "now", "before").evaluate(figures(["now": 11, "before": 10]))
    #expect(result.verdict == .met)
    #expect(result.denominator == 10)
    #expect(!result.hasDiscrepancy)
  }

  @Test func whatWasApprovedGoesBeforeWhatTheUnitSaysAndTheDifferenceIsShown() throws {
    let city = try city(.increase, "now", "before")
    let now = figures(["now": 11, "before": 10])
    let result = try city.evaluate(now, yearBefore: figures(["now": 12, "before": 1]))
    #expect(result.denominator == 12)
    #expect(result.verdict == .notMet)
    #expect(result.hasDiscrepancy)
    let agreeing = try city.evaluate(now, yearBefore: figures(["now": 10, "before": 1]))
    #expect(!agreeing.hasDiscrepancy)
  }

  @Test func aDifferenceInsideACompoundIsShownToo() throws {
    let measure = Measure.compound(parts: [
      Measure.Part(
        name: Samples.text("1"),
        measure: .change(
          value: try Formula("now"), previous: try Formula("before"), direction: .increase),
        threshold: nil)
    ])
    let city = try SmallCity(measure, elements: ["now", "before"].map { Samples.element($0) })
    let now = figures(["now": 11, "before": 10])
    let last = figures(["now": 9, "before": 1])
    #expect(try city.evaluate(now, yearBefore: last).hasDiscrepancy)
    #expect(try city.evaluate(now, yearBefore: last).verdict == .met)
    #expect(try !city.evaluate(now).hasDiscrepancy)
  }

  @Test func nothingKnownOfTheYearBeforeLeavesItOpen() throws {
    let result = try city().evaluate(figures(["now": 11]))
    #expect(result.verdict == .noData)
    #expect(result.reason == .noYearBefore)
    #expect(result.value == 11)
    #expect(result.denominator == nil)
  }

  @Test func aYearBeforeThatDividesByZeroIsNotKnown() throws {
    let city = try city(.increase, "part / whole")
    let result = try city.evaluate(
      figures(["part": 1, "whole": 2]), yearBefore: figures(["part": 0, "whole": 0]))
    #expect(result.reason == .noYearBefore)
  }

  @Test func nothingReportedThisYearIsAskedForFirst() throws {
    let result = try city().evaluate([], yearBefore: figures(["now": 10]))
    #expect(result.reason == .noFigures)
    #expect(result.value == nil)
    #expect(result.denominator == 10)
  }

  @Test func equalSharesOfOtherTotalsAreNoChange() throws {
    let city = try city(.increase, "part / whole * 100")
    for times in 2...9 {
      let result = try city.evaluate(
        figures(["part": times, "whole": 3 * times]), yearBefore: figures(["part": 1, "whole": 3]))
      #expect(result.verdict == .notMet)
    }
  }

  @Test func theWardsOfTheYearBeforeAreAddedAndAWardAloneIsHeldAgainstItself() throws {
    let now = [Samples.figure("ward-a", "now", 10), Samples.figure("ward-b", "now", 10)]
    let last = [Samples.figure("ward-a", "now", 12), Samples.figure("ward-b", "now", 7)]
    let city = try city()
    #expect(try city.evaluate(now, yearBefore: last).denominator == 19)
    #expect(try city.evaluate(now, yearBefore: last).verdict == .met)
    #expect(try city.evaluate(now, yearBefore: last, for: "ward-a").verdict == .notMet)
    #expect(try city.evaluate(now, yearBefore: last, for: "ward-b").verdict == .met)
  }

  @Test func aMeasureThatDoesNotLookBackIsNotTouchedByTheYearBefore() throws {
    let city = try SmallCity(
      .amount(value: try Formula("now")), elements: [Samples.element("now")])
    let now = figures(["now": 5])
    #expect(
      try city.evaluate(now, yearBefore: figures(["now": 9])).result == city.evaluate(now).result)
  }
}
