// SPDX-License-Identifier: Apache-2.0

/// When reports are owed, by whom and to whom (chế độ báo cáo).
public struct ReportingRegime: Sendable, Hashable {
  public let code: String
  public let name: LocalizedText
  /// Both of one kind; the same for a campaign.
  public let first: Period
  public let last: Period
  public let due: DueRule
  /// What becomes of a deadline that falls on a day off.
  public let whenOff: WorkingCalendar.WhenOff
  /// After so many working days beyond the deadline nothing is taken any more; nil for never.
  public let closesAfterWorkingDays: Int?
  public let selection: ReportSelection
  /// In order; none: after the head of the unit the standing office approves.
  public var approval: [ApprovalLevel]
  /// The unit that reports upward.
  public let reporter: String
  public let recipient: LocalizedText
  public let through: LocalizedText?
  public let legalBasis: String

  public init(
    code: String, name: LocalizedText, first: Period, last: Period, due: DueRule,
    whenOff: WorkingCalendar.WhenOff = .keep, closesAfterWorkingDays: Int? = nil,
    selection: ReportSelection = ReportSelection(), approval: [ApprovalLevel] = [],
    reporter: String, recipient: LocalizedText, through: LocalizedText?, legalBasis: String
  ) {
    self.code = code
    self.name = name
    self.first = first
    self.last = last
    self.due = due
    self.whenOff = whenOff
    self.closesAfterWorkingDays = closesAfterWorkingDays
    self.selection = selection
    self.approval = approval
    self.reporter = reporter
    self.recipient = recipient
    self.through = through
    self.legalBasis = legalBasis
  }

  /// The periods that it covers, in order.
  public var periods: [Period] {
    Array(
      sequence(first: first) { $0.next }.prefix { $0 <= last && $0.kind == first.kind })
  }

  /// The last day on which the report of a period is in time.
  public func dueOn(_ period: Period, _ calendar: WorkingCalendar) -> CalendarDate {
    calendar.workingDay(at: plainDue(period, calendar), whenOff)
  }

  /// The last day on which anything of a period is taken; nil when there is none.
  public func locksAfter(_ period: Period, _ calendar: WorkingCalendar) -> CalendarDate? {
    closesAfterWorkingDays.map { calendar.day($0, workingDaysAfter: dueOn(period, calendar)) }
  }

  private func plainDue(_ period: Period, _ calendar: WorkingCalendar) -> CalendarDate {
    switch due {
    case .beforeDay(let day): return period.lastMonth?.day(day - 1) ?? period.lastDay
    case .beforeDate(let month, let day):
      let due = CalendarDate(year: period.year, month: month, day: day)
      return due?.dayBefore ?? period.lastDay
    case .withinWorkingDays(let count):
      return calendar.day(count, workingDaysAfter: period.lastDay)
    case .on(let date): return date
    }
  }
}

extension ReportingRegime: Codable {
  private enum CodingKeys: String, CodingKey {
    case code, name, first, last, dueBeforeDay, dueInMonth, dueWorkingDays, dueOn, whenOff
    case closesAfterWorkingDays, selection, approval, reporter, recipient, through, legalBasis
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func optional<Value: Decodable>(_ key: CodingKeys) throws -> Value? {
      try container.decodeIfPresent(Value.self, forKey: key)
    }
    let first = try container.decode(Period.self, forKey: .first)
    let due: DueRule
    if let date: CalendarDate = try optional(.dueOn) {
      due = .on(date)
    } else if let days: Int = try optional(.dueWorkingDays) {
      due = .withinWorkingDays(days)
    } else {
      let day = try container.decode(Int.self, forKey: .dueBeforeDay)
      let month: Int? = try optional(.dueInMonth)
      due = month.map { .beforeDate(month: $0, day: day) } ?? .beforeDay(day)
    }
    self.init(
      code: try container.decode(String.self, forKey: .code),
      name: try container.decode(LocalizedText.self, forKey: .name), first: first,
      last: try container.decode(Period.self, forKey: .last), due: due,
      whenOff: try optional(.whenOff) ?? .keep,
      closesAfterWorkingDays: try optional(.closesAfterWorkingDays),
      selection: try optional(.selection) ?? ReportSelection(),
      approval: try optional(.approval) ?? [],
      reporter: try container.decode(String.self, forKey: .reporter),
      recipient: try container.decode(LocalizedText.self, forKey: .recipient),
      through: try optional(.through),
      legalBasis: try container.decode(String.self, forKey: .legalBasis))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code, forKey: .code)
    try container.encode(name, forKey: .name)
    try container.encode(first, forKey: .first)
    try container.encode(last, forKey: .last)
    switch due {
    case .beforeDay(let day): try container.encode(day, forKey: .dueBeforeDay)
    case .beforeDate(let month, let day):
      try container.encode(day, forKey: .dueBeforeDay)
      try container.encode(month, forKey: .dueInMonth)
    case .withinWorkingDays(let days): try container.encode(days, forKey: .dueWorkingDays)
    case .on(let date): try container.encode(date, forKey: .dueOn)
    }
    if whenOff != .keep { try container.encode(whenOff, forKey: .whenOff) }
    try container.encodeIfPresent(closesAfterWorkingDays, forKey: .closesAfterWorkingDays)
    if !selection.isWhole { try container.encode(selection, forKey: .selection) }
    if !approval.isEmpty { try container.encode(approval, forKey: .approval) }
    try container.encode(reporter, forKey: .reporter)
    try container.encode(recipient, forKey: .recipient)
    try container.encodeIfPresent(through, forKey: .through)
    try container.encode(legalBasis, forKey: .legalBasis)
  }
}
