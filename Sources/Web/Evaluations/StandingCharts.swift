// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Workflow

/// The pictures of the overview.
struct StandingCharts {
  static let verdicts: [Verdict] = [
    .met, .expected, .notMet, .notComparable, .noData, .notApplicable,
  ]

  let answer: EvaluationOverview.Answer
  let wording: Wording

  func donut(_ count: VerdictCount) -> String {
    Chart.donut(
      parts: parts(count), figure: String(count[.met]),
      caption: wording("standing.donut-caption", ["total": String(count.total)]),
      title: title(count))
  }

  /// One bar for each area of the framework.
  func areas() -> [StandingPage.AreaBar] {
    let framework = answer.book.framework
    return framework.areas.map { area in
      let criteria = Set(area.standards.flatMap(\.criteria).map(\.code))
      let numbers = Set(
        framework.indicators.filter { criteria.contains($0.criterion) }.map(\.number))
      let count = VerdictCount(answer.results.filter { numbers.contains($0.indicator) })
      let name = area.name[wording.language]
      return StandingPage.AreaBar(
        name: "\(area.code). \(name)",
        chart: Chart.progress(parts: parts(count), title: "\(name): \(title(count))"),
        met: count[.met], total: count.total)
    }
  }

  /// A value on its scale with the threshold; empty where there is no number to draw.
  func threshold(_ value: Decimal?, _ indicator: Indicator, _ text: String) -> String {
    guard let value, let threshold = indicator.threshold else { return "" }
    switch indicator.measure {
    case .percentage, .ratio, .shareOfUnits: break
    default: return ""
    }
    let shown = NSDecimalNumber(decimal: value).doubleValue
    let mark = NSDecimalNumber(decimal: threshold.value).doubleValue
    let isPercentage = if case .ratio = indicator.measure { false } else { true }
    let isLower = [.atMost, .below].contains(threshold.comparison)
    // A low ceiling such as 5 % would be lost on a scale to 100.
    let maximum = isLower ? max(mark * 2, 1) : (isPercentage ? 100 : mark * 2)
    return Chart.thresholdBar(
      value: shown, threshold: mark, direction: isLower ? .lower : .higher, maximum: maximum,
      title: text)
  }

  func parts(_ count: VerdictCount) -> [ChartPart] {
    Self.verdicts.compactMap { verdict in
      ChartKind(rawValue: verdict.rawValue).map {
        ChartPart(
          label: wording("verdict.\(verdict.rawValue)"), count: count[verdict], kind: $0)
      }
    }
  }

  private func title(_ count: VerdictCount) -> String {
    Self.verdicts.filter { count[$0] > 0 }
      .map { "\(wording("verdict.\($0.rawValue)")): \(count[$0])" }.joined(separator: ", ")
  }
}
