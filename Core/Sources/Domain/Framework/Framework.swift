// SPDX-License-Identifier: Apache-2.0

/// A criteria set (bộ tiêu chí): areas, standards, criteria, indicators and what is collected for
/// them, in one version with its legal basis.
public struct Framework: Sendable, Codable, Hashable {
  public let id: String
  public let version: String
  public let name: LocalizedText
  public let legalBasis: LegalBasis
  public let validFrom: CalendarDate
  public let note: String?
  public let areas: [Area]
  /// In the order of their numbers.
  public var indicators: [Indicator]
  public let dataElements: [DataElement]

  public init(
    id: String, version: String, name: LocalizedText, legalBasis: LegalBasis,
    validFrom: CalendarDate, note: String?, areas: [Area], indicators: [Indicator],
    dataElements: [DataElement]
  ) {
    self.id = id
    self.version = version
    self.name = name
    self.legalBasis = legalBasis
    self.validFrom = validFrom
    self.note = note
    self.areas = areas
    self.indicators = indicators
    self.dataElements = dataElements
  }

  public func indicator(_ number: Int) -> Indicator? {
    indicators.first { $0.number == number }
  }

  public func dataElement(_ code: String) -> DataElement? {
    dataElements.first { $0.code == code }
  }

  /// The data elements of an indicator in the order of its measure, each once.
  public func dataElements(of indicator: Indicator) -> [DataElement] {
    indicator.measure.elementCodes.compactMap(dataElement)
  }
}
