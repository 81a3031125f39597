// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Against plain decimals, added one by one for each unit above each figure.
@Suite struct HierarchyRollUpPropertyTests {
  private struct Place: Hashable {
    let orgUnit: Int
    /// `2025-01` or `2025`.
    let period: String
    let series: Int
  }

  private struct Reported {
    let orgUnit: Int
    let month: Int
    let series: Int
    let value: Decimal
  }

  private func months() throws -> [Month] {
    var month = try #require(Month("2023-11"))
    return (0..<15).map { _ in
      defer { month = month.next }
      return month
    }
  }

  /// Any tree or forest, its numbers in no order.
  private func parents(_ count: Int, _ random: inout SeededGenerator) -> [Int?] {
    let order = (0..<count).shuffled(using: &random)
    var parents = [Int?](repeating: nil, count: count)
    for place in 1..<count where Int.random(in: 0...9, using: &random) > 0 {
      parents[order[place]] = order[Int.random(in: 0..<place, using: &random)]
    }
    return parents
  }

  private func plainSums(_ reported: [Reported], _ parents: [Int?], _ months: [Month])
    -> [Place: Decimal]
  {
    var sums: [Place: Decimal] = [:]
    for figure in reported {
      var next: Int? = figure.orgUnit
      while let orgUnit = next {
        let month = months[figure.month]
        for period in ["\(month)", "\(month.year)"] {
          let place = Place(orgUnit: orgUnit, period: period, series: figure.series)
          sums[place, default: 0] += figure.value
        }
        next = parents[orgUnit]
      }
    }
    return sums
  }

  private func value(_ random: inout SeededGenerator) -> Decimal {
    if Int.random(in: 0...49, using: &random) > 0 { return RandomDecimals.any(using: &random) }
    // Too long for an integer, short enough that plain decimals stay exact.
    return RandomDecimals.any(using: &random) + exact("1234567890123456789012345")
  }

  @Test func everyTotalIsThatOfPlainDecimals() throws {
    var random = SeededGenerator(seed: 21)
    let months = try months()
    let series = 3
    for _ in 0..<60 {
      let parents = parents(Int.random(in: 2...12, using: &random), &random)
      let reported = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        Reported(
          orgUnit: Int.random(in: 0..<parents.count, using: &random),
          month: Int.random(in: 0..<months.count, using: &random),
          series: Int.random(in: 0..<series, using: &random), value: value(&random))
      }
      let expected = plainSums(reported, parents, months)
      let totals = try HierarchyRollUp(parents: parents, months: months, series: series)
        .totals(
          of: reported.map {
            .init(
              orgUnit: $0.orgUnit, month: $0.month, series: $0.series,
              value: ScaledDecimal($0.value))
          })
      for orgUnit in parents.indices {
        for series in 0..<series {
          for month in months.indices {
            let place = Place(orgUnit: orgUnit, period: "\(months[month])", series: series)
            #expect(
              totals.total(orgUnit: orgUnit, month: month, series: series) == expected[place])
          }
          for year in [2023, 2024, 2025] {
            let place = Place(orgUnit: orgUnit, period: "\(year)", series: series)
            #expect(totals.total(orgUnit: orgUnit, year: year, series: series) == expected[place])
          }
        }
      }
    }
  }

  @Test func theOrderOfTheFiguresDoesNotMatter() throws {
    var random = SeededGenerator(seed: 22)
    let rollUp = try HierarchyRollUp(parents: [1, nil], months: try months(), series: 1)
    for _ in 0..<200 {
      let figures = (0..<50).map { _ in
        HierarchyRollUp.Figure(
          orgUnit: 0, month: Int.random(in: 0..<15, using: &random), series: 0,
          value: ScaledDecimal(RandomDecimals.any(using: &random)))
      }
      let totals = try rollUp.totals(of: figures)
      let shuffled = try rollUp.totals(of: figures.shuffled(using: &random))
      for year in totals.years {
        #expect(
          totals.total(orgUnit: 1, year: year, series: 0)
            == shuffled.total(orgUnit: 1, year: year, series: 0))
      }
    }
  }
}
