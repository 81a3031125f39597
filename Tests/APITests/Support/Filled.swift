// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// What a program sends to save a report.
enum Filled {
  /// Everything that a unit owes.
  static func whole(_ unit: String = "ub-bac-son", version: Int? = nil) throws -> String {
    let report = try FixtureReport.complete(of: unit)
    return try json(report.texts, notes: report.notes, version: version)
  }

  static func json(
    _ figures: [String: String], notes: [Int: String] = [:], version: Int? = nil
  ) throws -> String {
    try json(
      figures.sorted { $0.key < $1.key }.map {
        ReportShape.Figure(dataElement: $0.key, value: $0.value, maturity: "final")
      }, notes: notes, version: version)
  }

  static func json(
    _ figures: [ReportShape.Figure], notes: [Int: String] = [:], version: Int? = nil
  ) throws -> String {
    let input = Input(
      version: version, figures: figures,
      notes: Dictionary(uniqueKeysWithValues: notes.map { (String($0.key), $0.value) }))
    return String(decoding: try JSONEncoder().encode(input), as: UTF8.self)
  }

  private struct Input: Encodable {
    let version: Int?
    let figures: [ReportShape.Figure]
    let notes: [String: String]
  }
}
