// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Days without time or zone.
/// A date of a file is that date for every reader.
@Suite struct CalendarDateTests {
  @Test(arguments: ["2024-02-29", "2000-02-29", "2025-01-31", "2025-12-31", "0001-01-01"])
  func aRealDayIsReadAndWrittenBack(text: String) throws {
    #expect(try #require(CalendarDate(text)).description == text)
  }

  @Test(arguments: [
    "", "2025", "2025-01", "2025-02-29", "1900-02-29", "2025-04-31", "2025-00-10", "2025-13-01",
    "2025-01-00", "2025-01-32", "0000-01-01", "2025-1-24", "2025-01-4", "2025-1-024",
    "2025-+1-24", "+025-01-24", "-025-01-24", "25-01-2024", "24/01/2025", "2025/01/24",
    " 2025-01-24", "2025-01-24 ", "2025-01-24T00:00", "２０２５-01-24", "hôm nay",
  ])
  func aTextThatIsNoDayIsRefused(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test(arguments: [(2023, false), (2024, true), (1900, false), (2000, true), (2100, false)])
  func leapYearsFollowTheGregorianRule(year: Int, isLeap: Bool) {
    #expect((CalendarDate(year: year, month: 2, day: 29) != nil) == isLeap)
  }

  @Test func daysUntilAgreesWithTheCalendarForThousandsOfRandomDays() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var random = SeededGenerator(seed: 2)
    let first = Date(timeIntervalSince1970: -2_000_000_000)
    for _ in 0..<5000 {
      let left = first.addingTimeInterval(86_400 * Double.random(in: 0...60_000, using: &random))
      let right = first.addingTimeInterval(86_400 * Double.random(in: 0...60_000, using: &random))
      let expected = calendar.dateComponents(
        [.day], from: calendar.startOfDay(for: left), to: calendar.startOfDay(for: right))
      let days = CalendarDate(left, in: .gmt).days(until: CalendarDate(right, in: .gmt))
      #expect(days == expected.day)
    }
  }

  @Test(arguments: [
    ("2025-01-31", "2025-02-01", 1), ("2024-02-28", "2024-03-01", 2),
    ("2025-02-28", "2025-03-01", 1), ("2024-12-31", "2025-01-01", 1),
    ("2025-01-24", "2025-01-24", 0), ("2025-03-01", "2025-02-24", -5),
    ("2000-01-01", "2100-01-01", 36_525),
  ])
  func daysAreCountedAcrossMonthsAndYears(from: String, to: String, days: Int) throws {
    let left = try #require(CalendarDate(from))
    let right = try #require(CalendarDate(to))
    #expect(left.days(until: right) == days)
    #expect((left < right) == (days > 0))
  }

  @Test func theDayDependsOnTheZone() throws {
    let instant = Date(timeIntervalSince1970: 1_737_738_000)
    let hoChiMinh = try #require(TimeZone(identifier: "Asia/Ho_Chi_Minh"))
    #expect(CalendarDate(instant, in: .gmt).description == "2025-01-24")
    #expect(CalendarDate(instant, in: hoChiMinh).description == "2025-01-25")
  }

  @Test func aDateIsItsTextInJSON() throws {
    let day = try #require(CalendarDate("2025-01-24"))
    #expect(String(decoding: try JSONEncoder().encode([day]), as: UTF8.self) == "[\"2025-01-24\"]")
    let back = try JSONDecoder().decode([CalendarDate].self, from: Data("[\"2025-01-24\"]".utf8))
    #expect(back == [day])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CalendarDate].self, from: Data("[\"2025-02-30\"]".utf8))
    }
  }
}
