// SPDX-License-Identifier: Apache-2.0

/// Until when the report of a period is in time.
public enum DueRule: Sendable, Hashable {
  /// Before a day of the last month of the period: 25 means that the 24th is the last day. Of the
  /// period's last day where the month is shorter.
  case beforeDay(Int)
  /// Before a day of the year that the period ends in.
  case beforeDate(month: Int, day: Int)
  /// So many working days after the period has ended.
  case withinWorkingDays(Int)
  /// A day, the last that is in time; for a campaign.
  case on(CalendarDate)
}
