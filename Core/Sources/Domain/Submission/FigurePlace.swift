// SPDX-License-Identifier: Apache-2.0

/// Where a figure stands in a report, as forms and files name it: `people` for the total of a data
/// element, `people.sex=female` for a part of it.
public struct FigurePlace: Sendable, Hashable {
  public let dataElement: String
  /// Empty for the total.
  public let breakdown: String

  public init(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    dataElement = String(parts.first ?? "")
    breakdown = parts.count > 1 ? String(parts[1]) : ""
  }

  public init(_ dataElement: String, _ breakdown: String) {
    self.dataElement = dataElement
    self.breakdown = breakdown
  }

  public var text: String { breakdown.isEmpty ? dataElement : "\(dataElement).\(breakdown)" }

  /// True for a total, and for a part of a breakdown that the element has.
  public func isKnown(_ element: DataElement, _ framework: Framework) -> Bool {
    breakdown.isEmpty
      || element.breakdowns.compactMap(framework.breakdown).contains { $0.keys.contains(breakdown) }
  }
}
