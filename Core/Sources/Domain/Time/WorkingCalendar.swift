// SPDX-License-Identifier: Apache-2.0

/// Which days are worked (lịch làm việc): not Saturday and Sunday, not the public holidays, unless a
/// notice says otherwise for a day.
public struct WorkingCalendar: Sendable, Hashable {
  /// How sure a day is.
  public enum Status: String, Sendable, Codable, CaseIterable {
    /// By the notice or the law named.
    case verified
    /// No source at hand confirms it.
    case unverified
  }

  /// A holiday that falls on the same day of every year.
  public struct Holiday: Sendable, Hashable {
    public let month: Int
    public let day: Int
    public let name: LocalizedText
    public let legalBasis: String
    /// The first year in which it holds.
    public let since: Int

    public init(month: Int, day: Int, name: LocalizedText, legalBasis: String, since: Int) {
      self.month = month
      self.day = day
      self.name = name
      self.legalBasis = legalBasis
      self.since = since
    }
  }

  /// One day that is off, or worked although it would not be.
  public struct Day: Sendable, Hashable {
    public let date: CalendarDate
    public let isOff: Bool
    public let name: LocalizedText
    public let legalBasis: String
    public let status: Status

    public init(
      date: CalendarDate, isOff: Bool, name: LocalizedText, legalBasis: String, status: Status
    ) {
      self.date = date
      self.isOff = isOff
      self.name = name
      self.legalBasis = legalBasis
      self.status = status
    }
  }

  /// Days; spans beyond are told as this many.
  private static let longestSpan = 3660

  public let version: String
  public let holidays: [Holiday]
  public let days: [CalendarDate: Day]

  /// A later one of two days of a date counts.
  public init(version: String, holidays: [Holiday], days: [Day]) {
    self.version = version
    self.holidays = holidays
    self.days = Dictionary(days.map { ($0.date, $0) }, uniquingKeysWith: { _, later in later })
  }

  /// Weekends only.
  public static let weekends = WorkingCalendar(version: "", holidays: [], days: [])

  /// The same with days that a city decided, which go before those of the rules.
  public func with(_ decided: [Day]) -> WorkingCalendar {
    WorkingCalendar(version: version, holidays: holidays, days: Array(days.values) + decided)
  }

  public func isWorkingDay(_ date: CalendarDate) -> Bool {
    if let day = days[date] { return !day.isOff }
    return !date.isWeekend && holiday(date) == nil
  }

  /// The yearly holiday of a date.
  public func holiday(_ date: CalendarDate) -> Holiday? {
    holidays.first { $0.month == date.month && $0.day == date.day && $0.since <= date.year }
  }

  /// Whether anything is known of a year besides what is the same every year.
  public func knows(year: Int) -> Bool { days.keys.contains { $0.year == year } }

  /// The day that is so many working days after another.
  public func day(_ count: Int, workingDaysAfter date: CalendarDate) -> CalendarDate {
    var day = date
    var left = count
    while left > 0 {
      day = day.dayAfter
      if isWorkingDay(day) { left -= 1 }
    }
    return day
  }

  /// How many working days lie after one day and until another, the latter counted; negative when it
  /// is earlier.
  public func workingDays(after date: CalendarDate, until other: CalendarDate) -> Int {
    if other < date { return -workingDays(after: other, until: date) }
    var (day, count) = (date, 0)
    // Nothing is counted over more than a lifetime of a programme.
    guard date.days(until: other) <= Self.longestSpan else { return Self.longestSpan }
    while day < other {
      day = day.dayAfter
      if isWorkingDay(day) { count += 1 }
    }
    return count
  }

  /// How many working days something is late that came on a day, or has not come by it.
  public func daysLate(_ due: CalendarDate, on day: CalendarDate) -> Int {
    day > due ? workingDays(after: due, until: day) : 0
  }

  /// The day itself when it is worked, or the nearest that is: before it or after it.
  public func workingDay(at date: CalendarDate, _ rule: WhenOff) -> CalendarDate {
    var day = date
    switch rule {
    case .keep: return day
    case .earlier: while !isWorkingDay(day) { day = day.dayBefore }
    case .later: while !isWorkingDay(day) { day = day.dayAfter }
    }
    return day
  }

  /// What becomes of a deadline that falls on a day off.
  public enum WhenOff: String, Sendable, Codable, CaseIterable {
    case keep, earlier, later
  }
}
