// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// When reports are due.
@Suite struct ReportingRegimeTests {
  private func regime(
    _ first: String = "2025-01", _ last: String = "2025-06", before day: Int = 25
  ) throws -> ReportingRegime {
    ReportingRegime(
      code: "monthly", name: Samples.text("monthly"), first: try #require(Period(first)),
      last: try #require(Period(last)), dueBeforeDay: day, reporter: "education",
      recipient: Samples.text("province"), through: nil, legalBasis: "")
  }

  @Test(arguments: [
    (25, "2025-02", "2025-02-24"), (25, "2025-06", "2025-06-24"), (2, "2025-03", "2025-03-01"),
    (31, "2025-01", "2025-01-30"), (31, "2025-02", "2025-02-28"), (31, "2024-02", "2024-02-29"),
    (30, "2025-02", "2025-02-28"), (29, "2025-02", "2025-02-28"), (28, "2025-02", "2025-02-27"),
  ])
  func theLastDayIsTheOneBeforeTheDayOfThePlan(before: Int, month: String, due: String) throws {
    let month = try #require(Period(month))
    #expect(try regime(before: before).dueOn(month).description == due)
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
}
