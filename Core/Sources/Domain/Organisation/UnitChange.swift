// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// What becomes of units on a day, on a legal basis: the unit of history of an organisation. What
/// was before the day stays as it was.
public struct UnitChange: Sendable, Codable, Hashable {
  /// What happens.
  public enum Step: Sendable, Codable, Hashable {
    /// A unit begins.
    case open(OrgUnit)
    /// A unit ends and nothing takes its place.
    case close(unit: String)
    /// A unit bears another name from now on.
    case rename(
      unit: String, name: LocalizedText, shortName: LocalizedText?, officialCode: String? = nil)
    /// A unit stands below another one, in the first hierarchy where none is named.
    case move(unit: String, parent: String, hierarchy: String? = nil)
    /// A unit, or a part of it, becomes a part of another: merging and splitting are made of these.
    case pass(Succession)
    /// Indicators that a unit answered for are another's; none named is all that it had.
    case transfer(from: String, to: String, indicators: [Int])
  }

  /// How much of a unit goes over into another.
  public struct Succession: Sendable, Codable, Hashable {
    public let from: String
    public let to: String
    /// From 0 to 1; nil when it is a part of unknown size.
    public let share: Decimal?
    /// What the share was counted by (population, households), or which quarters went over.
    public let basis: String?

    public init(from: String, to: String, share: Decimal?, basis: String?) {
      self.from = from
      self.to = to
      self.share = share
      self.basis = basis
    }

    public var isWhole: Bool { share == 1 }
  }

  /// The first day on which it holds.
  public let date: CalendarDate
  public let legalBasis: String
  public let steps: [Step]
  public let note: String?

  public init(date: CalendarDate, legalBasis: String, steps: [Step], note: String? = nil) {
    self.date = date
    self.legalBasis = legalBasis
    self.steps = steps
    self.note = note
  }

  /// Every unit that it speaks of.
  public var units: Set<String> {
    steps.reduce(into: []) { units, step in
      switch step {
      case .open(let unit):
        units.formUnion([unit.code] + [unit.parent].compactMap(\.self) + unit.lines.map(\.parent))
      case .close(let unit), .rename(let unit, _, _, _): units.insert(unit)
      case .move(let unit, let parent, _): units.formUnion([unit, parent])
      case .pass(let part): units.formUnion([part.from, part.to])
      case .transfer(let from, let to, _): units.formUnion([from, to])
      }
    }
  }

  /// What passes from a unit, and nothing of it stays: with the units that take its place.
  func heirs(of unit: String) -> [String]? {
    let parts = successions.filter { $0.from == unit }
    return parts.isEmpty ? nil : parts.map(\.to)
  }

  public var successions: [Succession] {
    steps.compactMap { step in if case .pass(let succession) = step { succession } else { nil } }
  }
}
