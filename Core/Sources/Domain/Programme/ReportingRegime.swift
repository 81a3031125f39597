// SPDX-License-Identifier: Apache-2.0

/// When reports are owed, by whom and to whom (chế độ báo cáo).
public struct ReportingRegime: Sendable, Codable, Hashable {
  public let code: String
  public let name: LocalizedText
  public let first: Month
  public let last: Month
  /// Due before this day of the month: 25 means that the 24th is the last day.
  public let dueBeforeDay: Int
  /// The unit that reports upward.
  public let reporter: String
  public let recipient: LocalizedText
  public let through: LocalizedText?
  public let legalBasis: String

  public init(
    code: String, name: LocalizedText, first: Month, last: Month, dueBeforeDay: Int,
    reporter: String, recipient: LocalizedText, through: LocalizedText?, legalBasis: String
  ) {
    self.code = code
    self.name = name
    self.first = first
    self.last = last
    self.dueBeforeDay = dueBeforeDay
    self.reporter = reporter
    self.recipient = recipient
    self.through = through
    self.legalBasis = legalBasis
  }

  /// The months that it covers, in order.
  public var months: [Month] {
    var months: [Month] = []
    var month = first
    while month <= last {
      months.append(month)
      month = month.next
    }
    return months
  }

  /// The last day on which the report of a month is in time.
  public func dueOn(_ month: Month) -> CalendarDate { month.day(dueBeforeDay - 1) }
}
