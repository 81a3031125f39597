// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// What a report is about: a month or a whole year.
@Suite struct PeriodTests {
  private func period(_ text: String) throws -> Period { try #require(Period(text)) }

  @Test(arguments: ["2025-01", "2025-12", "2025", "0001", "9999"])
  func aMonthAndAYearAreReadAndWrittenBack(text: String) throws {
    #expect(try period(text).description == text)
  }

  @Test func fourDigitsAreAYearAndSevenSignsAMonth() throws {
    #expect(try period("2025") == .year(2025))
    #expect(try period("2025-03") == .month(try #require(Month("2025-03"))))
  }

  @Test(arguments: [
    "", "25", "202", "20255", "2025-", "2025-0", "2025-13", "2025-00", "2025-01-01", " 2025",
    "2025 ", "-025", "+025", "0000", "năm 2025", "２０２５", "2025-1", "2025/01",
  ])
  func aTextThatIsNeitherIsRefused(text: String) {
    #expect(Period(text) == nil)
  }

  @Test(arguments: [
    ("2024-02", "2024-02-01", "2024-02-29"), ("2025-02", "2025-02-01", "2025-02-28"),
    ("2025", "2025-01-01", "2025-12-31"), ("2024", "2024-01-01", "2024-12-31"),
  ])
  func itRunsFromItsFirstDayToItsLast(text: String, first: String, last: String) throws {
    let period = try period(text)
    #expect(period.firstDay.description == first)
    #expect(period.lastDay.description == last)
    #expect(period.lastDay.days(until: try #require(period.next).firstDay) == 1)
    #expect(period.year == period.firstDay.year)
  }

  @Test(arguments: [("2025-12", "2026-01"), ("2025-01", "2025-02"), ("2025", "2026")])
  func theNextOneIsOfTheSameLength(text: String, next: String) throws {
    #expect(try period(text).next == period(next))
  }

  @Test(arguments: [
    ("2025-03", -1, "2024-03"), ("2025-12", 1, "2026-12"), ("2025", -1, "2024"),
    ("2024-02", -1, "2023-02"), ("2025", 0, "2025"), ("2025-01", -10, "2015-01"),
  ])
  func theSamePeriodOfAnotherYearIsFound(text: String, years: Int, other: String) throws {
    let period = try period(text)
    #expect(period.moved(years: years).description == other)
    #expect(period.moved(years: years).moved(years: -years) == period)
  }

  @Test func periodsStandInTheOrderOfTheirDays() throws {
    let inOrder = try ["2024", "2025-01", "2025", "2025-02", "2025-12", "2026"].map(period)
    #expect(inOrder.reversed().sorted() == inOrder)
    #expect(!(inOrder[2] < inOrder[2]))
  }

  @Test func aPeriodIsItsTextInJSON() throws {
    let periods = try [period("2025-06"), period("2025")]
    let data = try JSONEncoder().encode(periods)
    #expect(String(decoding: data, as: UTF8.self) == "[\"2025-06\",\"2025\"]")
    #expect(try JSONDecoder().decode([Period].self, from: data) == periods)
    for text in ["[\"2025-13\"]", "[2025]", "[null]"] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode([Period].self, from: Data(text.utf8))
      }
    }
  }
}
