// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// The mean of the wards' numbers, each counting as much as what weighs it.
@Suite struct WeightedMeanTests {
  private func city(
    _ threshold: Threshold? = nil, formula: String = "score", weight: String? = "pupils"
  ) throws -> SmallCity {
    try SmallCity(
      .amount(value: try Formula(formula)), threshold,
      elements: [
        Samples.element("score", .amount, .weightedMean, minimum: nil, weight: weight),
        Samples.element("pupils"),
      ])
  }

  private func figures(_ rows: [(score: String, pupils: String)]) -> [ReportedFigure] {
    zip(SmallCity.wards, rows).flatMap { ward, row in
      [
        Samples.figure(ward, "score", exact(row.score)),
        Samples.figure(ward, "pupils", exact(row.pupils)),
      ]
    }
  }

  @Test func aLargeWardCountsMoreThanASmallOne() throws {
    let result = try city().evaluate(figures([("8", "10"), ("5", "30"), ("6", "60")]))
    // (80 + 150 + 360) / 100, while the plain mean would be 6.33.
    #expect(result.value == exact("5.9"))
    #expect(result.reported == 3)
    #expect(result.traces.map(\.dataElement) == ["score", "pupils"])
    #expect(result.traces.map(\.value) == [exact("5.9"), 100])
  }

  @Test func whatWeighsIsOwedToo() throws {
    let city = try city()
    #expect(
      city.programme.duties(of: "ward-a", in: city.framework)
        == [Duty(indicator: 1, dataElements: ["score", "pupils"])])
  }

  @Test func aWardWithoutItsWeightIsLeftOut() throws {
    let rows = figures([("8", "10"), ("5", "30")]) + [Samples.figure("ward-c", "score", 99)]
    let result = try city().evaluate(rows)
    #expect(result.value == exact("5.75"))
    #expect(result.reported == 2)
    #expect(result.missing == ["ward-c"])
  }

  @Test func aWardThatWeighsNothingDoesNotMoveTheMean() throws {
    let result = try city().evaluate(figures([("8", "10"), ("0", "0")]))
    #expect(result.value == 8)
    #expect(result.reported == 2)
  }

  @Test func whereNothingWeighsAnythingThereIsNoMean() throws {
    let result = try city(Samples.atLeast("1")).evaluate(figures([("8", "0"), ("5", "0")]))
    #expect(result.value == nil)
    #expect(result.verdict == .noData)
    #expect(result.reason != nil)
    #expect(result.reported == 2)
  }

  @Test func negativeNumbersAreWeighedToo() throws {
    #expect(try city().evaluate(figures([("-8", "1"), ("2", "3")])).value == exact("-0.5"))
  }

  @Test func theUndividedMeanIsHeldAgainstTheThreshold() throws {
    let third = figures([("1", "1"), ("0", "1"), ("0", "1")])
    #expect(try city(Samples.atLeast("0.3333")).evaluate(third).verdict == .met)
    #expect(try city(Samples.atLeast("0.3334")).evaluate(third).verdict == .notMet)
    // A third divided out is a little less than a third.
    let exactly = Threshold(comparison: .equal, value: 1)
    #expect(try city(exactly, formula: "score * 3").evaluate(third).verdict == .met)
    #expect(try city(exactly, formula: "score + score + score").evaluate(third).verdict == .met)
    let above = Threshold(comparison: .above, value: 1)
    #expect(try city(above, formula: "score * 3").evaluate(third).verdict == .notMet)
  }

  @Test func equalMeansOfOtherWeightsAreEqual() throws {
    for weight in 1...40 {
      let rows = figures([("1", "\(weight)"), ("0", "\(2 * weight)")])
      let band = Threshold(comparison: .between, value: 1, upper: 1)
      #expect(try city(band, formula: "score * 3").evaluate(rows).verdict == .met)
    }
  }

  @Test func tenthsAndLargeWeightsStayExact() throws {
    let rows = figures([("0.1", "333333333333333"), ("0.2", "333333333333333"), ("0.3", "1")])
    let sum = exact("0.1") * exact("333333333333333") * 3 + exact("0.3")
    #expect(try city().evaluate(rows).value == sum / exact("666666666666667"))
  }

  @Test func aWardAloneHasItsOwnNumber() throws {
    let rows = figures([("8", "10"), ("5", "30")])
    #expect(try city().evaluate(rows, for: "ward-b").value == 5)
  }

  @Test func withoutAWeightAllWardsCountAlike() throws {
    let rows = figures([("8", "10"), ("5", "30")])
    #expect(try city(weight: nil).evaluate(rows).value == exact("6.5"))
  }
}
