// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Evaluating from sums, which are kept, instead of from every figure.
@Suite struct SummaryEvaluatorTests {
  private func evaluator(_ city: SmallCity) -> SummaryEvaluator {
    SummaryEvaluator(
      programme: city.programme, framework: city.framework, context: city.context)
  }

  private func result(
    _ city: SmallCity, yearBefore: [String: ElementSummary] = [:], _ sums: [String: ElementSummary]
  ) throws -> IndicatorResult {
    let indicator = try #require(city.framework.indicators.first)
    return evaluator(city).result(
      indicator, yearBefore: { code, _ in yearBefore[code] }, { code, _ in sums[code] })
  }

  @Test func onlyUnitsThatReportForTheWholeCityAreAskedForBesideTheArea() throws {
    let city = try SmallCity(
      elements: [
        Samples.element("women", at: .city, .none), Samples.element("men", at: .city, .none),
        Samples.element("residents"),
      ],
      indicators: [
        Samples.indicator(1, try Samples.percentage("women", "men")),
        Samples.indicator(2, .amount(value: try Formula("residents"))),
      ],
      assignments: [
        SmallCity.assignment(1, [.unit("culture"), .unit("education")]),
        SmallCity.assignment(2, [.group("wards")]),
      ])
    let leads = city.framework.indicators.map { evaluator(city).leads(of: $0) }
    #expect(leads == [["culture", "education"], []])
  }

  @Test func aSumNeedsNoSingleFigures() throws {
    let city = try SmallCity(
      Samples.percentage("part", "whole"), Samples.atLeast("50"),
      elements: ["part", "whole"].map { Samples.element($0) })
    let sums = [
      "part": ElementSummary(total: 1, units: 2, estimates: 1),
      "whole": ElementSummary(total: 3, units: 2, illustratives: 1),
    ]
    let kept = try result(city, sums)
    #expect(kept.value == Decimal(100) / 3)
    #expect(kept.verdict == .notMet)
    #expect(kept.reported == 2)
    #expect(kept.owed == 3)
    #expect(kept.isEstimate && kept.isIllustrative)
  }

  @Test func aMeanNeedsThem() throws {
    let city = try SmallCity(
      .amount(value: try Formula("score * 3")), Threshold(comparison: .equal, value: 1),
      elements: [
        Samples.element("score", .amount, .weightedMean, weight: "pupils"),
        Samples.element("pupils"),
      ])
    let members = [(1, 5), (0, 10)].map {
      ElementSummary.Member(value: Decimal($0.0), weight: Decimal($0.1))
    }
    let pupils = ElementSummary(total: 15, units: 2)
    let kept = try result(
      city, ["score": ElementSummary(total: 1, units: 2, members: members), "pupils": pupils])
    #expect(kept.verdict == .met)
    let without = try result(city, ["score": ElementSummary(total: 1, units: 2), "pupils": pupils])
    #expect(without.value == nil)
  }

  @Test func aChangeLooksAtTheSumsOfTheYearBefore() throws {
    let city = try SmallCity(
      .change(value: try Formula("now"), previous: nil, direction: .increase),
      elements: [Samples.element("now")])
    let now = ["now": ElementSummary(total: 11, units: 3)]
    let kept = try result(city, yearBefore: ["now": ElementSummary(total: 10, units: 2)], now)
    #expect(kept.verdict == .met)
    #expect(kept.denominator == 10)
    #expect(try result(city, now).reason == .noYearBefore)
    let emptied = ["now": ElementSummary(total: 0, units: 0)]
    #expect(try result(city, yearBefore: emptied, now).reason == .noYearBefore)
  }

  @Test func nothingSummedIsNoDataAndNotZero() throws {
    let city = try SmallCity(
      .amount(value: try Formula("x")), Samples.atLeast("0"), elements: [Samples.element("x")])
    #expect(try result(city, [:]).verdict == .noData)
    #expect(try result(city, ["x": ElementSummary()]).reason == .noFigures)
    #expect(try result(city, ["x": ElementSummary(total: 0, units: 1)]).verdict == .met)
  }
}
