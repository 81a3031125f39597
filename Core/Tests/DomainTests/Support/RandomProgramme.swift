// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// A programme of one indicator of any kind, with what was approved of it this year and the year
/// before: each unit has every figure or none. Weights of zero and marks of single figures stand in
/// different programmes.
struct RandomProgramme {
  let city: SmallCity
  let indicator: Indicator
  let figures: [ReportedFigure]
  let yearBefore: [ReportedFigure]

  init(using random: inout SeededGenerator) throws {
    var measures = RandomMeasures(
      level: Bool.random(using: &random) ? .commune : .city, random: random)
    indicator = Samples.indicator(1, try measures.any(), measures.threshold())
    random = measures.random
    let leads = ["education", "culture"].shuffled(using: &random)
      .prefix(Int.random(in: 1...2, using: &random))
    city = try SmallCity(
      elements: measures.elements, indicators: [indicator],
      assignments: [
        SmallCity.assignment(
          1, measures.level == .city ? leads.map { .unit($0) } : [.group("wards")])
      ], context: Self.context(&random))
    let hasMarks = Bool.random(using: &random)
    figures = Self.reports(city, hasMarks: hasMarks, &random)
    yearBefore = Self.reports(city, hasMarks: hasMarks, &random)
  }

  private static func context(_ random: inout SeededGenerator) throws -> EvaluationContext {
    guard let period = Period("2025") else { throw SmallCity.Missing() }
    let references = [2023, 2024, 2025].filter { _ in Int.random(in: 0...3, using: &random) > 0 }
      .map { year in
        ReferenceValue(
          series: "national", year: year, value: Decimal(Int.random(in: 0...5, using: &random)),
          source: "")
      }
    return EvaluationContext(period: period, references: references)
  }

  /// Every unit that owes the indicator hands in everything, or nothing.
  private static func reports(
    _ city: SmallCity, hasMarks: Bool, _ random: inout SeededGenerator
  ) -> [ReportedFigure] {
    var figures: [ReportedFigure] = []
    let weights = Set(city.framework.dataElements.compactMap(\.weight))
    func isMarked(_ random: inout SeededGenerator) -> Bool {
      hasMarks && Int.random(in: 0...5, using: &random) == 0
    }
    for unit in city.programme.orgUnits {
      let duties = city.programme.duties(of: unit.code, in: city.framework)
      guard Int.random(in: 0...4, using: &random) > 0 else { continue }
      for element in duties.flatMap(\.dataElements).compactMap(city.framework.dataElement) {
        let least: Decimal = hasMarks && weights.contains(element.code) ? 1 : -100
        figures.append(
          Samples.figure(
            unit.code, element.code, max(least, value(of: element, &random)),
            isMarked(&random) ? .estimate : .final, isIllustrative: isMarked(&random)))
      }
    }
    return figures.shuffled(using: &random)
  }

  /// Small numbers, so that zeros and equal ones are not rare.
  private static func value(
    of element: DataElement, _ random: inout SeededGenerator
  ) -> Decimal {
    switch element.kind {
    case .count: Decimal(Int.random(in: 0...6, using: &random))
    case .amount: Decimal(Int.random(in: -300...900, using: &random)) / 100
    case .yesNo: Decimal(Int.random(in: 0...1, using: &random))
    case .level: Decimal(Int.random(in: 0...3, using: &random))
    case .judgement: Decimal(Int.random(in: 0...(element.isRanked ? 3 : 1), using: &random))
    }
  }
}

extension RandomProgramme {
  /// What the wards, or a lead alone, come to: the sums that are kept.
  func summary(_ figures: [ReportedFigure], _ code: String, at orgUnit: String) -> ElementSummary? {
    guard let element = city.framework.dataElement(code) else { return nil }
    let counted = figures.filter { figure in
      figure.dataElement == code && (orgUnit == city.programme.area || figure.orgUnit == orgUnit)
    }
    if counted.isEmpty { return nil }
    var summary = ElementSummary(units: counted.count)
    for figure in counted {
      if element.kind.isNumber {
        summary.total += figure.value
      } else {
        summary.ranks[NSDecimalNumber(decimal: figure.value).intValue, default: 0] += 1
      }
      summary.estimates += figure.maturity == .estimate ? 1 : 0
      summary.illustratives += figure.isIllustrative ? 1 : 0
      guard element.aggregation.needsMembers else { continue }
      let weight = figures.first {
        $0.dataElement == element.weight && $0.orgUnit == figure.orgUnit
      }
      summary.members.append(
        ElementSummary.Member(value: figure.value, weight: weight?.value ?? 1))
    }
    return summary
  }
}
