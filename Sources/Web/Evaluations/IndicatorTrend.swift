// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Workflow

/// How an indicator moved over the periods, beside the path of its target: a picture, and each
/// value with its verdict. Over a changed definition nothing is compared.
struct IndicatorTrend {
  /// One period.
  struct Point {
    let period: String
    let href: String
    let value: String
    let change: String
    let badge: Page.Badge
    let expected: String
    let brokenBy: String
    let isBroken: Bool
  }

  let chart: String
  let points: [Point]
  let hasPoints: Bool
  let hasTarget: Bool
  let yearSoFar: String
  let hasYearSoFar: Bool

  init(_ answer: IndicatorExplanation.Answer, wording: Wording) {
    let book = answer.overview.book
    let target = answer.standing?.target
    hasTarget = target != nil
    var previous: Decimal?
    var points: [Point] = []
    for point in answer.trend {
      // A break between two values is one even where periods without any lie between.
      if point.brokenBy != nil || point.reform != nil { previous = nil }
      guard let value = point.result.value else { continue }
      points.append(
        Self.point(
          point, value, previous: previous, expectation: Self.expected(target, point), answer,
          wording))
      previous = value
    }
    self.points = points
    hasPoints = !points.isEmpty
    chart = Self.chart(answer, points, wording)
    let year = answer.yearSoFar
    yearSoFar = wording(
      "trend.year",
      ["value": year.map { wording.value($0.value, answer.indicator, book.framework) } ?? ""])
    hasYearSoFar = year?.value != nil && points.count > 1
  }

  private static func expected(
    _ target: Target?, _ point: IndicatorExplanation.Point
  ) -> Target.Expectation? {
    point.lastDay.flatMap { target?.expectation(on: $0) }
  }

  private static func point(
    _ point: IndicatorExplanation.Point, _ value: Decimal, previous: Decimal?,
    expectation: Target.Expectation?, _ answer: IndicatorExplanation.Answer, _ wording: Wording
  ) -> Point {
    let book = answer.overview.book
    let mark = expectation.map {
      Target.Mark(year: $0.mark.year, lower: $0.lower, upper: $0.upper)
    }
    return Point(
      period: wording.periodHeading(point.period),
      href: Links.indicator(book.programme.id, point.period, answer.indicator.number)
        + StandingQuery(answer.overview).text,
      value: wording.value(value, answer.indicator, book.framework),
      change: change(value, previous, wording), badge: wording.badge(point.result.verdict),
      expected: mark.map(wording.mark) ?? "–",
      brokenBy: brokenBy(point, wording), isBroken: isBroken(point))
  }

  private static func isBroken(_ point: IndicatorExplanation.Point) -> Bool {
    point.brokenBy != nil || point.reform != nil
  }

  /// Since which version of the criteria, or which change of units, nothing is compared.
  private static func brokenBy(
    _ point: IndicatorExplanation.Point, _ wording: Wording
  ) -> String {
    let version = point.brokenBy.map { version in
      wording(
        "trend.broken", ["version": version.version, "date": wording.date(version.validFrom)])
    }
    let reform = point.reform.map { change in
      wording(
        "trend.reform", ["date": wording.date(change.date), "basis": change.legalBasis])
    }
    return [version, reform].compactMap(\.self).joined(separator: " ")
  }

  /// Drawn where there is something to compare: two values, or one and a path.
  private static func chart(
    _ answer: IndicatorExplanation.Answer, _ points: [Point], _ wording: Wording
  ) -> String {
    let target = answer.standing?.target
    guard points.count > 1 || (target != nil && !points.isEmpty) else { return "" }
    let drawn = answer.trend.map { point in
      ChartTrendPoint(
        label: shortPeriod(point.period), value: point.result.value.map(double),
        expected: expected(target, point).map {
          double($0.lower)...max(double($0.lower), double($0.upper))
        },
        isBroken: isBroken(point))
    }
    return Chart.trend(
      points: drawn, threshold: answer.indicator.threshold.map { double($0.value) },
      title: points.map { "\($0.period): \($0.value)" }.joined(separator: ", ")
    ) { wording.number(Decimal($0).rounded(2)) }
  }

  /// `01/2025`, or `2025`.
  private static func shortPeriod(_ code: String) -> String {
    code.split(separator: "-").reversed().joined(separator: "/")
  }

  private static func double(_ value: Decimal) -> Double {
    NSDecimalNumber(decimal: value).doubleValue
  }

  /// The difference to the period before, with its sign.
  private static func change(
    _ value: Decimal, _ previous: Decimal?, _ wording: Wording
  ) -> String {
    guard let previous else { return "" }
    let difference = value - previous
    let text = wording.number(difference)
    return difference > 0 ? "+\(text)" : text
  }
}
