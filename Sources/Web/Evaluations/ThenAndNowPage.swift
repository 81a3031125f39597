// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Workflow

/// One indicator by the units of then and by those of today.
struct ThenAndNowPage {
  /// The value of one unit.
  struct Row {
    let href: String
    let unit: String
    let value: String
    let fraction: String
    let badge: Page.Badge
    let isApportioned: Bool
    let origins: String
    let hasOrigins: Bool
  }

  struct Point {
    let href: String
    let period: String
    let then: String
    let now: String
    let reform: String
    let isBroken: Bool
  }

  let title: String
  let indicatorHref: String
  let period: String
  let today: String
  let unit: String
  let then: String
  let thenBadge: Page.Badge
  let thenUnits: String
  let now: String
  let nowBadge: Page.Badge
  let nowUnits: String
  let isApportioned: Bool
  let isSame: Bool
  let reforms: [String]
  let hasReforms: Bool
  let unplaced: String
  let hasUnplaced: Bool
  let rowsThen: [Row]
  let rowsNow: [Row]
  let hasRows: Bool
  let points: [Point]
  let chartThen: String
  let chartNow: String
  let hasCharts: Bool

  init(_ answer: IndicatorThenAndNow.Answer, wording: Wording) {
    let (book, indicator, language) = (answer.book, answer.indicator, wording.language)
    let programme = book.programme.id
    title = "\(indicator.number). \(wording.indicatorName(indicator))"
    indicatorHref = Links.indicator(programme, answer.period.code, indicator.number)
    period = wording.periodHeading(answer.period.code)
    today = wording.date(answer.today)
    unit = indicator.unit?[language] ?? ""
    func value(_ value: Decimal?) -> String { wording.value(value, indicator, book.framework) }
    then = value(answer.then.value)
    thenBadge = wording.badge(answer.then.verdict)
    thenUnits = wording(
      "tree.units",
      ["reported": String(answer.then.reported), "owed": String(answer.then.owed)])
    now = value(answer.now.value)
    nowBadge = wording.badge(answer.now.verdict)
    nowUnits = wording(
      "tree.units", ["reported": String(answer.now.reported), "owed": String(answer.now.owed)])
    isApportioned = answer.now.isApportioned
    isSame = answer.reforms.isEmpty
    reforms = answer.reforms.map { "\(wording.date($0.date)) – \($0.legalBasis)" }
    hasReforms = !reforms.isEmpty
    unplaced = answer.unplaced.map { $0.label[language] }.joined(separator: ", ")
    hasUnplaced = !unplaced.isEmpty
    func row(_ line: IndicatorThenAndNow.Line) -> Row {
      let evaluation = line.evaluation
      var seen: Set<String> = []
      let origins = evaluation.traces.flatMap(\.contributions).flatMap(\.origins)
        .filter { seen.insert($0.orgUnit).inserted }
        .map { Self.origin($0, book, wording) }.joined(separator: "; ")
      let fraction = [evaluation.numerator, evaluation.denominator].compactMap(\.self)
        .map { wording.number($0, fractionDigits: 2) }.joined(separator: " / ")
      return Row(
        href: Links.unit(programme, line.orgUnit.code), unit: line.orgUnit.label[language],
        value: value(evaluation.value), fraction: fraction,
        badge: wording.badge(evaluation.verdict), isApportioned: evaluation.isApportioned,
        origins: wording("tree.from", ["units": origins]), hasOrigins: !origins.isEmpty)
    }
    rowsThen = answer.linesThen.map(row)
    rowsNow = answer.linesNow.map(row)
    hasRows = !rowsThen.isEmpty || !rowsNow.isEmpty
    points = answer.points.map { point in
      Point(
        href: Links.thenAndNow(programme, point.period, indicator.number),
        period: wording.periodHeading(point.period), then: value(point.then.value),
        now: value(point.now.value),
        reform: point.reform.map {
          wording("trend.reform", ["date": wording.date($0.date), "basis": $0.legalBasis])
        } ?? "", isBroken: point.reform != nil)
    }
    chartThen = Self.chart(
      answer.points.map { ($0.period, $0.then.value, $0.reform != nil) }, indicator,
      wording("tree.then"), wording)
    chartNow = Self.chart(
      answer.points.map { ($0.period, $0.now.value, false) }, indicator, wording("tree.today"),
      wording)
    hasCharts = !chartThen.isEmpty
  }

  /// A unit that a figure came from, with the share that was taken of it.
  private static func origin(
    _ origin: ReportedFigure.Origin, _ book: ProgrammeBook, _ wording: Wording
  ) -> String {
    let name =
      book.history.life(origin.orgUnit)?.names.last?.value.name[wording.language] ?? origin.orgUnit
    return origin.share == 1
      ? name : "\(name) (\(wording.number(origin.share * 100, fractionDigits: 4)) %)"
  }

  private static func chart(
    _ points: [(period: String, value: Decimal?, isBroken: Bool)], _ indicator: Indicator,
    _ title: String, _ wording: Wording
  ) -> String {
    guard points.count(where: { $0.value != nil }) > 1 else { return "" }
    let drawn = points.map { point in
      ChartTrendPoint(
        label: point.period.split(separator: "-").reversed().joined(separator: "/"),
        value: point.value.map { NSDecimalNumber(decimal: $0).doubleValue }, expected: nil,
        isBroken: point.isBroken)
    }
    let values = points.map { "\($0.period): \($0.value.map { wording.number($0) } ?? "–")" }
    return Chart.trend(
      points: drawn,
      threshold: indicator.threshold.map { NSDecimalNumber(decimal: $0.value).doubleValue },
      title: "\(title). \(values.joined(separator: ", "))"
    ) { wording.number(Decimal($0).rounded(2)) }
  }
}
