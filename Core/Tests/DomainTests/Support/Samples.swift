// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Makes data elements, indicators and figures for tests with only what a test is about.
enum Samples {
  static func text(_ words: String) -> LocalizedText { LocalizedText(vi: words, en: words) }

  static func element(
    _ code: String, _ kind: DataElement.Kind = .count, at level: UnitLevel = .commune,
    _ aggregation: DataElement.Aggregation = .sum, levels: Int = 0, minimum: Decimal? = 0,
    maximum: Decimal? = nil, weight: String? = nil, overTime: DataElement.OverTime? = nil,
    breakdowns: [String] = [], reportedBy: [String] = []
  ) -> DataElement {
    DataElement(
      code: code, name: text(code), guidance: nil, kind: kind, unit: nil,
      levels: (0..<levels).map { text("level \($0)") }, collectedAt: level,
      aggregation: aggregation, minimum: minimum, maximum: maximum, weight: weight,
      overTime: overTime, breakdowns: breakdowns, reportedBy: reportedBy)
  }

  static func indicator(
    _ number: Int, _ measure: Measure, _ threshold: Threshold? = nil
  ) -> Indicator {
    Indicator(
      number: number, code: "1.1.1.\(number)", criterion: "1.1.1", name: text("(\(number))"),
      measure: measure, threshold: threshold, unit: nil, evidence: nil, source: nil, note: nil)
  }

  static func percentage(_ numerator: String, _ denominator: String) throws -> Measure {
    .percentage(numerator: try Formula(numerator), denominator: try Formula(denominator))
  }

  static func atLeast(_ value: String) -> Threshold {
    Threshold(comparison: .atLeast, value: exact(value))
  }

  /// From one value to another, both included.
  static func between(_ value: String, _ upper: String) -> Threshold {
    Threshold(comparison: .between, value: exact(value), upper: exact(upper))
  }

  static func figure(
    _ orgUnit: String, _ element: String, _ value: Decimal, _ maturity: Maturity = .final,
    submission: UUID = UUID(), isIllustrative: Bool = false
  ) -> ReportedFigure {
    ReportedFigure(
      orgUnit: orgUnit, dataElement: element, value: value, maturity: maturity,
      submission: submission, isIllustrative: isIllustrative)
  }
}
