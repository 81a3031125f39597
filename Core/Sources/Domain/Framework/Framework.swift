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
  /// True when the wording is not that of an official text.
  public let isUnverified: Bool?
  /// The frameworks whose data elements its formulas use too.
  @OrEmpty public private(set) var uses: [String]
  @OrEmpty public private(set) var breakdowns: [Breakdown]
  @OrEmpty public private(set) var references: [ReferenceSeries]
  @OrEmpty public private(set) var crosswalks: [Crosswalk]
  public let scoring: ScoreScheme?

  public init(
    id: String, version: String, name: LocalizedText, legalBasis: LegalBasis,
    validFrom: CalendarDate, note: String?, areas: [Area], indicators: [Indicator],
    dataElements: [DataElement], isUnverified: Bool? = nil, uses: [String] = [],
    breakdowns: [Breakdown] = [], references: [ReferenceSeries] = [],
    crosswalks: [Crosswalk] = [], scoring: ScoreScheme? = nil
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
    self.isUnverified = isUnverified
    self.uses = uses
    self.breakdowns = breakdowns
    self.references = references
    self.crosswalks = crosswalks
    self.scoring = scoring
  }

  public func breakdown(_ code: String) -> Breakdown? { breakdowns.first { $0.code == code } }

  public func reference(_ code: String) -> ReferenceSeries? {
    references.first { $0.code == code }
  }

  public func indicator(_ number: Int) -> Indicator? {
    indicators.first { $0.number == number }
  }

  public func dataElement(_ code: String) -> DataElement? {
    dataElements.first { $0.code == code }
  }

  public func criterion(_ code: String) -> Criterion? {
    areas.lazy.flatMap(\.standards).flatMap(\.criteria).first { $0.code == code }
  }

  public func indicators(of criterion: String) -> [Indicator] {
    indicators.filter { $0.criterion == criterion }
  }

  /// The data elements of an indicator in the order of its measure, each once; behind them those
  /// that weigh one of them.
  public func dataElements(of indicator: Indicator) -> [DataElement] {
    indicator.dataElements { code in dataElement(code) }
  }
}

extension Indicator {
  func dataElements(among elements: [String: DataElement]) -> [DataElement] {
    dataElements { elements[$0] }
  }

  fileprivate func dataElements(_ find: (String) -> DataElement?) -> [DataElement] {
    let measured = measure.elementCodes.compactMap(find)
    let weights = measured.compactMap(\.weight).compactMap(find)
    return measured + weights.filter { !measured.contains($0) }
  }
}
