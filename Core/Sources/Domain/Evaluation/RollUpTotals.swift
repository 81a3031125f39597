// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// The totals of a roll-up, by unit, month or year, and series: one dense table, 20 bytes a cell.
/// A total is nil where no figure was reported beneath, which is not zero.
public struct RollUpTotals: Sendable {
  public let orgUnits: Int
  public let months: Int
  /// The calendar years, in their order.
  public let years: [Int]
  public let series: Int

  /// By unit, then column (the months, then the years), then series: what a child adds to its
  /// parent, and a month to its year, lies side by side.
  private var sums: [Int128]
  private var counts: [UInt32]
  /// What does not fit into a sum of integers, by cell.
  private var wide: [Int: Decimal] = [:]

  init(orgUnits: Int, months: Int, years: [Int], series: Int) {
    self.orgUnits = orgUnits
    self.months = months
    self.years = years
    self.series = series
    let cells = orgUnits * (months + years.count) * series
    sums = [Int128](repeating: 0, count: cells)
    counts = [UInt32](repeating: 0, count: cells)
  }

  /// The total of a month, which is counted from 0 as the roll-up's months are.
  public func total(orgUnit: Int, month: Int, series: Int) -> Decimal? {
    total(cell(orgUnit, month, series))
  }

  /// The total of a calendar year.
  public func total(orgUnit: Int, year: Int, series: Int) -> Decimal? {
    years.firstIndex(of: year).flatMap { total(yearCell(orgUnit, $0, series)) }
  }

  /// How many figures are in a month's total.
  public func count(orgUnit: Int, month: Int, series: Int) -> Int {
    cell(orgUnit, month, series).map { Int(counts[$0]) } ?? 0
  }

  /// How many figures are in a calendar year's total.
  public func count(orgUnit: Int, year: Int, series: Int) -> Int {
    let place = years.firstIndex(of: year)
    return place.flatMap { yearCell(orgUnit, $0, series) }.map { Int(counts[$0]) } ?? 0
  }

  private func total(_ cell: Int?) -> Decimal? {
    guard let cell, counts[cell] > 0 else { return nil }
    let sum = ScaledDecimal.decimal(billionths: sums[cell])
    return wide[cell].map { $0 + sum } ?? sum
  }
}

extension RollUpTotals {
  private var columns: Int { months + years.count }

  /// Nil outside the table.
  func cell(_ orgUnit: Int, _ month: Int, _ series: Int) -> Int? {
    guard orgUnit >= 0, orgUnit < orgUnits, month >= 0, month < months, series >= 0,
      series < self.series
    else { return nil }
    return (orgUnit * columns + month) * self.series + series
  }

  private func yearCell(_ orgUnit: Int, _ year: Int, _ series: Int) -> Int? {
    guard orgUnit >= 0, orgUnit < orgUnits, series >= 0, series < self.series else { return nil }
    return (orgUnit * columns + months + year) * self.series + series
  }

  /// Adds one figure. Sums cannot overflow, see `ScaledDecimal.billionths`, hence the additions
  /// that do not look.
  mutating func addFigure(_ billionths: Int128, to cell: Int) {
    sums[cell] &+= billionths
    counts[cell] &+= 1
  }

  mutating func addWide(_ value: Decimal, _ orgUnit: Int, _ column: Int, _ series: Int) {
    wide[(orgUnit * columns + column) * self.series + series, default: 0] += value
  }

  /// Adds every unit's months into the years they belong to.
  mutating func addMonths(toYears yearOfMonth: [Int]) {
    for orgUnit in 0..<orgUnits {
      let start = orgUnit * columns
      for month in 0..<months {
        addCells(
          of: (start + month) * series, to: (start + months + yearOfMonth[month]) * series,
          count: series)
      }
    }
  }

  /// Adds everything of a unit into the unit above it.
  mutating func addOrgUnit(_ orgUnit: Int, to parent: Int) {
    let width = columns * series
    addCells(of: orgUnit * width, to: parent * width, count: width)
  }

  private mutating func addCells(of source: Int, to target: Int, count: Int) {
    sums.withUnsafeMutableBufferPointer { sums in
      for place in 0..<count { sums[target + place] &+= sums[source + place] }
    }
    counts.withUnsafeMutableBufferPointer { counts in
      for place in 0..<count { counts[target + place] &+= counts[source + place] }
    }
  }
}
