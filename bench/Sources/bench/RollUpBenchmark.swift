// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Times the roll-up of the product and writes its totals for the comparison.
struct RollUpBenchmark {
  static let runs = 7
  /// From figures that are scaled integers already, as the peer's table holds them.
  static let fromFigures = "roll-up"
  /// From plain decimals, with their conversion.
  static let fromDecimals = "roll-up-from-decimals"

  private struct Line {
    let orgUnit: Int32
    let month: Int32
    let series: Int32
    let value: Decimal

    var figure: HierarchyRollUp.Figure {
      HierarchyRollUp.Figure(
        orgUnit: Int(orgUnit), month: Int(month), series: Int(series),
        value: ScaledDecimal(value))
    }
  }

  let directory: URL

  func run() throws {
    let lines = try load()
    let rollUp = try HierarchyRollUp(
      parents: Workload.parents, months: Workload.months, series: Workload.series)
    let figures = lines.map(\.figure)
    var totals = try rollUp.totals(of: figures)
    let fromFigures = try Measured.median(of: Self.runs) {
      totals = try rollUp.totals(of: figures)
    }
    let fromDecimals = try Measured.median(of: Self.runs) {
      totals = try rollUp.totals(of: lines.map(\.figure))
    }
    try Measured(
      seconds: [Self.fromFigures: fromFigures, Self.fromDecimals: fromDecimals],
      runs: Self.runs, note: "one thread, \(lines.count) figures"
    ).write(to: directory.appending(path: "ours.json"))
    try write(totals)
  }

  private func load() throws -> [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(Workload.values)
    try NumberFile.read(directory.appending(path: "figures.csv")) { numbers, value in
      guard let month = Workload.monthByCode[numbers[1]] else {
        throw Refusal("\(numbers[1]) is no month of the workload")
      }
      lines.append(
        Line(
          orgUnit: Int32(numbers[0]), month: Int32(month),
          series: Int32(numbers[2] * Workload.breakdowns + numbers[3]), value: value))
    }
    return lines
  }

  private func write(_ totals: RollUpTotals) throws {
    var text = ""
    for orgUnit in 0..<Workload.orgUnits {
      for series in 0..<Workload.series {
        let place = "\(series / Workload.breakdowns),\(series % Workload.breakdowns)"
        for month in Workload.months.indices {
          guard let total = totals.total(orgUnit: orgUnit, month: month, series: series) else {
            continue
          }
          text += "\(orgUnit),\(Workload.code(of: Workload.months[month])),\(place),\(total)\n"
        }
        for year in Workload.years {
          guard let total = totals.total(orgUnit: orgUnit, year: year, series: series) else {
            continue
          }
          text += "\(orgUnit),\(year),\(place),\(total)\n"
        }
      }
    }
    try Data(text.utf8).write(to: directory.appending(path: "ours-totals.csv"))
  }
}
