// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// The months that reports are owed for.
/// A day beyond the end of a month means its last day.
@Suite struct MonthTests {
  @Test func aMonthIsReadAndWrittenBack() throws {
    #expect(try #require(Month("2025-01")).description == "2025-01")
  }

  @Test(arguments: [
    "", "2025", "2025-1", "2025-00", "2025-13", "2025-001", "+202-01", "01/2025", "2025-01-01",
    "2025-01 ",
  ])
  func aTextThatIsNoMonthIsRefused(text: String) {
    #expect(Month(text) == nil)
  }

  @Test(arguments: [
    ("2025-01", "2025-01-31"), ("2025-02", "2025-02-28"), ("2024-02", "2024-02-29"),
    ("2025-04", "2025-04-30"), ("2025-12", "2025-12-31"),
  ])
  func theLastDayIsTheCalendars(month: String, last: String) throws {
    let month = try #require(Month(month))
    #expect(month.firstDay.day == 1)
    #expect(month.lastDay.description == last)
    #expect(month.day(31) == month.lastDay)
    #expect(month.day(0) == month.firstDay)
    #expect(month.lastDay.days(until: month.next.firstDay) == 1)
  }

  @Test func decemberIsFollowedByJanuary() throws {
    let december = try #require(Month("2024-12"))
    #expect(december.next.description == "2025-01")
    #expect(december < december.next)
  }

  @Test func aMonthIsItsTextInJSON() throws {
    let month = try #require(Month("2025-06"))
    let data = try JSONEncoder().encode([month])
    #expect(String(decoding: data, as: UTF8.self) == "[\"2025-06\"]")
    #expect(try JSONDecoder().decode([Month].self, from: data) == [month])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Month].self, from: Data("[\"2025-6\"]".utf8))
    }
  }
}
