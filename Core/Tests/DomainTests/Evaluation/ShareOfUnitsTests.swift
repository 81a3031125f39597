// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// The share of wards that reach something.
/// It is taken of all that owe the figure: silence is not counted as reaching it.
@Suite struct ShareOfUnitsTests {
  private func evaluate(
    _ values: [Int], atLeast: Int = 1, _ threshold: Threshold? = Samples.atLeast("50"),
    for orgUnit: String = "city"
  ) throws -> Evaluation {
    let city = try SmallCity(
      .shareOfUnits(element: "rank", atLeast: atLeast), threshold,
      elements: [Samples.element("rank", .level, .countYes, levels: 3)])
    let figures = zip(SmallCity.wards, values).map { Samples.figure($0, "rank", Decimal($1)) }
    return try city.evaluate(figures, for: orgUnit)
  }

  @Test func theShareIsOfAllThatOweTheFigure() throws {
    let result = try evaluate([1, 0])
    #expect(result.numerator == 1)
    #expect(result.denominator == 3)
    #expect(DecimalText.display(try #require(result.value), .vi) == "33,33")
    #expect(result.verdict == .notMet)
    #expect(result.reported == 2)
  }

  @Test(arguments: [([1, 1, 0], Verdict.met), ([1, 0, 0], .notMet), ([1, 1], .met)])
  func theShareIsHeldAgainstItsThreshold(values: [Int], verdict: Verdict) throws {
    #expect(try evaluate(values).verdict == verdict)
  }

  @Test func aRankCountsFromTheOneThatIsAsked() throws {
    #expect(try evaluate([2, 1, 0], atLeast: 1).numerator == 2)
    #expect(try evaluate([2, 1, 0], atLeast: 2).numerator == 1)
  }

  @Test func nobodyReportedIsNoDataButAllSayingNoIsNot() throws {
    #expect(try evaluate([]).verdict == .noData)
    let none = try evaluate([0, 0, 0])
    #expect(none.value == 0)
    #expect(none.verdict == .notMet)
  }

  @Test func aWardAloneIsAllOrNothing() throws {
    #expect(try evaluate([1, 0], for: "ward-a").value == 100)
    #expect(try evaluate([1, 0], for: "ward-b").value == 0)
    #expect(try evaluate([1, 0], for: "ward-c").verdict == .noData)
  }
}
