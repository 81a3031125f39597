// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Figures that others publish for each year (chuỗi số liệu tham chiếu), such as national GDP per
/// head. What is measured stands in the framework; the values are the city's to enter, each with
/// its source.
public struct ReferenceSeries: Sendable, Codable, Hashable {
  public let code: String
  public let name: LocalizedText
  public let unit: LocalizedText
  /// Who publishes it, and how to choose among several series.
  public let guidance: LocalizedText?

  public init(
    code: String, name: LocalizedText, unit: LocalizedText, guidance: LocalizedText?
  ) {
    self.code = code
    self.name = name
    self.unit = unit
    self.guidance = guidance
  }
}

/// The value of a series in a year, with the publication that it was taken from.
public struct ReferenceValue: Sendable, Codable, Hashable {
  public let series: String
  public let year: Int
  public let value: Decimal
  public let source: String

  public init(series: String, year: Int, value: Decimal, source: String) {
    self.series = series
    self.year = year
    self.value = value
    self.source = source
  }
}
