// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Workflow

/// The rules in force as a workbook that can be changed and brought back.
struct RuleWorkbook {
  let title: String
  let listing: RuleListing
  let language: Language

  func bytes(at moment: Date) throws -> [UInt8] {
    let header = listing.header.map { XLSXSheetCell.header(RuleTable.title($0, language)) }
    let rows = listing.rows.map { row in
      XLSXSheetRow(cells: zip(listing.header, row).map(Self.cell))
    }
    let widths = listing.header.map { name in
      XLSXColumn(width: ["source", "supporting", "note"].contains(name) ? 50 : 16)
    }
    let sheet = XLSXSheet(
      name: title, columns: widths, rows: [XLSXSheetRow(cells: header)] + rows, frozenColumns: 1)
    return try XLSXWorkbook(title: title, created: moment, sheets: [sheet]).bytes()
  }

  /// A source such as `1.10`, and a unit such as `00271`, stay as they are written.
  private static func cell(_ column: String, _ text: String) -> XLSXSheetCell {
    let isNumber =
      ["indicator", "year", "value", "baseline_year", "baseline"].contains(column)
      || Int(column) != nil
    guard isNumber, let value = DecimalText.machine(text) else {
      return .text(text)
    }
    return .number(text, decimals: value.isWhole ? 0 : max(0, -value.exponent))
  }
}
