// SPDX-License-Identifier: Apache-2.0

/// A piece of text in one look; a line feed in it breaks the line, a tab is a tab.
/// The size is in points, the document's own where there is none.
public struct DOCXRun: Equatable, Sendable {
  public var text: String
  public var isBold: Bool
  public var isItalic: Bool
  public var isCaps: Bool
  public var isUnderlined: Bool
  public var size: Double?

  public init(
    _ text: String,
    bold: Bool = false,
    italic: Bool = false,
    caps: Bool = false,
    underlined: Bool = false,
    size: Double? = nil
  ) {
    self.text = text
    isBold = bold
    isItalic = italic
    isCaps = caps
    isUnderlined = underlined
    self.size = size
  }
}
