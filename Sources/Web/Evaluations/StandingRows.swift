// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Workflow

/// The table of the overview: every indicator under its standard.
struct StandingRows {
  let answer: EvaluationOverview.Answer
  let wording: Wording

  func standards() -> [StandingPage.StandardRows] {
    let framework = answer.book.framework
    let summary = VerdictSummary(framework, answer.results)
    return framework.areas.flatMap(\.standards).map { standard in
      StandingPage.StandardRows(
        code: standard.code, name: standard.name[wording.language],
        summary: wording.summary(summary.count(standard)),
        criteria: standard.criteria.map { criterion in
          let said = answer.assessments[.criterion(criterion.code)]
          let expectation = wording.expectation(said)
          return StandingPage.CriterionRows(
            href: Links.criterion(
              answer.book.programme.id, answer.period.code, criterion.code),
            code: criterion.code,
            name: criterion.name?[wording.language] ?? wording("indicator.no-text"),
            summary: wording.summary(summary.count(criterion)), expectation: expectation,
            isExpected: !expectation.isEmpty,
            rows: rows { $0.criterion == criterion.code })
        })
    }
  }

  /// The rows of some indicators, in their order.
  func rows(_ isShown: (Indicator) -> Bool) -> [StandingPage.Row] {
    let results = Dictionary(
      answer.results.map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first })
    return answer.book.framework.indicators.filter(isShown).compactMap { indicator in
      results[indicator.number].map { row(indicator, $0) }
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
    let standing = answer.book.standing(
      indicator.number, answer.orgUnit.code, result.value, answer.period)
    let expectation = wording.expectation(answer.assessments[.indicator(indicator.number)])
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
      isProvisional: result.isProvisional,
      progress: wording.badge(standing?.progress ?? .noData),
      target: standing?.mark.map {
        wording("standing.target", ["mark": wording.mark($0), "year": String($0.year)])
      } ?? "", hasTarget: standing != nil, expectation: expectation,
      isExpected: !expectation.isEmpty, trend: trend(indicator.number, isNumber: isNumber))
  }

  /// The kept values of the periods up to this one as a small line; nothing before there are two.
  private func trend(_ indicator: Int, isNumber: Bool) -> String {
    let values = answer.trend.map { $0[indicator] }
    guard isNumber, values.count(where: { $0 != nil }) > 1 else { return "" }
    return Chart.sparkLine(
      values: values,
      title: values.map { $0.map { wording.number(Decimal($0)) } ?? "–" }.joined(separator: ", "))
  }

  private func isAnswer(_ measure: Measure) -> Bool {
    switch measure {
    case .yesNo, .judgement, .level: true
    default: false
    }
  }
}
