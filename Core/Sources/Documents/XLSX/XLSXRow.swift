// SPDX-License-Identifier: Apache-2.0

/// One row of a sheet that has something in it. Rows and columns count from 1, as Excel does.
public struct XLSXRow: Equatable, Sendable {
  public let number: Int
  /// The filled cells by column.
  public let cells: [Int: XLSXCell]

  public init(number: Int, cells: [Int: XLSXCell]) {
    self.number = number
    self.cells = cells
  }

  public subscript(column: Int) -> XLSXCell {
    cells[column] ?? .empty
  }

  public var lastColumn: Int {
    cells.keys.max() ?? 0
  }
}
