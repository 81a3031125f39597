// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// What a unit says for one indicator in one period.
public struct SubmissionLine: Sendable, Hashable {
  /// One figure of the line.
  public struct Figure: Sendable, Hashable {
    public let dataElement: String
    public let breakdown: String
    public let value: Decimal
    public let maturity: Maturity
    public let isIllustrative: Bool

    public init(
      dataElement: String, breakdown: String = "", value: Decimal, maturity: Maturity,
      isIllustrative: Bool = false
    ) {
      self.dataElement = dataElement
      self.breakdown = breakdown
      self.value = value
      self.maturity = maturity
      self.isIllustrative = isIllustrative
    }

    /// Where it stands, as `FigurePlace` reads it.
    public var place: String { FigurePlace(dataElement, breakdown).text }
  }

  public let indicator: Int
  public var figures: [Figure]
  /// The unit's remark: the reason of a judgement, or why there is no figure.
  public var note: String
  /// The indicator does not apply to the unit in this period (không áp dụng); the note says why.
  public var isNotApplicable: Bool

  public init(indicator: Int, figures: [Figure], note: String, isNotApplicable: Bool = false) {
    self.indicator = indicator
    self.figures = figures
    self.note = note
    self.isNotApplicable = isNotApplicable
  }

  public func figure(_ dataElement: String) -> Figure? {
    figures.first { $0.dataElement == dataElement && $0.breakdown.isEmpty }
  }

  /// The figure of one category of a breakdown, such as `sex=female`.
  public func part(_ dataElement: String, _ breakdown: String) -> Figure? {
    figures.first { $0.dataElement == dataElement && $0.breakdown == breakdown }
  }

  public var isEmpty: Bool { figures.isEmpty && note.isEmpty }
}
