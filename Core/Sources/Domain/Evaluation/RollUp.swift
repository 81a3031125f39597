// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Makes the figures of the area from what units reported: sums of numerators and denominators,
/// never averages of percentages.
///
/// A figure collected in communes is added over the units that reported everything the indicator
/// asks; a figure collected at the city is that of the first lead in the plan's order who has one.
struct RollUp {
  let plan: DutyPlan
  /// By data element, then by unit.
  private let figures: [String: [String: ReportedFigure]]
  /// Those that count for the area and for no unit of it, in the same way.
  private let unplaced: [String: [String: ReportedFigure]]

  init(plan: DutyPlan, figures: [ReportedFigure]) {
    self.plan = plan
    var byElement: [String: [String: ReportedFigure]] = [:]
    var unplaced: [String: [String: ReportedFigure]] = [:]
    for figure in figures {
      if figure.isUnplaced {
        unplaced[figure.dataElement, default: [:]][figure.orgUnit] = figure
      } else {
        byElement[figure.dataElement, default: [:]][figure.orgUnit] = figure
      }
    }
    self.figures = byElement
    self.unplaced = unplaced
  }

  /// Which units owe the indicator's figures, and which of them reported all.
  struct Scope {
    let owing: [String]
    let complete: Set<String>
    /// Units of before whose figures could not be placed, but have every one that is asked.
    let unplaced: [String]
  }

  func scope(of indicator: Indicator, only orgUnit: String?) -> Scope {
    let elements = plan.elements(of: indicator.number)
    let owing =
      orgUnit.map { plan.owes($0, indicator.number) ? [$0] : [] } ?? plan.owing(indicator.number)
    let complete = owing.filter { code in
      elements.allSatisfy { figures[$0.code]?[code] != nil }
    }
    // A part of a report may have found its place: what is left of it is measured by itself.
    let codes = elements.first.flatMap { unplaced[$0.code]?.keys.sorted() } ?? []
    return Scope(
      owing: owing, complete: Set(complete),
      unplaced: orgUnit != nil
        ? []
        : codes.filter { code in elements.allSatisfy { unplaced[$0.code]?[code] != nil } })
  }

  /// What a data element came to, exactly, and how.
  func trace(of element: DataElement, in scope: Scope) -> (ElementTrace, Fraction?) {
    let reported = scope.owing.compactMap { figures[element.code]?[$0] }
    if element.collectedAt == .city {
      let trace = firstReported(element, reported, scope)
      return (trace, trace.value.map { Fraction($0) })
    }
    let placed = reported.filter { scope.complete.contains($0.orgUnit) }
    let complete =
      element.aggregation.countsUnits
      ? placed : placed + scope.unplaced.compactMap { unplaced[element.code]?[$0] }
    let value = complete.isEmpty ? nil : together(element, complete)
    let trace = ElementTrace(
      dataElement: element.code, value: value?.decimal, contributions: complete, differing: [])
    return (trace, value)
  }

  private func together(_ element: DataElement, _ complete: [ReportedFigure]) -> Fraction? {
    switch element.aggregation {
    case .sum: Fraction(complete.reduce(into: ExactSum()) { $0.add($1.value) }.value)
    case .weightedMean: ElementSummary.mean(complete.map { member($0, element) })
    case .minimum: complete.map(\.value).min().map { Fraction($0) }
    case .maximum: complete.map(\.value).max().map { Fraction($0) }
    case .count: Fraction(Decimal(complete.count))
    case .allMet: Fraction(complete.allSatisfy { $0.value == 1 } ? 1 : 0)
    case .countYes: Fraction(Decimal(complete.count { $0.value >= 1 }))
    case .none: complete.first.map { Fraction($0.value) }
    }
  }

  private func member(
    _ figure: ReportedFigure, _ element: DataElement
  ) -> ElementSummary.Member {
    let all = figure.isUnplaced ? unplaced : figures
    let weight = element.weight.flatMap { all[$0]?[figure.orgUnit]?.value }
    return ElementSummary.Member(value: figure.value, weight: weight ?? 1)
  }

  private func firstReported(
    _ element: DataElement, _ reported: [ReportedFigure], _ scope: Scope
  ) -> ElementTrace {
    let first =
      reported.first { scope.complete.contains($0.orgUnit) } ?? reported.first
      ?? scope.unplaced.first.flatMap { unplaced[element.code]?[$0] }
    return ElementTrace(
      dataElement: element.code, value: first?.value, contributions: first.map { [$0] } ?? [],
      differing: reported.filter { $0.value != first?.value })
  }
}
