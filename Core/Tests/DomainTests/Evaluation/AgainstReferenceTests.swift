// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// The city's number against one that others publish.
@Suite struct AgainstReferenceTests {
  private func context(
    _ values: [(Int, String)], period: String = "2025"
  ) -> EvaluationContext {
    EvaluationContext(
      period: Period(period),
      references: values.map {
        ReferenceValue(series: "national", year: $0.0, value: exact($0.1), source: "Cục Thống kê")
      } + [ReferenceValue(series: "other", year: 2025, value: 1, source: "")])
  }

  private func evaluate(
    _ income: Int?, _ context: EvaluationContext, yearsBefore: Int = 0, formula: String = "income",
    _ threshold: Threshold? = Samples.atLeast("1.5")
  ) throws -> Evaluation {
    let measure = Measure.againstReference(
      value: try Formula(formula), series: "national", yearsBefore: yearsBefore)
    let city = try SmallCity(
      measure, threshold, elements: [Samples.element("income"), Samples.element("people")],
      context: context)
    let figures = income.map {
      [Samples.figure("ward-a", "income", Decimal($0)), Samples.figure("ward-a", "people", 3)]
    }
    return try city.evaluate(figures ?? [])
  }

  @Test(arguments: [(150, Verdict.met), (149, .notMet), (300, .met)])
  func theNumberIsDividedByTheReferenceOfTheYear(income: Int, verdict: Verdict) throws {
    let result = try evaluate(income, context([(2024, "1"), (2025, "100")]))
    #expect(result.value == Decimal(income) / 100)
    #expect(result.numerator == Decimal(income))
    #expect(result.denominator == 100)
    #expect(result.verdict == verdict)
    #expect(result.reason == nil)
  }

  @Test(arguments: [(0, "2025", 50), (1, "2025", 20), (2, "2025", 10), (1, "2025-06", 20)])
  func theYearIsThePeriodsLessWhatTheMeasureSays(
    yearsBefore: Int, period: String, reference: Int
  ) throws {
    let context = context([(2023, "10"), (2024, "20"), (2025, "50")], period: period)
    let result = try evaluate(100, context, yearsBefore: yearsBefore)
    #expect(result.denominator == Decimal(reference))
  }

  @Test func aMonthUsesTheValueOfItsYear() throws {
    for month in ["2025-01", "2025-12"] {
      #expect(try evaluate(100, context([(2025, "50")], period: month)).value == 2)
    }
  }

  @Test func theUndividedShareIsHeldAgainstTheThreshold() throws {
    let context = context([(2025, "3")])
    let equal = Threshold(comparison: .equal, value: 1)
    #expect(try evaluate(1, context, formula: "income * people", equal).verdict == .met)
    #expect(try evaluate(1, context, Samples.atLeast("0.3334")).verdict == .notMet)
    #expect(try evaluate(1, context, Samples.atLeast("0.3333")).verdict == .met)
  }

  @Test func aReferenceThatIsNotKnownForTheYearLeavesItOpen() throws {
    let result = try evaluate(150, context([(2024, "100"), (2026, "100")]))
    #expect(result.value == nil)
    #expect(result.numerator == 150)
    #expect(result.denominator == nil)
    #expect(result.verdict == .noData)
    #expect(result.reason == .noReference)
    #expect(try evaluate(150, context([(2024, "100")]), yearsBefore: 1).reason == nil)
  }

  @Test func withoutAPeriodNothingIsKnownOfAnyYear() throws {
    let context = EvaluationContext(
      period: nil,
      references: [ReferenceValue(series: "national", year: 2025, value: 1, source: "")])
    #expect(try evaluate(150, context).reason == .noReference)
    #expect(try evaluate(150, .none).reason == .noReference)
  }

  @Test func aReferenceOfZeroCannotBeDividedBy() throws {
    let result = try evaluate(150, context([(2025, "0")]))
    #expect(result.value == nil)
    #expect(result.denominator == 0)
    #expect(result.reason == .zeroDenominator)
  }

  @Test func theCitysOwnFiguresAreAskedForFirst() throws {
    #expect(try evaluate(nil, context([])).reason == .noFigures)
    #expect(try evaluate(nil, context([(2025, "100")])).denominator == 100)
  }

  @Test func ofTwoValuesOfAYearTheLastOneCounts() throws {
    #expect(try evaluate(150, context([(2025, "100"), (2025, "50")])).value == 3)
  }
}
