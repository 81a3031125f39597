// SPDX-License-Identifier: Apache-2.0

import Domain

/// What is rolled up: a large city's indicators, wards, months and breakdowns.
enum Workload {
  static let indicators = 57
  static let breakdowns = 4
  static let wards = 168
  static let districts = 22
  static let values = indicators * breakdowns * wards * months.count

  static let series = indicators * breakdowns
  static let city = wards + districts
  static let orgUnits = city + 1

  /// Wards first, then districts of seven or eight wards each, then the city.
  static let parents: [Int?] =
    (0..<wards).map { wards + $0 * districts / wards }
    + [Int?](repeating: city, count: districts) + [nil]

  static let months: [Month] = (2021...2025).flatMap { year in
    (1...12).compactMap { Month("\(year)-\($0 < 10 ? "0" : "")\($0)") }
  }

  static let years = Set(months.map(\.year)).sorted()

  /// A month as `202501` in the files, so that no side groups by text.
  static func code(of month: Month) -> Int { month.year * 100 + month.month }

  static let monthByCode = Dictionary(
    uniqueKeysWithValues: months.indices.map { (code(of: months[$0]), $0) })
}
