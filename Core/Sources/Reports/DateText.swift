// SPDX-License-Identifier: Apache-2.0

public import Domain
public import Words

extension Phrasebook {
  /// `24/01/2025` or `24 Jan 2025`.
  public func day(_ date: CalendarDate) -> String {
    self(
      "date.day",
      [
        "day": Self.two(date.day), "month": Self.two(date.month), "year": String(date.year),
        "monthName": self("date.month-\(date.month)"),
      ])
  }

  /// `tháng 01/2025` or `January 2025`.
  public func period(_ period: Period) -> String {
    switch period {
    case .month(let month):
      self(
        "date.period",
        [
          "month": Self.two(month.month), "year": String(month.year),
          "monthName": self("date.month-\(month.month)"),
        ])
    case .quarter(let year, let number):
      self("date.quarter", ["number": String(number), "year": String(year)])
    case .half(let year, let number): self("date.half-\(number)", ["year": String(year)])
    case .year(let year): self("date.year", ["year": String(year)])
    case .schoolYear(let year):
      self("date.school-year", ["year": String(year), "next": String(year + 1)])
    case .campaign(let campaign):
      self("date.campaign", ["from": day(campaign.firstDay), "to": day(campaign.lastDay)])
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
