// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// What one unit's approved report adds to the totals of itself and of every unit above it.
struct ReportTotals {
  let book: ProgrammeBook

  /// The totals that a report makes at the unit and at each unit above, up to the area.
  func totals(of lines: [SubmissionLine], from orgUnit: String) -> [TotalKey: Total] {
    var totals: [TotalKey: Total] = [:]
    let units = above(orgUnit)
    for duty in book.plan.duties(of: orgUnit) {
      guard let line = lines.first(where: { $0.indicator == duty.indicator }) else { continue }
      for (element, figure) in counting(line, duty) {
        let isNumber = element.kind.isNumber
        let rank = isNumber ? 0 : NSDecimalNumber(decimal: figure.value).intValue
        for unit in units {
          let key = TotalKey(
            orgUnit: unit, indicator: duty.indicator, dataElement: element.code, rank: rank)
          totals[key, default: Total()].add(Total(figure, isNumber: isNumber), times: 1)
        }
      }
    }
    return totals
  }

  /// The figures of a line that count: of a commune all or none, of a lead whatever it has.
  private func counting(
    _ line: SubmissionLine, _ duty: Duty
  ) -> [(DataElement, SubmissionLine.Figure)] {
    let elements = duty.dataElements.compactMap(book.plan.element)
    let figures = elements.compactMap { element in line.figure(element.code).map { (element, $0) } }
    let asked = book.plan.elements(of: duty.indicator).count
    let isOfCommune = elements.first?.collectedAt == .commune
    return isOfCommune && figures.count < asked ? [] : figures
  }

  /// The unit and every unit above it, up to the area.
  private func above(_ orgUnit: String) -> [String] {
    var units: [String] = []
    var next: String? = orgUnit
    while let code = next, !units.contains(code) {
      units.append(code)
      next = code == book.programme.area ? nil : book.programme.orgUnit(code)?.parent
    }
    return units
  }
}
