// SPDX-License-Identifier: Apache-2.0

/// What a report is about: a month, written `2025-01`, or a year, written `2025`.
public enum Period: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  case month(Month)
  case year(Int)

  /// Reads `2025-01` or `2025`; nil for anything else.
  public init?(_ text: String) {
    if let month = Month(text) {
      self = .month(month)
    } else if let january = Month(text + "-01") {
      self = .year(january.year)
    } else {
      return nil
    }
  }

  public var description: String {
    switch self {
    case .month(let month): month.description
    case .year(let year): CalendarDate(knownYear: year, month: 1, day: 1).yearText
    }
  }

  public var year: Int {
    switch self {
    case .month(let month): month.year
    case .year(let year): year
    }
  }

  public var firstDay: CalendarDate {
    switch self {
    case .month(let month): month.firstDay
    case .year(let year): CalendarDate(knownYear: year, month: 1, day: 1)
    }
  }

  public var lastDay: CalendarDate {
    switch self {
    case .month(let month): month.lastDay
    case .year(let year): CalendarDate(knownYear: year, month: 12, day: 31)
    }
  }

  public var next: Period {
    switch self {
    case .month(let month): .month(month.next)
    case .year(let year): .year(year + 1)
    }
  }

  /// The same period so many years later; earlier for a negative number.
  public func moved(years: Int) -> Period {
    switch self {
    case .month(let month): .month(month.moved(years: years))
    case .year(let year): .year(year + years)
    }
  }

  public static func < (left: Period, right: Period) -> Bool {
    (left.firstDay, left.lastDay) < (right.firstDay, right.lastDay)
  }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let period = Period(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "\(text) is no period"))
    }
    self = period
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
