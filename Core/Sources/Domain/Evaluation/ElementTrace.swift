// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// The figure of one data element for a unit: the reports that make it.
public struct ElementTrace: Sendable, Hashable {
  public let dataElement: String
  public let value: Decimal?
  public let contributions: [ReportedFigure]
  /// Figures of co-leads that do not count and differ from the one that does.
  public let differing: [ReportedFigure]

  public init(
    dataElement: String, value: Decimal?, contributions: [ReportedFigure],
    differing: [ReportedFigure]
  ) {
    self.dataElement = dataElement
    self.value = value
    self.contributions = contributions
    self.differing = differing
  }
}
