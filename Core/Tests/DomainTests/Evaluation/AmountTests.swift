// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// A number as it is, held against a threshold or a band.
@Suite struct AmountTests {
  private func evaluate(
    _ formula: String, _ threshold: Threshold?, _ values: [Int]
  ) throws -> Evaluation {
    let codes = ["a", "b"]
    let city = try SmallCity(
      .amount(value: try Formula(formula)), threshold, elements: codes.map { Samples.element($0) })
    return try city.evaluate(
      zip(codes, values).map { Samples.figure("ward-a", $0, Decimal($1)) })
  }

  @Test func theNumberIsTheFormulasOverTheSums() throws {
    let city = try SmallCity(
      .amount(value: try Formula("a - b")), Samples.atLeast("5"),
      elements: ["a", "b"].map { Samples.element($0) })
    let figures = SmallCity.wards.flatMap {
      [Samples.figure($0, "a", 4), Samples.figure($0, "b", 1)]
    }
    let result = try city.evaluate(figures)
    #expect(result.value == 9)
    #expect(result.verdict == .met)
    #expect(result.numerator == nil && result.denominator == nil)
    #expect(result.reason == nil)
  }

  @Test(arguments: [(4, Verdict.notMet), (5, .met), (8, .met), (9, .notMet)])
  func aBandIsMetBetweenItsEnds(value: Int, verdict: Verdict) throws {
    #expect(try evaluate("a", Samples.between("5", "8"), [value]).verdict == verdict)
  }

  @Test func theUndividedNumberIsHeldAgainstTheBand() throws {
    // 1 / 3 divided out is below a third, and three of it are below one.
    #expect(try evaluate("a / b * 3", Samples.between("1", "1"), [1, 3]).verdict == .met)
    #expect(try evaluate("a / b", Samples.between("0.33", "0.3333"), [1, 3]).verdict == .notMet)
    #expect(try evaluate("a / b", Samples.between("0.3333", "0.34"), [1, 3]).verdict == .met)
  }

  @Test func withoutAThresholdThereIsANumberAndNothingToHoldItAgainst() throws {
    let result = try evaluate("a", nil, [0])
    #expect(result.value == 0)
    #expect(result.verdict == .notComparable)
    #expect(result.reason == nil)
  }

  @Test func zeroIsANumber() throws {
    #expect(try evaluate("a", Samples.atLeast("0"), [0]).verdict == .met)
    #expect(try evaluate("a - b", Samples.between("-3", "-1"), [1, 3]).verdict == .met)
  }
}
