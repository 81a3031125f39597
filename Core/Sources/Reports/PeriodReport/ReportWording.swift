// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Words

/// The words of one report in its language: phrases, numbers, days and names.
struct ReportWording: Sendable {
  /// Stands where there is nothing to say.
  static let nothing = "–"

  let words: Phrasebook
  let language: Language

  func callAsFunction(_ key: String, _ arguments: [String: String] = [:]) -> String {
    words(key, arguments)
  }

  func number(_ value: Decimal) -> String { DecimalText.display(value, language) }

  /// A number with its unit of measure; the percent sign stands close.
  func number(_ value: Decimal, _ unit: LocalizedText?) -> String {
    guard let unit = unit?[language], !unit.isEmpty else { return number(value) }
    return number(value) + (unit == "%" ? unit : " " + unit)
  }

  func verdict(_ verdict: Verdict) -> String { words("verdict.\(verdict.rawValue)") }

  func period(_ period: Period) -> String {
    switch period {
    case .month(let month):
      words("report.month.\(month.month)", ["year": String(month.year)])
    case .year(let year): words("report.year", ["year": String(year)])
    case .quarter(let year, let number):
      words("date.quarter", ["number": String(number), "year": String(year)])
    case .half(let year, let number): words("date.half-\(number)", ["year": String(year)])
    case .schoolYear(let year):
      words("date.school-year", ["year": String(year), "next": String(year + 1)])
    case .campaign(let campaign):
      words("date.campaign", ["from": date(campaign.firstDay), "to": date(campaign.lastDay)])
    }
  }

  /// A day as official documents write it: days below ten with a zero in Vietnamese.
  func date(_ date: CalendarDate) -> String {
    let day = language == .vi && date.day < 10 ? "0\(date.day)" : String(date.day)
    let month = words("report.month.\(date.month)", ["year": String(date.year)])
    return words("report.date", ["day": day, "month": month])
  }

  func names(of orgUnits: [OrgUnit]) -> String {
    orgUnits.map { $0.name[language] }.joined(separator: "; ")
  }
}
