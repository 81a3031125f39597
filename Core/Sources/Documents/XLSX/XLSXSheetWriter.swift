// SPDX-License-Identifier: Apache-2.0
import CXlsxWriter
import Foundation

/// Writes one sheet into an open workbook.
/// Faults name the sheet as the caller named it, the row from 1 and the column in letters.
struct XLSXSheetWriter {
  private static let longestText = 32_767

  let sheet: XLSXSheet
  let worksheet: UnsafeMutablePointer<lxw_worksheet>
  let formats: XLSXFormats

  func write() throws {
    try checkSize()
    setUpColumns()
    setUpPage()
    if sheet.isProtected { worksheet_protect(worksheet, nil, nil) }
    if sheet.isHidden { worksheet_hide(worksheet) }
    for (index, row) in sheet.rows.enumerated() {
      let isTitle = row.cells.contains { if case .title = $0 { true } else { false } }
      // Merged cells do not make their row grow.
      if let height = row.height ?? (isTitle ? 24 : nil) {
        worksheet_set_row(worksheet, lxw_row_t(index), min(max(height, 0), 409), nil)
      }
      for (column, cell) in row.cells.enumerated() {
        try write(cell, row: index, column: column)
      }
    }
  }

  private func checkSize() throws {
    if sheet.rows.count > XLSXGrid.lastRow {
      throw fault("xlsx.too-many-rows", ["limit": String(XLSXGrid.lastRow)])
    }
    let widest = max(sheet.columns.count, sheet.rows.map(\.cells.count).max() ?? 0)
    if widest > XLSXGrid.lastColumn {
      throw fault("xlsx.too-many-columns", ["limit": String(XLSXGrid.lastColumn)])
    }
  }

  private func setUpColumns() {
    for (index, column) in sheet.columns.enumerated() {
      let width = column.width.isFinite ? min(max(column.width, 0), 255) : LXW_DEF_COL_WIDTH
      var options = lxw_row_col_options()
      options.hidden = column.isHidden ? 1 : 0
      worksheet_set_column_opt(
        worksheet, lxw_col_t(index), lxw_col_t(index), width, formats.base, &options)
    }
  }

  private func setUpPage() {
    let isoA4: UInt8 = 9
    worksheet_set_paper(worksheet, isoA4)
    if sheet.isLandscape { worksheet_set_landscape(worksheet) }
    worksheet_fit_to_pages(worksheet, 1, 0)
    worksheet_set_margins(worksheet, 0.6, 0.6, 0.6, 0.7)
    worksheet_set_footer(worksheet, "&C&\"Times New Roman,Regular\"&12&P/&N")
    if let header = sheet.headerRows {
      worksheet_repeat_rows(
        worksheet, lxw_row_t(header.lowerBound), lxw_row_t(header.upperBound - 1))
    }
    let rows = clamped(sheet.frozenRows ?? sheet.headerRows?.upperBound ?? 0, XLSXGrid.lastRow)
    let columns = clamped(sheet.frozenColumns, XLSXGrid.lastColumn)
    if rows > 0 || columns > 0 {
      worksheet_freeze_panes(worksheet, lxw_row_t(rows), lxw_col_t(columns))
    }
  }

  private func write(_ cell: XLSXSheetCell, row: Int, column: Int) throws {
    let format = formats.format(for: cell)
    switch cell {
    case .blank: break
    case .title(let text), .subtitle(let text), .group(let text):
      try merge(text, row: row, column: column, format: format)
    case .header(let text), .text(let text), .centered(let text), .strong(let text):
      try write(text, row: row, column: column, format: format)
    case .number(let value, _):
      try writeNumber(value, row: row, column: column, format: format)
    case .entry(let entry):
      switch entry.value {
      case .blank: try write("", row: row, column: column, format: format)
      case .text(let text): try write(text, row: row, column: column, format: format)
      case .number(let value, _):
        try writeNumber(value, row: row, column: column, format: format)
      }
      try watch(entry, row: row, column: column)
    }
  }

