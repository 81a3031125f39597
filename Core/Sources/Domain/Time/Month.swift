// SPDX-License-Identifier: Apache-2.0

/// A calendar month, written `2025-01`.
public struct Month: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  public let year: Int
  public let month: Int

  /// Reads `2025-01`; nil for anything else.
  public init?(_ text: String) {
    guard let first = CalendarDate(text + "-01") else { return nil }
    self.year = first.year
    self.month = first.month
  }

  public var description: String { String(firstDay.description.prefix(7)) }

  public var firstDay: CalendarDate { day(1) }

  public var lastDay: CalendarDate { day(CalendarDate.daysIn(year: year, month: month)) }

  public var next: Month {
    month == 12 ? Month(year: year + 1, month: 1) : Month(year: year, month: month + 1)
  }

  func moved(years: Int) -> Month { Month(year: year + years, month: month) }

  /// The given day of the month, or its last day when the month is shorter.
  public func day(_ number: Int) -> CalendarDate {
    let day = min(max(1, number), CalendarDate.daysIn(year: year, month: month))
    return CalendarDate(knownYear: year, month: month, day: day)
  }

  public static func < (left: Month, right: Month) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let month = Month(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "\(text) is no month"))
    }
    self = month
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  private init(year: Int, month: Int) {
    self.year = year
    self.month = month
  }

  init(_ year: Int, _ month: Int) { self.init(year: year, month: month) }
}
