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
    /// The mean of numbers, each counting as much as the unit's figure of `weight`.
    case weightedMean
    /// The least and the greatest of numbers.
    case minimum, maximum
    /// Units that have a figure are counted.
    case count
    /// Units that meet a condition are counted.
    case countYes
    /// The city's is met when every unit that reported says met.
    case allMet
    /// One unit reports for the whole city.
    case none

    /// True when units are counted, not what they have.
    var countsUnits: Bool { self == .count || self == .countYes }
  }

  /// How the figures of the months make the figure of a year.
  public enum OverTime: String, Sendable, Codable, CaseIterable {
    case sum, last, mean
  }

  public let code: String
  public let name: LocalizedText
  public let guidance: LocalizedText?
  public let kind: Kind
  public let unit: LocalizedText?
  /// Names of ranks 0, 1, 2 … for a level, and for a judgement by rubric; other judgements have none.
  public let levels: [LocalizedText]
  public let collectedAt: UnitLevel
  public let aggregation: Aggregation
  public let minimum: Decimal?
  public let maximum: Decimal?
  /// The data element that weighs this one in a weighted mean.
  public let weight: String?
  /// Nil is `last`: most figures are stocks.
  public let overTime: OverTime?
  /// The codes of the breakdowns that may be reported beside the total.
  @OrEmpty public private(set) var breakdowns: [String]
  /// The kinds of unit that report it; every kind of its level where none is named.
  @OrEmpty public private(set) var reportedBy: [String]

  public init(
    code: String, name: LocalizedText, guidance: LocalizedText?, kind: Kind,
    unit: LocalizedText?, levels: [LocalizedText], collectedAt: UnitLevel,
    aggregation: Aggregation, minimum: Decimal?, maximum: Decimal? = nil, weight: String? = nil,
    overTime: OverTime? = nil, breakdowns: [String] = [], reportedBy: [String] = []
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
    self.maximum = maximum
    self.weight = weight
    self.overTime = overTime
    self.breakdowns = breakdowns
    self.reportedBy = reportedBy
  }

  /// True when it is answered by a rank: a level, or a judgement by rubric.
  public var isRanked: Bool { !levels.isEmpty }
}
