// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Percentages and ratios of the city from the figures of its wards.
@Suite struct PercentageTests {
  private func city(_ threshold: Threshold? = Samples.atLeast("70")) throws -> SmallCity {
    try SmallCity(
      Samples.percentage("part", "whole"), threshold,
      elements: [Samples.element("part"), Samples.element("whole")])
  }

  private func figures(_ rows: [(String, Decimal, Decimal)]) -> [ReportedFigure] {
    rows.flatMap {
      [Samples.figure($0.0, "part", $0.1), Samples.figure($0.0, "whole", $0.2)]
    }
  }

  @Test func theCityDividesTheSumsAndDoesNotAverageThePercentages() throws {
    let figures = figures([("ward-a", 90, 100), ("ward-b", 100, 1000), ("ward-c", 50, 100)])
    let result = try city().evaluate(figures)
    // 240 / 1200 = 20 %, while the average of 90 %, 10 % and 50 % would be 50 %.
    #expect(result.value == 20)
    #expect(result.numerator == 240)
    #expect(result.denominator == 1200)
    #expect(result.verdict == .notMet)
    #expect(result.reported == 3)
    #expect(result.owed == 3)
    let percentages = try SmallCity.wards.map {
      try #require(city().evaluate(figures, for: $0).value)
    }
    #expect(percentages == [90, 10, 50])
    #expect(percentages.reduce(0, +) / 3 != result.value)
  }

  @Test func aWardThatReportedOnlyTheNumeratorIsLeftOutOfBoth() throws {
    var figures = figures([("ward-a", 80, 100), ("ward-b", 70, 100)])
    figures.append(Samples.figure("ward-c", "part", 1000))
    let result = try city().evaluate(figures)
    #expect(result.value == 75)
    #expect(result.numerator == 150)
    #expect(result.reported == 2)
    #expect(result.owed == 3)
    #expect(!result.traces.flatMap(\.contributions).contains { $0.orgUnit == "ward-c" })
  }

  @Test func nothingReportedIsNoDataAndNotZero() throws {
    let result = try city().evaluate([])
    #expect(result.value == nil)
    #expect(result.verdict == .noData)
    #expect(result.reported == 0)
    #expect(result.owed == 3)
  }

  @Test func aDenominatorOfZeroIsNoData() throws {
    let result = try city().evaluate(figures([("ward-a", 0, 0)]))
    #expect(result.value == nil)
    #expect(result.numerator == 0)
    #expect(result.denominator == 0)
    #expect(result.verdict == .noData)
  }

  @Test func zeroOfManyIsAValue() throws {
    let result = try city().evaluate(figures([("ward-a", 0, 100)]))
    #expect(result.value == 0)
    #expect(result.verdict == .notMet)
  }

  @Test(arguments: [
    (94_996, 100_000, Verdict.notMet), (95_000, 100_000, .met), (94_999, 99_999, .notMet),
    (19, 20, .met), (18_999_999, 20_000_000, .notMet), (2_849_999, 3_000_000, .notMet),
    (2_850_000, 3_000_000, .met), (2_850_001, 3_000_000, .met),
  ])
  func theUnroundedValueIsHeldAgainstTheThreshold(
    part: Int, whole: Int, verdict: Verdict
  ) throws {
    let city = try city(Samples.atLeast("95"))
    let result = try city.evaluate(figures([("ward-a", Decimal(part), Decimal(whole))]))
    #expect(result.verdict == verdict)
    #expect(DecimalText.display(try #require(result.value), .vi) == "95")
  }

  @Test func oneThirdIsNotTheThirdThatIsShown() throws {
    let third = try city(Samples.atLeast("33.34")).evaluate(figures([("ward-a", 1, 3)]))
    #expect(third.verdict == .notMet)
    let atMost = Threshold(comparison: .atMost, value: exact("33.33"))
    #expect(try city(atMost).evaluate(figures([("ward-a", 1, 3)])).verdict == .notMet)
  }

  @Test func withoutAThresholdThereIsAValueAndNothingToHoldItAgainst() throws {
    let result = try city(nil).evaluate(figures([("ward-a", 1, 4)]))
    #expect(result.value == 25)
    #expect(result.verdict == .notComparable)
  }

  @Test func aRatioIsNotTakenTimesAHundred() throws {
    let city = try SmallCity(
      .ratio(numerator: Formula("part"), denominator: Formula("whole")), Samples.atLeast("1.5"),
      elements: [Samples.element("part"), Samples.element("whole")])
    let result = try city.evaluate(figures([("ward-a", 1, 2), ("ward-b", 5, 2)]))
    #expect(result.value == exact("1.5"))
    #expect(result.verdict == .met)
    #expect(try city.evaluate(figures([("ward-a", 3, 0)])).verdict == .noData)
  }

  @Test func aFormulaIsWorkedOutOverTheSums() throws {
    let city = try SmallCity(
      Samples.percentage("part - less", "whole"), Samples.atLeast("50"),
      elements: ["part", "less", "whole"].map { Samples.element($0) })
    let all = figures([("ward-a", 70, 100), ("ward-b", 50, 100)])
    let less = [Samples.figure("ward-a", "less", 10), Samples.figure("ward-b", "less", 12)]
    let result = try city.evaluate(all + less)
    #expect(result.numerator == 98)
    #expect(result.value == 49)
    #expect(result.verdict == .notMet)
  }
}
