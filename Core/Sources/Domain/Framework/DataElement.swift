// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// A thing to collect (số liệu cần thu): one figure that a unit reports for a period.
public struct DataElement: Sendable, Codable, Hashable {
  /// What kind of figure it is. Every figure is held as an exact decimal: yes and met are 1, no and
  /// not met are 0, a level is its rank.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case count, amount, yesNo, level, judgement
  }

  /// How the figures of units make the figure of the city.
  public enum Aggregation: String, Sendable, Codable, CaseIterable {
    /// Numbers are added.
    case sum
    /// Units that meet a condition are counted.
    case countYes
    /// The city's is met when every unit that reported says met.
    case allMet
    /// One unit reports for the whole city.
    case none
  }

  public let code: String
  public let name: LocalizedText
  public let guidance: LocalizedText?
  public let kind: Kind
  public let unit: LocalizedText?
  /// Names of ranks 0, 1, 2 … for a level.
  public let levels: [LocalizedText]
  public let collectedAt: UnitLevel
  public let aggregation: Aggregation
  public let minimum: Decimal?

  public init(
    code: String, name: LocalizedText, guidance: LocalizedText?, kind: Kind,
    unit: LocalizedText?, levels: [LocalizedText], collectedAt: UnitLevel,
    aggregation: Aggregation, minimum: Decimal?
  ) {
    self.code = code
    self.name = name
    self.guidance = guidance
    self.kind = kind
    self.unit = unit
    self.levels = levels
    self.collectedAt = collectedAt
    self.aggregation = aggregation
    self.minimum = minimum
  }
}
