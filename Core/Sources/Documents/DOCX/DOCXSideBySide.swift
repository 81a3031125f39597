// SPDX-License-Identifier: Apache-2.0

/// Two blocks of lines beside each other over the whole width, as at the head and the foot of an
/// official document. The left one takes `leftShare` of the width.
public struct DOCXSideBySide: Equatable, Sendable {
  public var left: [DOCXLine]
  public var right: [DOCXLine]
  public var leftShare: Double

  public init(left: [DOCXLine], right: [DOCXLine], leftShare: Double = 0.4) {
    self.left = left
    self.right = right
    self.leftShare = leftShare
  }

  func table(width: Double) -> DOCXTable {
    let share = leftShare.isFinite ? min(max(leftShare, 0.05), 0.95) : 0.5
    return DOCXTable(
      columnWidths: [width * share, width * (1 - share)],
      rows: [DOCXTableRow([DOCXTableCell(lines: left), DOCXTableCell(lines: right)])],
      hasBorders: false)
  }
}
