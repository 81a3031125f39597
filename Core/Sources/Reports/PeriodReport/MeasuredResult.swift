// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// What one measure came to: an indicator as a whole, or one part of it.
struct MeasuredResult {
  /// The name of a part; nil for a whole indicator.
  let name: LocalizedText?
  let measure: Measure
  let unit: LocalizedText?
  let value: Decimal?
  let numerator: Decimal?
  let denominator: Decimal?
  let threshold: Threshold?
  let verdict: Verdict
}

extension MeasuredResult {
  static func whole(_ indicator: Indicator, _ evaluation: Evaluation?) -> MeasuredResult {
    MeasuredResult(
      name: nil, measure: indicator.measure, unit: indicator.unit, value: evaluation?.value,
      numerator: evaluation?.numerator, denominator: evaluation?.denominator,
      threshold: evaluation?.threshold ?? indicator.threshold,
      verdict: evaluation?.verdict ?? .noData)
  }

  static func parts(
    _ indicator: Indicator, _ evaluation: Evaluation?, _ framework: Framework
  ) -> [MeasuredResult] {
    guard case .compound(let parts) = indicator.measure else { return [] }
    let results = evaluation?.parts ?? []
    return parts.enumerated().map { index, part in
      let result = results.indices.contains(index) ? results[index] : nil
      return MeasuredResult(
        name: part.name, measure: part.measure,
        unit: unit(of: part.measure, indicator, framework), value: result?.value,
        numerator: result?.numerator, denominator: result?.denominator,
        threshold: part.threshold, verdict: result?.verdict ?? .noData)
    }
  }

  /// Parts have no unit of their own: it follows from their measure.
  private static func unit(
    of measure: Measure, _ indicator: Indicator, _ framework: Framework
  ) -> LocalizedText? {
    switch measure {
    case .percentage, .shareOfUnits: LocalizedText(vi: "%", en: "%")
    case .change:
      indicator.unit ?? measure.elementCodes.first.flatMap(framework.dataElement)?.unit
    default: indicator.unit
    }
  }
}
