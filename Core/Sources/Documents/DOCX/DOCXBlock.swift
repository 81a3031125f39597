// SPDX-License-Identifier: Apache-2.0

/// What a document is made of, from top to bottom. A section break begins a new page.
public enum DOCXBlock: Equatable, Sendable {
  case paragraph(DOCXParagraph)
  /// A thin centred line, drawn below the text before it.
  case rule(widthMillimetres: Double)
  case table(DOCXTable)
  case sideBySide(DOCXSideBySide)
  case pageBreak
  case sectionBreak(DOCXSection)
}
