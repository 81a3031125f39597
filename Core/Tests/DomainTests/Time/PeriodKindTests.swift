// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Every kind of period: its code, its days and the next of its kind.
@Suite struct PeriodKindTests {
  @Test(arguments: [
    ("2025-01", Period.Kind.month, "2025-01-01", "2025-01-31", "2025-02"),
    ("2025-Q1", .quarter, "2025-01-01", "2025-03-31", "2025-Q2"),
    ("2025-Q4", .quarter, "2025-10-01", "2025-12-31", "2026-Q1"),
    ("2025-H1", .half, "2025-01-01", "2025-06-30", "2025-H2"),
    ("2025-H2", .half, "2025-07-01", "2025-12-31", "2026-H1"),
    ("2025", .year, "2025-01-01", "2025-12-31", "2026"),
    ("2024-2025", .schoolYear, "2024-09-01", "2025-08-31", "2025-2026"),
    ("hien-trang.2024-08-01.2024-08-31", .campaign, "2024-08-01", "2024-08-31", ""),
  ])
  func aCodeTellsItsDays(
    code: String, kind: Period.Kind, first: String, last: String, next: String
  ) throws {
    let period = try #require(Period(code))
    #expect(period.kind == kind && period.description == code)
    #expect(period.firstDay.description == first && period.lastDay.description == last)
    #expect(period.next?.description ?? "" == next)
    #expect(period.moved(years: 1).firstDay.year == period.firstDay.year + 1)
    let json = try JSONEncoder().encode([period])
    #expect(try JSONDecoder().decode([Period].self, from: json) == [period])
  }

  @Test(arguments: [
    "2025-Q0", "2025-Q5", "2025-q1", "2025-H3", "2025-H", "2024-2026", "2025-2024", "25-Q1",
    "x.2024-08-01", "X.2024-08-01.2024-08-31", "x.2024-08-31.2024-08-01", ".2024-08-01.2024-08-31",
    "2025-Q1-", "x.2024-08-01.2024-02-30", "",
  ])
  func anythingElseIsNoPeriod(code: String) {
    #expect(Period(code) == nil)
  }

  @Test func aLeapDayMovesToTheLastOfFebruary() throws {
    let period = try #require(Period("x.2024-02-29.2024-02-29"))
    #expect(period.moved(years: 1).description == "x.2025-02-28.2025-02-28")
  }
}
