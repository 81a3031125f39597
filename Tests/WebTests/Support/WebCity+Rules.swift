// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Store
import TestSupport
import Workflow

/// Rules that the city decides, as the pages' tests bring and look at them.
extension WebCity {
  static func sheet(_ sheet: RuleSheet) -> String { "\(programme)/\(sheet.rawValue)" }

  /// Rows as they are pasted from a sheet.
  static func pasted(_ rows: [[String]]) -> String {
    rows.map { $0.joined(separator: "\t") }.joined(separator: "\n")
  }

  /// Writes rules as Dũng of the standing office.
  func write(_ sheet: RuleSheet, _ rows: [[String]]) async throws {
    try await fixture.perform(
      ImportRules(
        sheet: sheet, programme: FixtureCity.programme,
        table: RuleTable(pasted: Self.pasted(rows), notation: .machine)), as: .dung)
  }

  /// The rules in force, without their header.
  func rules(_ sheet: RuleSheet) async throws -> [[String]] {
    try await fixture.answer(
      RuleSheetView(programme: FixtureCity.programme, sheet: sheet), as: .dung
    ).listing.rows
  }

  /// How many decisions are kept in all.
  func decisions() async throws -> Int {
    try await fixture.city.store.read {
      try $0.scalar("SELECT COUNT(*) FROM city_rule", as: Int.self) ?? 0
    }
  }

  /// A workbook of one sheet; texts that are numbers stand in it as numbers.
  static func workbook(_ rows: [[String]]) throws -> [UInt8] {
    let cells = rows.map { row in
      XLSXSheetRow(
        cells: row.map { text in
          DecimalText.machine(text).map { .number(text, decimals: max(0, -$0.exponent)) }
            ?? .text(text)
        })
    }
    let columns = (rows.first ?? []).map { _ in XLSXColumn(width: 20) }
    return try XLSXWorkbook(
      created: FixtureClock.start,
      sheets: [XLSXSheet(name: "Mục tiêu", columns: columns, rows: cells)]
    ).bytes()
  }
}
