// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// The table of the overview: every indicator under its standard.
struct StandingRows {
  let answer: EvaluationOverview.Answer
  let wording: Wording

  func standards() -> [StandingPage.StandardRows] {
    let framework = answer.book.framework
    let results = Dictionary(
      answer.results.map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first })
    return framework.areas.flatMap(\.standards).map { standard in
      let criteria = Set(standard.criteria.map(\.code))
      let rows = framework.indicators.filter { criteria.contains($0.criterion) }
        .compactMap { indicator in results[indicator.number].map { row(indicator, $0) } }
      return StandingPage.StandardRows(
        code: standard.code, name: standard.name[wording.language], rows: rows)
    }
  }

  private func row(_ indicator: Indicator, _ result: IndicatorResult) -> StandingPage.Row {
    let language = wording.language
    let programme = answer.book.programme
    let unit = indicator.unit.map { " " + $0[language] } ?? ""
    let value = wording.value(result.value, indicator, answer.book.framework)
    let threshold = wording.threshold(indicator.threshold, indicator.unit)
    let badge = wording.badge(result.verdict)
    let leads = (programme.assignment(of: indicator.number)?.leads ?? [])
      .compactMap { programme.label(of: $0.party)?[language] }
    let query = StandingQuery(answer).text
    let isNumber = result.value != nil && !isAnswer(indicator.measure)
    return StandingPage.Row(
      number: indicator.number,
      href: Links.indicator(programme.id, answer.period.code, indicator.number) + query,
      name: wording.indicatorName(indicator), leads: leads.joined(separator: "; "),
      threshold: threshold, value: isNumber ? value + unit : value,
      chart: StandingCharts(answer: answer, wording: wording).threshold(
        result.value, indicator, "\(value)\(unit), \(threshold): \(badge.text)"),
      badge: badge,
      reported: result.owed > 1 ? "\(result.reported)/\(result.owed)" : "",
      isEstimate: result.isEstimate, hasDiscrepancy: result.hasDiscrepancy,
      isProvisional: result.isProvisional)
  }

  private func isAnswer(_ measure: Measure) -> Bool {
    switch measure {
    case .yesNo, .judgement, .level: true
    default: false
    }
  }
}
