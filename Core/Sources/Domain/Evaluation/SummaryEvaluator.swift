// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Evaluates the whole area from summaries, with the same result as `Evaluator` from the figures:
/// approved reports hold every figure of an indicator or none, so sums need not look at each unit.
public struct SummaryEvaluator: Sendable {
  private let programme: Programme
  private let plan: DutyPlan
  private let context: EvaluationContext

  /// The summary of a data element for the indicator at a unit; nil when nobody has a figure.
  public typealias Summaries = (_ dataElement: String, _ orgUnit: String) -> ElementSummary?

  /// `plan` is that of the programme and the framework; it is made where it is not at hand.
  public init(
    programme: Programme, framework: Framework, context: EvaluationContext = .none,
    plan: DutyPlan? = nil
  ) {
    self.programme = programme
    self.plan = plan ?? DutyPlan(programme, framework)
    self.context = context
  }

  /// The units whose own summaries an indicator needs, besides those of the area: the leads that
  /// report for the whole city.
  public func leads(of indicator: Indicator) -> [String] {
    var seen: Set<String> = []
    return plan.elements(of: indicator.number).filter { $0.collectedAt == .city }
      .flatMap { plan.reporters(of: $0.code, for: indicator.number) }
      .filter { seen.insert($0).inserted }
  }

  /// `yearBefore` are the summaries of the same period of the year before.
  public func result(
    _ indicator: Indicator, yearBefore: Summaries = { _, _ in nil }, _ summaries: Summaries
  ) -> IndicatorResult {
    let elements = plan.elements(of: indicator.number)
    let figures = figures(indicator, elements, summaries)
    let before =
      indicator.measure.looksBack ? self.figures(indicator, elements, yearBefore).values : [:]
    let owing = plan.owing(indicator.number).count
    let measured = indicator.measure.elementCodes
    let ofArea = measured.compactMap { summaries($0, programme.area) }
    let calculation = Calculation(
      figure: { figures.values[$0] }, yearBefore: { before[$0] }, context: context,
      units: { atLeast in
        let isSilent = !measured.contains { figures.values[$0] != nil }
        return (ofArea.reduce(0) { $0 + $1.reaching(atLeast) }, owing, isSilent)
      })
    let result = calculation.result(indicator.measure, indicator.threshold)
    return IndicatorResult(
      indicator: indicator.number, value: result.value, numerator: result.numerator,
      denominator: result.denominator, verdict: result.verdict, reason: result.reason,
      reported: figures.reported, owed: owing, isEstimate: figures.isEstimate,
      isIllustrative: figures.isIllustrative,
      hasDiscrepancy: figures.hasDiscrepancy || result.contradictsYearBefore)
  }

  private func figures(
    _ indicator: Indicator, _ elements: [DataElement], _ summaries: Summaries
  ) -> Figures {
    elements.first?.collectedAt == .city
      ? leadFigures(indicator, elements, summaries)
      : communeFigures(elements, summaries)
  }

  /// The figure of each data element that has one, and what is to be said of them together.
  private struct Figures {
    var values: [String: Fraction] = [:]
    var reported = 0
    var isEstimate = false
    var isIllustrative = false
    var hasDiscrepancy = false

    mutating func note(_ summary: ElementSummary) {
      isEstimate = isEstimate || summary.estimates > 0
      isIllustrative = isIllustrative || summary.illustratives > 0
    }
  }

  private func communeFigures(
    _ elements: [DataElement], _ summaries: Summaries
  ) -> Figures {
    var figures = Figures()
    for element in elements {
      guard let summary = summaries(element.code, programme.area),
        let value = summary.together(element)
      else { continue }
      figures.values[element.code] = value
      figures.note(summary)
    }
    figures.reported =
      elements.map { summaries($0.code, programme.area)?.units ?? 0 }.min() ?? 0
    return figures
  }

  /// The first lead in the plan's order that has every figure; of those with some, the first.
  private func leadFigures(
    _ indicator: Indicator, _ elements: [DataElement], _ summaries: Summaries
  ) -> Figures {
    let leads = leads(of: indicator)
    func isComplete(_ lead: String) -> Bool {
      elements.allSatisfy { summaries($0.code, lead).map { $0.units > 0 } ?? false }
    }
    var figures = Figures()
    figures.reported = leads.count(where: isComplete)
    for element in elements {
      let reporting = leads.filter { (summaries(element.code, $0)?.units ?? 0) > 0 }
      guard let counting = reporting.first(where: isComplete) ?? reporting.first,
        let summary = summaries(element.code, counting), let value = summary.single(element)
      else { continue }
      figures.values[element.code] = Fraction(value)
      figures.note(summary)
      figures.hasDiscrepancy =
        figures.hasDiscrepancy
        || reporting.contains { summaries(element.code, $0)?.single(element) != value }
    }
    return figures
  }
}
