// SPDX-License-Identifier: Apache-2.0

/// When reports are owed, by whom and to whom (chế độ báo cáo).
public struct ReportingRegime: Sendable, Codable, Hashable {
  public let code: String
  public let name: LocalizedText
  /// Both months, or both years.
  public let first: Period
  public let last: Period
  /// Due before this day of the month: 25 means that the 24th is the last day.
  public let dueBeforeDay: Int
  /// The month of the year in which a yearly report is due; nil for monthly reports.
  public let dueInMonth: Int?
  /// The unit that reports upward.
  public let reporter: String
  public let recipient: LocalizedText
  public let through: LocalizedText?
  public let legalBasis: String

  public init(
    code: String, name: LocalizedText, first: Period, last: Period, dueBeforeDay: Int,
    dueInMonth: Int? = nil, reporter: String, recipient: LocalizedText, through: LocalizedText?,
    legalBasis: String
  ) {
    self.code = code
    self.name = name
    self.first = first
    self.last = last
    self.dueBeforeDay = dueBeforeDay
    self.dueInMonth = dueInMonth
    self.reporter = reporter
    self.recipient = recipient
    self.through = through
    self.legalBasis = legalBasis
  }

  /// The periods that it covers, in order.
  public var periods: [Period] {
    var periods: [Period] = []
    var period = first
    while period <= last {
      periods.append(period)
      period = period.next
    }
    return periods
  }

  /// The last day on which the report of a period is in time.
  public func dueOn(_ period: Period) -> CalendarDate {
    switch period {
    case .month(let month): return month.day(dueBeforeDay - 1)
    case .year(let year):
      let due = CalendarDate(year: year, month: dueInMonth ?? 12, day: dueBeforeDay)
      return due?.dayBefore ?? period.lastDay
    }
  }
}
