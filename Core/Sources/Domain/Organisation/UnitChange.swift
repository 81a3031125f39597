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
    case rename(unit: String, name: LocalizedText, shortName: LocalizedText?)
    /// A unit stands below another one.
    case move(unit: String, parent: String)
    /// A unit, or a part of it, becomes a part of another: merging and splitting are made of these.
    case pass(Succession)
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

  public var successions: [Succession] {
    steps.compactMap { step in if case .pass(let succession) = step { succession } else { nil } }
  }
}
