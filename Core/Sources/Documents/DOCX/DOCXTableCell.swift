// SPDX-License-Identifier: Apache-2.0

/// A cell of a table, over `span` columns; the shading is six hexadecimal figures (`D9E2F3`).
public struct DOCXTableCell: Equatable, Sendable {
  public var lines: [DOCXLine]
  public var span: Int
  public var verticalAlignment: DOCXVerticalAlignment
  public var shading: String?

  public init(
    lines: [DOCXLine],
    span: Int = 1,
    verticalAlignment: DOCXVerticalAlignment = .top,
    shading: String? = nil
  ) {
    self.lines = lines
    self.span = span
    self.verticalAlignment = verticalAlignment
    self.shading = shading
  }

  public init(
    _ paragraphs: [DOCXParagraph],
    span: Int = 1,
    verticalAlignment: DOCXVerticalAlignment = .top,
    shading: String? = nil
  ) {
    self.init(
      lines: paragraphs.map(DOCXLine.paragraph), span: span,
      verticalAlignment: verticalAlignment, shading: shading)
  }
}
