// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// What an indicator is to reach in which years (mục tiêu), for the whole area, a unit or every unit
/// of a kind.
public struct Target: Sendable, Codable, Hashable {
  /// Whose figures are meant.
  public enum Scope: Sendable, Codable, Hashable {
    case area
    case unit(String)
    case kind(String)

    /// `area`, `unit:CODE` or `kind:CODE`, as files and keys write it.
    public var text: String {
      switch self {
      case .area: "area"
      case .unit(let code): "unit:\(code)"
      case .kind(let code): "kind:\(code)"
      }
    }

    public init?(_ text: String) {
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      switch (parts.first, parts.count) {
      case ("area", 1): self = .area
      case ("unit", 2): self = .unit(parts[1])
      case ("kind", 2): self = .kind(parts[1])
      default: return nil
      }
    }
  }

  /// Which values are good enough.
  public enum Direction: String, Sendable, Codable, CaseIterable {
    /// The lower end or more; the upper end is what is hoped for.
    case atLeast
    /// The upper end or less.
    case atMost
    /// Between both ends.
    case within
  }

  /// How the value is expected to move between the years.
  public enum Path: String, Sendable, Codable, CaseIterable {
    /// Evenly, month by month.
    case linear
    /// Not before the end of the year that a mark is set for.
    case step
  }

  /// What is to be reached by the end of a year: a value, or a range.
  public struct Mark: Sendable, Codable, Hashable {
    public let year: Int
    public let lower: Decimal
    /// Equal to `lower` for a single value.
    public let upper: Decimal

    public init(year: Int, lower: Decimal, upper: Decimal? = nil) {
      self.year = year
      self.lower = lower
      self.upper = upper ?? lower
    }

    public var isRange: Bool { lower != upper }
  }

  public let indicator: Int
  public let scope: Scope
  public let direction: Direction
  public let path: Path
  /// Where it started from: the value at the end of a year.
  public let baseline: Mark?
  /// In the order of their years; none takes the target back.
  public let marks: [Mark]
  public let source: String

  public init(
    indicator: Int, scope: Scope, direction: Direction, path: Path, baseline: Mark?,
    marks: [Mark], source: String
  ) {
    self.indicator = indicator
    self.scope = scope
    self.direction = direction
    self.path = path
    self.baseline = baseline
    self.marks = marks.sorted { $0.year < $1.year }
    self.source = source
  }

  /// What makes two targets rivals: one indicator, one scope.
  public var key: String { "\(indicator)/\(scope.text)" }

  /// The mark that a year works towards: its own, or the next one; after the last, the last.
  public func mark(for year: Int) -> Mark? { marks.first { $0.year >= year } ?? marks.last }
}
