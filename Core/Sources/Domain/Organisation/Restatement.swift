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
  public var isEstimated: Bool { parts?.contains { $0.share != 1 } ?? false }

  static func whole(_ unit: String) -> Restatement {
    Restatement(parts: [Part(unit: unit, share: 1)])
  }
}

extension OrganisationHistory {
  /// Where what a unit reported on one day belongs on a later day. The shares come to 1 as far as
  /// the unit has successors; a unit that ended without any leaves nothing.
  public func restatement(
    of code: String, from day: CalendarDate, to later: CalendarDate
  ) -> Restatement {
    let (first, end) = (changes(until: day), changes(until: later))
    guard first < end else { return .whole(code) }
    var shares: [String: Decimal] = [:]
    guard spread(code, 1, from: first, to: end, &shares) else { return Restatement(parts: nil) }
    let there = shares.filter { life($0.key)?.exists(on: later) ?? false }
    return Restatement(
      parts: there.sorted { $0.key < $1.key }.map {
        Restatement.Part(unit: $0.key, share: $0.value)
      })
  }

  /// Every unit that something of a unit of one day belongs to on a later day, of whatever size.
  public func heirs(of code: String, from day: CalendarDate, to later: CalendarDate) -> [String] {
    var found: [String] = []
    var waiting = [(code, changes(until: day))]
    let end = changes(until: later)
    while let (code, first) = waiting.popLast() {
      guard let passing = passings[code]?.first(where: { $0.number >= first && $0.number < end })
      else {
        if !found.contains(code) { found.append(code) }
        continue
      }
      waiting += passing.parts.map { ($0.to, passing.number + 1) }
    }
    return found
  }

  /// False when a part is of unknown size.
  private func spread(
    _ code: String, _ held: Decimal, from first: Int, to end: Int,
    _ shares: inout [String: Decimal]
  ) -> Bool {
    guard let passing = passings[code]?.first(where: { $0.number >= first && $0.number < end })
    else {
      shares[code, default: 0] += held
      return true
    }
    return passing.parts.allSatisfy { part in
      guard let share = part.share else { return false }
      return spread(part.to, held * share, from: passing.number + 1, to: end, &shares)
    }
  }
}
