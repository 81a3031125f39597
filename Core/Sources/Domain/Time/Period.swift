// SPDX-License-Identifier: Apache-2.0

/// What a report is about: a month `2025-01`, a quarter `2025-Q1`, a half-year `2025-H1`, a year
/// `2025`, a school year `2024-2025`, or a campaign `hien-trang.2024-08-01.2024-08-31`.
public enum Period: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  case month(Month)
  case quarter(year: Int, Int)
  case half(year: Int, Int)
  case year(Int)
  /// From September of the year to August of the next.
  case schoolYear(Int)
  case campaign(Campaign)

  /// What kind of period, as regimes name it.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case month, quarter, half, year, schoolYear, campaign
  }

  /// Reads a code; nil for anything else.
  public init?(_ text: String) {
    if let month = Month(text) {
      self = .month(month)
    } else if let campaign = Campaign(text) {
      self = .campaign(campaign)
    } else if let year = Self.year(text) {
      self = .year(year)
    } else if let part = Self.part(text) {
      self = part
    } else {
      return nil
    }
  }

  public var kind: Kind {
    switch self {
    case .month: .month
    case .quarter: .quarter
    case .half: .half
    case .year: .year
    case .schoolYear: .schoolYear
    case .campaign: .campaign
    }
  }

  public var description: String {
    switch self {
    case .month(let month): month.description
    case .quarter(let year, let number): "\(Self.text(year))-Q\(number)"
    case .half(let year, let number): "\(Self.text(year))-H\(number)"
    case .year(let year): Self.text(year)
    case .schoolYear(let year): "\(Self.text(year))-\(Self.text(year + 1))"
    case .campaign(let campaign): campaign.description
    }
  }

  /// The year that it belongs to: that of its last day.
  public var year: Int { lastDay.year }

  public var firstDay: CalendarDate {
    switch span {
    case .months(let first, _): first.firstDay
    case .days(let first, _): first
    }
  }

  public var lastDay: CalendarDate {
    switch span {
    case .months(_, let last): last.lastDay
    case .days(_, let last): last
    }
  }

  /// The month that it ends in; nil for a campaign, which has days.
  var lastMonth: Month? {
    if case .months(_, let last) = span { last } else { nil }
  }

  /// The next of its kind; a campaign has none.
  public var next: Period? {
    switch self {
    case .month(let month): .month(month.next)
    case .quarter(let year, 4): .quarter(year: year + 1, 1)
    case .quarter(let year, let number): .quarter(year: year, number + 1)
    case .half(let year, 2): .half(year: year + 1, 1)
    case .half(let year, let number): .half(year: year, number + 1)
    case .year(let year): .year(year + 1)
    case .schoolYear(let year): .schoolYear(year + 1)
    case .campaign: nil
    }
  }

  /// The same period so many years later; earlier for a negative number.
  public func moved(years: Int) -> Period {
    switch self {
    case .month(let month): .month(month.moved(years: years))
    case .quarter(let year, let number): .quarter(year: year + years, number)
    case .half(let year, let number): .half(year: year + years, number)
    case .year(let year): .year(year + years)
    case .schoolYear(let year): .schoolYear(year + years)
    case .campaign(let campaign): .campaign(campaign.moved(years: years))
    }
  }

  public static func < (left: Period, right: Period) -> Bool {
    (left.firstDay, left.lastDay, left.description)
      < (right.firstDay, right.lastDay, right.description)
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

  private enum Span {
    case months(Month, Month)
    case days(CalendarDate, CalendarDate)
  }

  private var span: Span {
    switch self {
    case .month(let month): .months(month, month)
    case .quarter(let year, let number):
      .months(Month(year, number * 3 - 2), Month(year, number * 3))
    case .half(let year, let number): .months(Month(year, number * 6 - 5), Month(year, number * 6))
    case .year(let year): .months(Month(year, 1), Month(year, 12))
    case .schoolYear(let year): .months(Month(year, 9), Month(year + 1, 8))
    case .campaign(let campaign): .days(campaign.firstDay, campaign.lastDay)
    }
  }

  private static func year(_ text: String) -> Int? { Month(text + "-01")?.year }

  /// `2025-Q1`, `2025-H1`, `2024-2025`.
  private static func part(_ text: String) -> Period? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let year = year(parts[0]) else { return nil }
    switch parts[1] {
    case "Q1", "Q2", "Q3", "Q4": return Int(parts[1].suffix(1)).map { .quarter(year: year, $0) }
    case "H1", "H2": return Int(parts[1].suffix(1)).map { .half(year: year, $0) }
    case Self.text(year + 1): return .schoolYear(year)
    default: return nil
    }
  }

  private static func text(_ year: Int) -> String {
    CalendarDate(knownYear: year, month: 1, day: 1).yearText
  }
}
