// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Where the values of a unit of one day belong among the units of a later one.
public struct Restatement: Sendable, Hashable {
  /// A share of a value, at a unit of the later day.
  public struct Part: Sendable, Hashable {
    public let unit: String
    /// Above 0, at most 1.
    public let share: Decimal
  }

  /// Nil when a part of unknown size went over: nothing can be said then.
  public let parts: [Part]?
  /// True when a share was used, so that values are estimates by share (ước tính theo tỷ lệ).
  public let isEstimated: Bool
}

extension OrganisationHistory {
  /// Where what a unit reported on one day belongs on a later day. The shares come to 1 as far as
  /// the unit has successors; a unit that ended without any leaves nothing.
  public func restatement(
    of code: String, from day: CalendarDate, to later: CalendarDate
  ) -> Restatement {
    var shares: [String: Decimal] = [code: 1]
    var isEstimated = false
    for change in changes where day < change.date && change.date <= later {
      let leaving = Dictionary(grouping: change.successions, by: \.from)
      var next: [String: Decimal] = [:]
      for (unit, held) in shares {
        guard let parts = leaving[unit] else {
          next[unit, default: 0] += held
          continue
        }
        for part in parts {
          guard let share = part.share else { return Restatement(parts: nil, isEstimated: false) }
          if share != 1 { isEstimated = true }
          next[part.to, default: 0] += held * share
        }
      }
      shares = next
    }
    let there = shares.filter { life($0.key)?.exists(on: later) ?? false }
    return Restatement(
      parts: there.sorted { $0.key < $1.key }.map {
        Restatement.Part(unit: $0.key, share: $0.value)
      },
      isEstimated: isEstimated)
  }
}
