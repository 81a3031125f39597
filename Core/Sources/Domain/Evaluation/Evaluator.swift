// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Evaluates the indicators of a framework for the whole area or for one unit.
public struct Evaluator: Sendable {
  private let programme: Programme
  private let framework: Framework

  public init(programme: Programme, framework: Framework) {
    self.programme = programme
    self.framework = framework
  }

  /// The evaluation of every indicator, in their order. `orgUnit` is the area, or a unit whose own
  /// figures alone are evaluated.
  public func evaluate(_ figures: [ReportedFigure], for orgUnit: String) -> [Evaluation] {
    let rollUp = RollUp(programme: programme, framework: framework, figures: figures)
    let only = orgUnit == programme.area ? nil : orgUnit
    return framework.indicators.map { evaluate($0, rollUp, only) }
  }

  /// The evaluation of one indicator.
  public func evaluate(
    _ indicator: Indicator, _ figures: [ReportedFigure], for orgUnit: String
  ) -> Evaluation {
    let rollUp = RollUp(programme: programme, framework: framework, figures: figures)
    return evaluate(indicator, rollUp, orgUnit == programme.area ? nil : orgUnit)
  }

  private func evaluate(_ indicator: Indicator, _ rollUp: RollUp, _ only: String?) -> Evaluation {
    let scope = rollUp.scope(of: indicator, only: only)
    let traces = framework.dataElements(of: indicator).map { rollUp.trace(of: $0, in: scope) }
    let values = Dictionary(
      traces.map { ($0.dataElement, $0.value) }, uniquingKeysWith: { first, _ in first })
    let counting = traces.flatMap(\.contributions)
    let calculation = Calculation(
      figure: { values[$0] ?? nil },
      units: { atLeast in
        let reaching = counting.count { $0.value >= Decimal(atLeast) }
        return (reaching, scope.owing.count, counting.isEmpty)
      })
    let result = calculation.result(indicator.measure, indicator.threshold)
    let isOwed = only == nil || !scope.owing.isEmpty
    return Evaluation(
      indicator: indicator.number, value: result.value, numerator: result.numerator,
      denominator: result.denominator, threshold: indicator.threshold,
      verdict: isOwed ? result.verdict : .notApplicable,
      parts: calculation.parts(indicator.measure), traces: traces,
      owing: scope.owing, missing: scope.owing.filter { !scope.complete.contains($0) },
      isEstimate: counting.contains { $0.maturity == .estimate },
      isIllustrative: counting.contains(where: \.isIllustrative),
      isProvisional: counting.contains(where: \.isProvisional),
      hasDiscrepancy: traces.contains { !$0.differing.isEmpty })
  }
}
