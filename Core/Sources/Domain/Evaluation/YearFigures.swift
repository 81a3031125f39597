// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Makes the figures of a year from those of its months, each data element by its own rule.
public enum YearFigures {
  /// `months` are the figures of each month, in the order of time. A month without a figure is left
  /// out: a sum is of what was reported, a mean of the months that have a figure.
  public static func combine(
    _ months: [[ReportedFigure]], _ framework: Framework
  ) -> [ReportedFigure] {
    let all = months.flatMap { $0 }
    let grouped = Dictionary(grouping: all) { Place(orgUnit: $0.orgUnit, element: $0.dataElement) }
    return grouped.compactMap { place, figures in
      guard let last = figures.last else { return nil }
      let value = value(figures.map(\.value), framework.dataElement(place.element))
      return ReportedFigure(
        orgUnit: place.orgUnit, dataElement: place.element, value: value ?? last.value,
        maturity: figures.contains { $0.maturity == .estimate } ? .estimate : .final,
        submission: last.submission, isIllustrative: figures.contains(where: \.isIllustrative),
        isProvisional: figures.contains(where: \.isProvisional))
    }
  }

  private struct Place: Hashable {
    let orgUnit: String
    let element: String
  }

  private static func value(_ values: [Decimal], _ element: DataElement?) -> Decimal? {
    guard element?.kind.isNumber ?? false else { return values.last }
    switch element?.overTime ?? .last {
    case .last: return values.last
    case .sum: return values.reduce(into: ExactSum()) { $0.add($1) }.value
    case .mean:
      let sum = values.reduce(into: ExactSum()) { $0.add($1) }.value
      return sum / Decimal(values.count)
    }
  }
}
