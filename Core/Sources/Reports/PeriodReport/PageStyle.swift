// SPDX-License-Identifier: Apache-2.0

import Documents

/// The looks of the paragraphs and cells of an official document (Decree 30/2020/NĐ-CP, annex I):
/// sizes in points, indents in millimetres.
enum PageStyle {
  static let firstLineIndent = 12.7
  static let tableSize = 12.0
  static let areaShading = "D9D9D9"
  static let standardShading = "F2F2F2"

  static func body(
    _ text: String, italic: Bool = false, keepsWithNext: Bool = false
  ) -> DOCXBlock {
    .paragraph(
      DOCXParagraph(
        [DOCXRun(text, italic: italic)], alignment: .justified, firstLineIndent: firstLineIndent,
        spacingAfter: 6, lineSpacing: 1.1, keepsWithNext: keepsWithNext))
  }

  static func heading(_ text: String, level: Int) -> DOCXBlock {
    .paragraph(
      DOCXParagraph(
        [DOCXRun(text, bold: true)], alignment: .justified, firstLineIndent: firstLineIndent,
        spacingBefore: 8, spacingAfter: 6, lineSpacing: 1.1, keepsWithNext: true,
        headingLevel: level))
  }

  static func centered(
    _ text: String, size: Double, bold: Bool = false, italic: Bool = false,
    after: Double = 0, keepsWithNext: Bool = false
  ) -> DOCXParagraph {
    DOCXParagraph(
      [DOCXRun(text, bold: bold, italic: italic, size: size)], alignment: .center,
      spacingAfter: after, keepsWithNext: keepsWithNext)
  }

  static func note(_ text: String) -> DOCXBlock {
    .paragraph(
      DOCXParagraph(
        [DOCXRun(text, italic: true, size: tableSize)], alignment: .justified, spacingBefore: 3))
  }

  /// A little space below a table.
  static let gap = DOCXBlock.paragraph(DOCXParagraph([], lineSpacing: 0.5))

  static func header(_ titles: [String]) -> DOCXTableRow {
    DOCXTableRow(
      titles.map { title in
        cell(title, .center, bold: true, verticalAlignment: .center, keepsWithNext: true)
      })
  }

  static func cell(
    _ text: String, _ alignment: DOCXAlignment = .left, bold: Bool = false, italic: Bool = false,
    span: Int = 1, verticalAlignment: DOCXVerticalAlignment = .top, shading: String? = nil,
    leftIndent: Double = 0, keepsWithNext: Bool = false
  ) -> DOCXTableCell {
    cell(
      [DOCXRun(text, bold: bold, italic: italic, size: tableSize)], alignment, span: span,
      verticalAlignment: verticalAlignment, shading: shading, leftIndent: leftIndent,
      keepsWithNext: keepsWithNext)
  }

  static func cell(
    _ runs: [DOCXRun], _ alignment: DOCXAlignment, span: Int = 1,
    verticalAlignment: DOCXVerticalAlignment = .top, shading: String? = nil,
    leftIndent: Double = 0, keepsWithNext: Bool = false
  ) -> DOCXTableCell {
    DOCXTableCell(
      [
        DOCXParagraph(
          runs, alignment: alignment, leftIndent: leftIndent, spacingBefore: 1, spacingAfter: 1,
          keepsWithNext: keepsWithNext)
      ],
      span: span, verticalAlignment: verticalAlignment, shading: shading)
  }
}
