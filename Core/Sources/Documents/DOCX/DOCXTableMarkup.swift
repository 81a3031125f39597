// SPDX-License-Identifier: Apache-2.0

/// Writes one table with fixed widths.
/// Fails on a row whose spans do not add up, and on a shading that is no colour.
struct DOCXTableMarkup {
  let table: DOCXTable

  private var widths: [Int] {
    table.columnWidths.map { max(1, DOCXMeasure.twips(millimetres: $0)) }
  }

  /// The space between a cell's border and its text, at either side.
  private var padding: Double {
    table.hasBorders ? 1.5 : 0
  }

  func markup() throws -> String {
    let side = DOCXMeasure.twips(millimetres: padding)
    var xml = """
      <w:tbl><w:tblPr><w:tblW w:w="\(widths.reduce(0, +))" w:type="dxa"/><w:jc w:val="center"/>\
      \(borders)<w:tblLayout w:type="fixed"/><w:tblCellMar>\
      <w:left w:w="\(side)" w:type="dxa"/><w:right w:w="\(side)" w:type="dxa"/>\
      </w:tblCellMar></w:tblPr><w:tblGrid>
      """
    for width in widths { xml += #"<w:gridCol w:w="\#(width)"/>"# }
    xml += "</w:tblGrid>"
    for (index, row) in table.rows.enumerated() { xml += try markup(row, index: index) }
    return xml + "</w:tbl>"
  }

  private var borders: String {
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
    let line =
      table.hasBorders ? #"w:val="single" w:sz="4" w:space="0" w:color="000000""# : #"w:val="nil""#
    return "<w:tblBorders>" + sides.map { "<w:\($0) \(line)/>" }.joined() + "</w:tblBorders>"
  }

  private func markup(_ row: DOCXTableRow, index: Int) throws -> String {
    try check(row, index: index)
    var properties = row.maySplit ? "" : "<w:cantSplit/>"
    if index < table.headerRows { properties += "<w:tblHeader/>" }
    var xml = "<w:tr>" + (properties.isEmpty ? "" : "<w:trPr>\(properties)</w:trPr>")
    var column = 0
    for cell in row.cells {
      xml += try markup(cell, columns: column..<(column + cell.span))
      column += cell.span
    }
    return xml + "</w:tr>"
  }

  private func check(_ row: DOCXTableRow, index: Int) throws {
    let columns = table.columnWidths.count
    var covered = 0
    for cell in row.cells where covered <= columns {
      covered = (1...max(1, columns)).contains(cell.span) ? covered + cell.span : columns + 1
    }
    guard covered == columns, columns > 0 else {
      throw DocumentFault(
        code: "docx.uneven-table-row",
        arguments: [
          "row": String(index + 1), "cells": String(row.cells.count), "columns": String(columns),
        ])
    }
  }

  private func markup(_ cell: DOCXTableCell, columns: Range<Int>) throws -> String {
    let width = widths[columns].reduce(0, +)
    var xml = #"<w:tc><w:tcPr><w:tcW w:w="\#(width)" w:type="dxa"/>"#
    if cell.span > 1 { xml += #"<w:gridSpan w:val="\#(cell.span)"/>"# }
    if let shading = cell.shading {
      guard shading.utf8.count == 6, shading.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
        throw DocumentFault(code: "docx.bad-shading", arguments: ["value": shading])
      }
      xml += #"<w:shd w:val="clear" w:color="auto" w:fill="\#(shading)"/>"#
    }
    xml += #"<w:vAlign w:val="\#(cell.verticalAlignment.rawValue)"/></w:tcPr>"#
    let textWidth = table.columnWidths[columns].reduce(0, +) - 2 * padding
    for line in cell.lines { xml += DOCXParagraphMarkup.line(line, within: textWidth) }
    // A cell without a paragraph is an error to Word.
    if cell.lines.isEmpty { xml += "<w:p/>" }
    return xml + "</w:tc>"
  }
}
