// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Evaluates the indicators of a framework for the whole area or for one unit.
public struct Evaluator: Sendable {
  private let programme: Programme
  private let framework: Framework
  private let context: EvaluationContext
  private let plan: DutyPlan

  /// `plan` is that of the programme and the framework; it is made where it is not at hand.
  public init(
    programme: Programme, framework: Framework, context: EvaluationContext = .none,
    plan: DutyPlan? = nil
  ) {
    self.programme = programme
    self.framework = framework
    self.context = context
    self.plan = plan ?? DutyPlan(programme, framework)
  }

  /// The evaluation of every indicator, in their order. `orgUnit` is the area, or a unit whose own
  /// figures alone are evaluated; `yearBefore` are the figures of the same period of the year
  /// before.
  public func evaluate(
    _ figures: [ReportedFigure], yearBefore: [ReportedFigure] = [], for orgUnit: String
  ) -> [Evaluation] {
    let now = rollUp(figures)
    let before = rollUp(yearBefore)
    let only = orgUnit == programme.area ? nil : orgUnit
    return framework.indicators.map { evaluate($0, now, before, only) }
  }

  /// The evaluation of one indicator.
  public func evaluate(
    _ indicator: Indicator, _ figures: [ReportedFigure], yearBefore: [ReportedFigure] = [],
    for orgUnit: String
  ) -> Evaluation {
    evaluate(
      indicator, rollUp(figures), rollUp(yearBefore), orgUnit == programme.area ? nil : orgUnit)
  }

  /// The evaluations of one indicator for several units, in their order.
  public func evaluate(
    _ indicator: Indicator, _ figures: [ReportedFigure], yearBefore: [ReportedFigure] = [],
    for orgUnits: [String]
  ) -> [Evaluation] {
    let (now, before) = (rollUp(figures), rollUp(yearBefore))
    return orgUnits.map { evaluate(indicator, now, before, $0 == programme.area ? nil : $0) }
  }

  private func rollUp(_ figures: [ReportedFigure]) -> RollUp {
    RollUp(plan: plan, figures: figures)
  }

  private func evaluate(
    _ indicator: Indicator, _ now: RollUp, _ before: RollUp, _ only: String?
  ) -> Evaluation {
    let scope = now.scope(of: indicator, only: only)
    let elements = plan.elements(of: indicator.number)
    let traced = elements.map { now.trace(of: $0, in: scope) }
    let traces = traced.map(\.0)
    let values = Self.byElement(traced)
    let counting = traces.flatMap(\.contributions)
    let measured = Set(indicator.measure.elementCodes)
    let answering = traces.filter { measured.contains($0.dataElement) }.flatMap(\.contributions)
      .filter { !$0.isUnplaced }
    let calculation = Calculation(
      figure: { values[$0] ?? nil }, yearBefore: self.yearBefore(indicator, before, only),
      context: context,
      units: { atLeast in
        let reaching = answering.count { $0.value >= Decimal(atLeast) }
        return (reaching, scope.owing.count, answering.isEmpty)
      })
    let result = calculation.result(indicator.measure, indicator.threshold)
    let isOwed = only == nil || !scope.owing.isEmpty
    return Evaluation(
      indicator: indicator.number, value: result.value, numerator: result.numerator,
      denominator: result.denominator, threshold: indicator.threshold,
      verdict: isOwed ? result.verdict : .notApplicable, reason: result.reason,
      parts: calculation.parts(indicator.measure), traces: traces,
      owing: scope.owing, missing: scope.owing.filter { !scope.complete.contains($0) },
      isEstimate: counting.contains { $0.maturity == .estimate },
      isIllustrative: counting.contains(where: \.isIllustrative),
      isProvisional: counting.contains(where: \.isProvisional),
      hasDiscrepancy: traces.contains { !$0.differing.isEmpty } || result.contradictsYearBefore)
  }

  /// The figures of the year before by data element; looked up only where a measure looks back.
  private func yearBefore(
    _ indicator: Indicator, _ before: RollUp, _ only: String?
  ) -> (String) -> Fraction? {
    guard indicator.measure.looksBack else { return { _ in nil } }
    let scope = before.scope(of: indicator, only: only)
    let values = Self.byElement(
      plan.elements(of: indicator.number).map { before.trace(of: $0, in: scope) })
    return { values[$0] ?? nil }
  }

  private static func byElement(
    _ traced: [(ElementTrace, Fraction?)]
  ) -> [String: Fraction?] {
    Dictionary(
      traced.map { ($0.0.dataElement, $0.1) }, uniquingKeysWith: { first, _ in first })
  }
}
