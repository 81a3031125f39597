// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// When reports are due.
@Suite struct ReportingRegimeTests {
  private func regime(
    _ first: String = "2025-01", _ last: String = "2025-06", before day: Int = 25
  ) throws -> ReportingRegime {
    ReportingRegime(
      code: "monthly", name: Samples.text("monthly"), first: try #require(Period(first)),
      last: try #require(Period(last)), due: .beforeDay(day), reporter: "education",
      recipient: Samples.text("province"), through: nil, legalBasis: "")
  }

  @Test(arguments: [
    (25, "2025-02", "2025-02-24"), (25, "2025-06", "2025-06-24"), (2, "2025-03", "2025-03-01"),
    (31, "2025-01", "2025-01-30"), (31, "2025-02", "2025-02-28"), (31, "2024-02", "2024-02-29"),
    (30, "2025-02", "2025-02-28"), (29, "2025-02", "2025-02-28"), (28, "2025-02", "2025-02-27"),
  ])
  func theLastDayIsTheOneBeforeTheDayOfThePlan(before: Int, month: String, due: String) throws {
    let month = try #require(Period(month))
    #expect(try regime(before: before).dueOn(month, .weekends).description == due)
  }

  @Test func monthsRunFromTheFirstToTheLast() throws {
    #expect(
      try regime().periods.map(\.description) == [
        "2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06",
      ])
    #expect(
      try regime("2024-11", "2025-02").periods.map(\.description) == [
        "2024-11", "2024-12", "2025-01", "2025-02",
      ])
    #expect(try regime("2025-03", "2025-03").periods.count == 1)
    #expect(try regime("2025-06", "2025-01").periods.isEmpty)
  }

  private func yearly(
    _ first: String = "2024", _ last: String = "2030", month: Int = 12, before day: Int = 1
  ) throws -> ReportingRegime {
    ReportingRegime(
      code: "yearly", name: Samples.text("yearly"), first: try #require(Period(first)),
      last: try #require(Period(last)), due: .beforeDate(month: month, day: day),
      reporter: "education", recipient: Samples.text("city"), through: nil, legalBasis: "")
  }

  @Test(arguments: [
    (12, 1, "2024", "2024-11-30"), (12, 15, "2024", "2024-12-14"), (3, 1, "2024", "2024-02-29"),
    (3, 1, "2025", "2025-02-28"), (1, 2, "2025", "2025-01-01"), (12, 31, "2025", "2025-12-30"),
    (5, 1, "2025", "2025-04-30"),
  ])
  func aYearsReportIsDueTheDayBeforeTheDayOfThePlan(
    month: Int, day: Int, year: String, due: String
  ) throws {
    let regime = try yearly(month: month, before: day)
    #expect(regime.dueOn(try #require(Period(year)), .weekends).description == due)
  }

  @Test func aDayThatTheYearDoesNotHaveIsItsLast() throws {
    let year = try #require(Period("2025"))
    #expect(try yearly(month: 2, before: 30).dueOn(year, .weekends).description == "2025-12-31")
  }

  @Test func yearsRunFromTheFirstToTheLast() throws {
    #expect(
      try yearly("2024", "2027").periods.map(\.description) == ["2024", "2025", "2026", "2027"])
    #expect(try yearly("2025", "2025").periods.count == 1)
    #expect(try yearly("2025", "2024").periods.isEmpty)
  }

  @Test func aMonthlyRegimeIsWrittenAsItWasBeforeThereWereYears() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = """
      {"code":"monthly","dueBeforeDay":25,"first":"2025-01","last":"2025-06","legalBasis":"",\
      "name":{"en":"monthly","vi":"monthly"},"recipient":{"en":"province","vi":"province"},\
      "reporter":"education"}
      """
    #expect(String(decoding: try encoder.encode(regime()), as: UTF8.self) == text)
    #expect(
      try JSONDecoder().decode(ReportingRegime.self, from: Data(text.utf8)) == regime())
  }

  private func regime(
    _ code: String, _ due: DueRule, _ whenOff: WorkingCalendar.WhenOff = .keep, closes: Int? = nil
  ) throws -> ReportingRegime {
    let period = try #require(Period(code))
    return ReportingRegime(
      code: "x", name: Samples.text("x"), first: period, last: period, due: due, whenOff: whenOff,
      closesAfterWorkingDays: closes,
      selection: ReportSelection(indicators: [3], parties: [.unit("a")]),
      reporter: "education", recipient: Samples.text("city"), through: nil, legalBasis: "")
  }

  @Test(arguments: [
    ("2025-Q1", DueRule.beforeDay(15), "2025-03-14"), ("2025-H2", .beforeDay(31), "2025-12-30"),
    ("2024-2025", .beforeDate(month: 6, day: 15), "2025-06-14"),
    ("2025-01", .withinWorkingDays(5), "2025-02-07"),
    ("2025-Q2", .withinWorkingDays(1), "2025-07-01"),
    ("x.2024-08-01.2024-08-31", .withinWorkingDays(2), "2024-09-03"),
  ])
  func everyKindOfPeriodHasItsDeadline(code: String, due: DueRule, day: String) throws {
    let regime = try regime(code, due)
    #expect(regime.dueOn(regime.first, .weekends).description == day)
    #expect(regime.periods == [regime.first])
    #expect(regime.locksAfter(regime.first, .weekends) == nil)
  }

  @Test func aDeadlineOnADayOffMovesWhereTheRegimeSaysSoAndClosesByWorkingDays() throws {
    // 24 May 2025 is a Saturday.
    #expect(
      try regime("2025-05", .beforeDay(25), .earlier).dueOn(.init("2025-05")!, .weekends)
        .description
        == "2025-05-23")
    let later = try regime("2025-05", .beforeDay(25), .later, closes: 2)
    #expect(later.dueOn(later.first, .weekends).description == "2025-05-26")
    #expect(later.locksAfter(later.first, .weekends)?.description == "2025-05-28")
  }

  @Test func everythingThatARegimeSaysIsWrittenAndRead() throws {
    let day = try #require(CalendarDate("2024-08-20"))
    for due in [
      DueRule.on(day), .withinWorkingDays(3), .beforeDay(25), .beforeDate(month: 12, day: 1),
    ] {
      let regime = try regime("x.2024-08-01.2024-08-31", due, .later, closes: 4)
      let json = try JSONEncoder().encode(regime)
      #expect(try JSONDecoder().decode(ReportingRegime.self, from: json) == regime)
    }
  }
}
