// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation

/// The rows and cells that both sheets of the report share.
struct SheetStyle {
  let content: ReportContent

  /// The title rows, with an empty row before the table.
  func head(_ title: String) -> [XLSXSheetRow] {
    let source = content.wording(
      "report.sheet.as-of",
      [
        "programme": content.report.programme.name[content.language],
        "date": content.wording.date(content.report.writtenOn),
      ])
    return [XLSXSheetRow(cells: [.title(title)]), XLSXSheetRow(cells: [.subtitle(source)])]
      + content.warnings.map { XLSXSheetRow(cells: [.title($0)]) }
      + [XLSXSheetRow(cells: [])]
  }

  func header(_ columns: [String]) -> XLSXSheetRow {
    XLSXSheetRow(cells: columns.map { .header(content.wording("report.column.\($0)")) })
  }

  /// A number rounded half up to two decimals, so that the sheet says what the document says.
  func number(_ value: Decimal?) -> XLSXSheetCell {
    guard let value = value?.rounded(2) else { return .text("") }
    return .number("\(value)", decimals: value.isWhole ? 0 : 2)
  }

  func unit(_ unit: LocalizedText?) -> XLSXSheetCell {
    .centered(unit?[content.language] ?? "")
  }
}
