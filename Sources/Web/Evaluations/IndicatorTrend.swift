// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Workflow

/// How an indicator moved over the periods: a line, and each value with its verdict.
struct IndicatorTrend {
  /// One period.
  struct Point {
    let period: String
    let href: String
    let value: String
    let change: String
    let badge: Page.Badge
  }

  let chart: String
  let points: [Point]
  let hasPoints: Bool

  init(_ answer: IndicatorExplanation.Answer, wording: Wording) {
    let book = answer.overview.book
    let known = answer.trend.filter { $0.result.value != nil }
    hasPoints = !known.isEmpty
    var previous: Decimal?
    var points: [Point] = []
    for point in answer.trend where point.result.value != nil {
      points.append(
        Point(
          period: wording.periodHeading(point.period),
          href: Links.indicator(book.programme.id, point.period, answer.indicator.number)
            + StandingQuery(answer.overview).text,
          value: wording.value(point.result.value, answer.indicator, book.framework),
          change: Self.change(point.result.value, previous, wording),
          badge: wording.badge(point.result.verdict)))
      previous = point.result.value
    }
    self.points = points
    let values = answer.trend.map {
      $0.result.value.map { NSDecimalNumber(decimal: $0).doubleValue }
    }
    chart =
      known.count > 1
      ? Chart.sparkLine(
        values: values,
        title: points.map { "\($0.period): \($0.value)" }.joined(separator: ", ")) : ""
  }

  /// The difference to the period before, with its sign.
  private static func change(
    _ value: Decimal?, _ previous: Decimal?, _ wording: Wording
  ) -> String {
    guard let value, let previous else { return "" }
    let difference = value - previous
    let text = wording.number(difference)
    return difference > 0 ? "+\(text)" : text
  }
}
