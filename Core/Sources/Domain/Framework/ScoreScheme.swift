// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Points for indicators that are met, and classes of points (thang điểm). Only a framework whose
/// legal basis has points has one; the product never makes a score of its own.
public struct ScoreScheme: Sendable, Codable, Hashable {
  /// The points of an indicator that is met.
  public struct Points: Sendable, Codable, Hashable {
    public let indicator: Int
    public let points: Decimal

    public init(indicator: Int, points: Decimal) {
      self.indicator = indicator
      self.points = points
    }
  }

  /// A class that begins at a number of points.
  public struct Grade: Sendable, Codable, Hashable {
    public let name: LocalizedText
    public let from: Decimal

    public init(name: LocalizedText, from: Decimal) {
      self.name = name
      self.from = from
    }
  }

  public let name: LocalizedText
  public let legalBasis: String
  public let points: [Points]
  /// In any order.
  public let grades: [Grade]

  public init(name: LocalizedText, legalBasis: String, points: [Points], grades: [Grade]) {
    self.name = name
    self.legalBasis = legalBasis
    self.points = points
    self.grades = grades
  }

  /// What the results come to.
  public struct Score: Sendable, Hashable {
    public let points: Decimal
    /// The points of all indicators, met or not.
    public let possible: Decimal
    /// The highest class that is reached; nil below the lowest.
    public let grade: Grade?
  }

  public func score(_ results: [IndicatorResult]) -> Score {
    let met = Set(results.filter { $0.verdict == .met }.map(\.indicator))
    let sum = points.reduce(Decimal(0)) { $0 + (met.contains($1.indicator) ? $1.points : 0) }
    return Score(
      points: sum, possible: points.reduce(Decimal(0)) { $0 + $1.points },
      grade: grades.filter { $0.from <= sum }.max { $0.from < $1.from })
  }
}
