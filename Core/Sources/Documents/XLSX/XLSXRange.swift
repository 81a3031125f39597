// SPDX-License-Identifier: Apache-2.0

/// A rectangle of cells. Rows and columns count from 1, as Excel does.
public struct XLSXRange: Equatable, Sendable {
  public let rows: ClosedRange<Int>
  public let columns: ClosedRange<Int>

  /// `A1:C2`; nil for what is none.
  init?(_ text: String) {
    let ends = text.split(separator: ":").map(String.init)
    guard ends.count == 2, let left = XLSXGrid.column(ofReference: ends[0]),
      let right = XLSXGrid.column(ofReference: ends[1]),
      let top = Int(ends[0].drop { !$0.isNumber }), let bottom = Int(ends[1].drop { !$0.isNumber }),
      left <= right, top <= bottom
    else { return nil }
    rows = top...bottom
    columns = left...right
  }
}
