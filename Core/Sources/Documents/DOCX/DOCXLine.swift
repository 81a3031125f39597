// SPDX-License-Identifier: Apache-2.0

/// What may stand in a cell: a paragraph, or a centred line drawn below the text before it.
public enum DOCXLine: Equatable, Sendable {
  case paragraph(DOCXParagraph)
  case rule(widthMillimetres: Double)
}
