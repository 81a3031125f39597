// SPDX-License-Identifier: Apache-2.0

/// A paragraph: indents in millimetres, spacing in points, line spacing in lines (1.15).
/// A heading level (1...3) shows it in the outline of the document and of its PDF.
public struct DOCXParagraph: Equatable, Sendable {
  public var runs: [DOCXRun]
  public var alignment: DOCXAlignment
  public var firstLineIndent: Double
  public var leftIndent: Double
  public var spacingBefore: Double
  public var spacingAfter: Double
  public var lineSpacing: Double
  public var keepsWithNext: Bool
  public var headingLevel: Int?

  public init(
    _ runs: [DOCXRun],
    alignment: DOCXAlignment = .left,
    firstLineIndent: Double = 0,
    leftIndent: Double = 0,
    spacingBefore: Double = 0,
    spacingAfter: Double = 0,
    lineSpacing: Double = 1,
    keepsWithNext: Bool = false,
    headingLevel: Int? = nil
  ) {
    self.runs = runs
    self.alignment = alignment
    self.firstLineIndent = firstLineIndent
    self.leftIndent = leftIndent
    self.spacingBefore = spacingBefore
    self.spacingAfter = spacingAfter
    self.lineSpacing = lineSpacing
    self.keepsWithNext = keepsWithNext
    self.headingLevel = headingLevel
  }

  /// A paragraph of one plain run.
  public init(_ text: String, alignment: DOCXAlignment = .left, size: Double? = nil) {
    self.init([DOCXRun(text, size: size)], alignment: alignment)
  }
}
