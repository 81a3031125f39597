// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// How far a value is from where its target expects it to be.
public enum TargetProgress: String, Sendable, Codable, CaseIterable {
  /// Where the path expects it, or beyond.
  case onTrack
  /// Behind, by no more than the programme's rule allows.
  case atRisk
  case offTrack
  /// No value to hold against the path.
  case noData
  /// The first mark is not due and the plan names no start: nothing is expected yet.
  case notDue
}

/// When a value behind its path is at risk and when it is off track.
public struct ProgressRule: Sendable, Codable, Hashable {
  /// Percent of the expected value that may be missing.
  public let atRiskWithin: Decimal

  public init(atRiskWithin: Decimal) { self.atRiskWithin = atRiskWithin }

  /// Used where a programme has none: ours, as no source gives one.
  public static let usual = ProgressRule(atRiskWithin: 10)
}

extension Target {
  /// What the path expects on a day.
  public struct Expectation: Sendable, Hashable {
    public let lower: Decimal
    public let upper: Decimal
    /// The mark that is being worked towards.
    public let mark: Mark
  }

  /// What is expected at the end of a day; nil before anything is due, or without marks.
  public func expectation(on date: CalendarDate) -> Expectation? {
    guard let next = mark(for: date.year) else { return nil }
    let day = Self.monthsGone(date)
    let known = ([baseline].compactMap { $0 } + marks).sorted { $0.year < $1.year }
    let before = known.last { Self.monthsGone(endOf: $0.year) <= day }
    guard let after = known.first(where: { Self.monthsGone(endOf: $0.year) > day }) else {
      return before.map { Expectation(lower: $0.lower, upper: $0.upper, mark: next) }
    }
    guard let before else { return nil }
    if path == .step { return Expectation(lower: before.lower, upper: before.upper, mark: next) }
    let start = Self.monthsGone(endOf: before.year)
    let share = (day - start, Self.monthsGone(endOf: after.year) - start)
    func between(_ from: Decimal, _ to: Decimal) -> Decimal {
      from + (to - from) * Decimal(share.0) / Decimal(share.1)
    }
    return Expectation(
      lower: between(before.lower, after.lower), upper: between(before.upper, after.upper),
      mark: next)
  }

  /// Where a value stands against what is expected at the end of a day.
  public func progress(
    _ value: Decimal?, on date: CalendarDate, _ rule: ProgressRule
  ) -> TargetProgress {
    guard let value else { return .noData }
    guard let expected = expectation(on: date) else {
      let reaches = mark(for: date.year).map { shortfall(value, $0.lower, $0.upper) == 0 } ?? false
      return reaches ? .onTrack : .notDue
    }
    let missing = shortfall(value, expected.lower, expected.upper)
    if missing == 0 { return .onTrack }
    let bound = value < expected.lower ? expected.lower : expected.upper
    return missing * 100 <= rule.atRiskWithin * bound.magnitude ? .atRisk : .offTrack
  }

  /// How much is missing to the good side; zero when nothing is.
  private func shortfall(_ value: Decimal, _ lower: Decimal, _ upper: Decimal) -> Decimal {
    switch direction {
    case .atLeast: max(0, lower - value)
    case .atMost: max(0, value - upper)
    case .within: max(0, lower - value, value - upper)
    }
  }

  /// Whole months of the calendar up to the end of the day's month.
  private static func monthsGone(_ date: CalendarDate) -> Int { date.year * 12 + date.month }

  private static func monthsGone(endOf year: Int) -> Int { year * 12 + 12 }
}

extension Programme {
  /// The targets that hold for a unit: those of the unit itself go before those of its kind.
  public func target(of indicator: Int, for orgUnit: String) -> Target? {
    let own = targets.filter { $0.indicator == indicator && !$0.marks.isEmpty }
    if orgUnit == area { return own.first { $0.scope == .area || $0.scope == .unit(area) } }
    if let target = own.first(where: { $0.scope == .unit(orgUnit) }) { return target }
    guard let kind = self.orgUnit(orgUnit)?.kind else { return nil }
    return own.first { $0.scope == .kind(kind) }
  }
}
