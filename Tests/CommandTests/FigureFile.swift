// SPDX-License-Identifier: Apache-2.0

import Documents
import Foundation
import TestSupport
import Workflow

/// A file of figures in the making: its rows, written as CSV or as a workbook.
struct FigureFile {
  static let columns = [
    "org_unit", "indicator", "data_element", "breakdown", "value", "maturity", "note",
  ]

  var header = FigureFile.columns
  var rows: [[String]]

  init(_ rows: [[String]]) { self.rows = rows }

  init(_ rows: [ImportRow]) {
    self.rows = rows.map { row in Self.columns.map { row.fields[$0] ?? "" } }
  }

  /// Everything that the ward Bắc Sơn owes.
  static func bacSon() throws -> FigureFile {
    let unit = "ub-bac-son"
    return FigureFile(try FixtureCity.rows(unit, FixtureReport.complete(of: unit)))
  }

  var csv: [UInt8] { CSVWriter().bytes(of: [header] + rows) }

  func xlsx() throws -> [UInt8] {
    let cells = ([header] + rows).map { row in
      XLSXSheetRow(
        cells: row.map { text in
          Int(text).map { .number(String($0), decimals: 0) } ?? .text(text)
        })
    }
    let columns = header.map { _ in XLSXColumn(width: 20) }
    return try XLSXWorkbook(
      created: FixtureClock.start,
      sheets: [XLSXSheet(name: "Số liệu", columns: columns, rows: cells)]
    ).bytes()
  }
}
