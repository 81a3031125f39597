// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Writes the values of the workload, the same in every run: up to 3 decimals, some below zero,
/// some missing.
struct WorkloadGenerator {
  private var state: UInt64 = 57_168_60_4

  /// Writes `org-units.csv` (unit, parent) and `figures.csv` (unit, month, indicator, breakdown,
  /// value) and returns how many values are not missing.
  mutating func write(into directory: URL) throws -> Int {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let orgUnits = Workload.parents.enumerated().map { orgUnit, parent in
      "\(orgUnit),\(parent.map { "\($0)" } ?? "")\n"
    }
    try Data(orgUnits.joined().utf8).write(to: directory.appending(path: "org-units.csv"))
    var text = ""
    text.reserveCapacity(Workload.values * 24)
    var reported = 0
    for ward in 0..<Workload.wards {
      for month in Workload.months {
        let start = "\(ward),\(Workload.code(of: month)),"
        for indicator in 0..<Workload.indicators {
          for breakdown in 0..<Workload.breakdowns {
            let value = value()
            if isMissing(ward, month.year, indicator) { continue }
            text += "\(start)\(indicator),\(breakdown),\(value)\n"
            reported += 1
          }
        }
      }
    }
    try Data(text.utf8).write(to: directory.appending(path: "figures.csv"))
    return reported
  }

  private mutating func value() -> String {
    let whole = next(below: 1_000_000)
    let decimals = next(below: 4)
    let sign = next(below: 50) == 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(whole)" }
    let fraction = "\(1000 + next(below: 1000))".dropFirst().prefix(Int(decimals))
    return "\(sign)\(whole).\(fraction)"
  }

  /// Three in a hundred; and an indicator that began a year later, and one that a whole district
  /// never reports, so that some totals are missing too.
  private mutating func isMissing(_ ward: Int, _ year: Int, _ indicator: Int) -> Bool {
    if next(below: 100) < 3 { return true }
    if indicator == 56 { return year == Workload.years.first }
    return indicator == 40 && Workload.parents[ward] == Workload.wards
  }

  /// The steps of SplitMix64.
  private mutating func next(below limit: UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return (mixed ^ (mixed >> 31)) % limit
  }
}
