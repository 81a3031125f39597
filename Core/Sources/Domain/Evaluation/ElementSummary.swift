// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// What a unit and all units below it reported for one data element: enough to evaluate with,
/// without the single figures.
public struct ElementSummary: Sendable, Hashable {
  /// The sum of numbers; zero for answers and levels.
  public var total: Decimal
  /// How many units gave which answer or rank; empty for numbers.
  public var ranks: [Int: Int]
  /// How many units have a figure.
  public var units: Int
  public var estimates: Int
  public var illustratives: Int
  /// The single figures with their weights, where a sum is not enough: for means, least and
  /// greatest.
  public var members: [Member]

  /// One unit's figure.
  public struct Member: Sendable, Hashable {
    public let value: Decimal
    /// 1 where nothing weighs it.
    public let weight: Decimal

    public init(value: Decimal, weight: Decimal) {
      self.value = value
      self.weight = weight
    }
  }

  public init(
    total: Decimal = 0, ranks: [Int: Int] = [:], units: Int = 0, estimates: Int = 0,
    illustratives: Int = 0, members: [Member] = []
  ) {
    self.total = total
    self.ranks = ranks
    self.units = units
    self.estimates = estimates
    self.illustratives = illustratives
    self.members = members
  }

  /// How many units have at least a rank.
  public func reaching(_ rank: Int) -> Int {
    ranks.reduce(0) { $0 + ($1.key >= rank ? $1.value : 0) }
  }

  /// The one figure of a unit that reports alone.
  func single(_ element: DataElement) -> Decimal? {
    guard units > 0 else { return nil }
    if element.kind.isNumber { return total }
    return ranks.first { $0.value > 0 }.map { Decimal($0.key) }
  }

  /// The figure that the units together make.
  func together(_ element: DataElement) -> Fraction? {
    guard units > 0 else { return nil }
    return switch element.aggregation {
    case .sum: Fraction(total)
    case .weightedMean: Self.mean(members)
    case .minimum: members.map(\.value).min().map { Fraction($0) }
    case .maximum: members.map(\.value).max().map { Fraction($0) }
    case .count: Fraction(Decimal(units))
    case .allMet: Fraction(reaching(1) == units ? 1 : 0)
    case .countYes: Fraction(Decimal(reaching(1)))
    case .none: single(element).map { Fraction($0) }
    }
  }

  /// The weighted mean; nil when nothing weighs anything.
  static func mean(_ members: [Member]) -> Fraction? {
    var sum = ExactSum()
    var weights = ExactSum()
    for member in members {
      sum.add(member.value * member.weight)
      weights.add(member.weight)
    }
    return Fraction(sum.value, over: weights.value)
  }
}

extension DataElement.Aggregation {
  /// True when the whole cannot be made from sums, so that each unit's figure is looked at.
  public var needsMembers: Bool {
    self == .weightedMean || self == .minimum || self == .maximum
  }
}

extension DataElement.Kind {
  /// True for counts and amounts, which are added; answers and levels are counted by rank.
  public var isNumber: Bool { self == .count || self == .amount }
}
