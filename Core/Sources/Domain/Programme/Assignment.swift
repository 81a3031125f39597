// SPDX-License-Identifier: Apache-2.0

/// Who answers for an indicator: one or several leads, each with its supporting units.
public struct Assignment: Sendable, Codable, Hashable {
  /// A unit or a group of units, by code.
  public enum Party: Sendable, Codable, Hashable {
    case unit(String)
    case group(String)

    public var code: String {
      switch self {
      case .unit(let code), .group(let code): code
      }
    }
  }

  /// A supporting unit; the source may name the lead itself, which is kept and flagged.
  public struct Supporting: Sendable, Codable, Hashable {
    public let party: Party
    public let sourceError: String?
    public let note: String?

    public init(party: Party, sourceError: String?, note: String?) {
      self.party = party
      self.sourceError = sourceError
      self.note = note
    }
  }

  /// A lead with its supporting units.
  public struct Lead: Sendable, Codable, Hashable {
    public let party: Party
    public let supporting: [Supporting]
    public let note: String?

    public init(party: Party, supporting: [Supporting], note: String?) {
      self.party = party
      self.supporting = supporting
      self.note = note
    }
  }

  public let indicator: Int
  public let leads: [Lead]
  /// The group whose members report the figures where the lead is another unit.
  public let collectedFrom: String?
  public let note: String?
  /// The first day on which it holds; nil for ever since.
  public let validFrom: CalendarDate?

  public init(
    indicator: Int, leads: [Lead], collectedFrom: String?, note: String?,
    validFrom: CalendarDate? = nil
  ) {
    self.indicator = indicator
    self.leads = leads
    self.collectedFrom = collectedFrom
    self.note = note
    self.validFrom = validFrom
  }

  /// What tells it from every other: the indicator, and the day from which it holds.
  public var key: String {
    validFrom.map { "\(indicator)/\($0)" } ?? String(indicator)
  }
}