  /// What may be typed into a cell, and what is told of it.
  private func watch(_ entry: XLSXEntry, row: Int, column: Int) throws {
    guard let rule = entry.rule else { return }
    var validation = lxw_data_validation()
    // Excel takes titles of 32 signs and texts of 255.
    let prompt = strdup(String(XMLText.cleaned(entry.prompt).prefix(250)))
    let refusal = strdup(String(XMLText.cleaned(entry.refusal).prefix(220)))
    defer {
      free(prompt)
      free(refusal)
    }
    validation.input_message = entry.prompt.isEmpty ? nil : prompt
    validation.error_message = entry.refusal.isEmpty ? nil : refusal
    let choices: [String] = if case .list(let choices) = rule { choices } else { [] }
    var texts: [UnsafeMutablePointer<CChar>?] = choices.map { strdup(XMLText.cleaned($0)) } + [nil]
    defer { for text in texts { free(text) } }
    let status = texts.withUnsafeMutableBufferPointer { texts in
      switch rule {
      case .list:
        validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
        validation.value_list = texts.baseAddress
      case .number(let minimum, let maximum, let isWhole):
        validation.validate = UInt8(
          (isWhole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL).rawValue)
        validation.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
        validation.minimum_number = minimum ?? -1e15
        validation.maximum_number = maximum ?? 1e15
      }
      return worksheet_data_validation_cell(
        worksheet, lxw_row_t(row), lxw_col_t(column), &validation)
    }
    try check(status, row: row, column: column)
  }

  private func merge(
    _ text: String, row: Int, column: Int, format: XLSXFormats.Format?
  ) throws {
    let last = sheet.columns.count - 1
    if last > column {
      let status = worksheet_merge_range(
        worksheet, lxw_row_t(row), lxw_col_t(column), lxw_row_t(row), lxw_col_t(last), "", format)
      try check(status, row: row, column: column)
    }
    try write(text, row: row, column: column, format: format)
  }

  private func write(
    _ text: String, row: Int, column: Int, format: XLSXFormats.Format?
  ) throws {
    let clean = XMLText.cleaned(text)
    let length = clean.utf16.count
    guard length <= Self.longestText else {
      throw cellFault(
        "xlsx.text-too-long", row: row, column: column,
        ["length": String(length), "limit": String(Self.longestText)])
    }
    let status =
      clean.isEmpty
      ? worksheet_write_blank(worksheet, lxw_row_t(row), lxw_col_t(column), format)
      : worksheet_write_string(
        worksheet, lxw_row_t(row), lxw_col_t(column), XLSXEscape.encoded(clean), format)
    try check(status, row: row, column: column)
  }

  private func writeNumber(
    _ value: String, row: Int, column: Int, format: XLSXFormats.Format?
  ) throws {
    guard let decimal = XLSXDecimal(value) else {
      throw cellFault("xlsx.bad-number", row: row, column: column, ["value": value])
    }
    guard decimal.significantDigits <= 15, decimal.fitsBinary, let number = Double(decimal.plain)
    else {
      try write(decimal.plain, row: row, column: column, format: formats.textNumber)
      return
    }
    let status = worksheet_write_number(
      worksheet, lxw_row_t(row), lxw_col_t(column), number, format)
    try check(status, row: row, column: column)
  }

  private func clamped(_ count: Int, _ limit: Int) -> Int {
    min(max(count, 0), limit - 1)
  }

  private func check(_ status: lxw_error, row: Int, column: Int) throws {
    guard status != LXW_NO_ERROR else { return }
    throw cellFault(
      "xlsx.write-failed", row: row, column: column, ["step": String(status.rawValue)])
  }

  private func cellFault(
    _ code: String, row: Int, column: Int, _ arguments: [String: String]
  ) -> DocumentFault {
    let place = ["row": String(row + 1), "column": XLSXGrid.letters(ofColumn: column + 1)]
    return fault(code, arguments.merging(place) { $1 })
  }

  private func fault(_ code: String, _ arguments: [String: String]) -> DocumentFault {
    DocumentFault(code: code, arguments: arguments.merging(["sheet": sheet.name]) { $1 })
  }
}
