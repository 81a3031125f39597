// SPDX-License-Identifier: Apache-2.0

/// One row of a sheet that has something in it. Rows and columns count from 1, as Excel does.
public struct XLSXRow: Equatable, Sendable {
  public let number: Int
  /// The filled cells by column.
  public let cells: [Int: XLSXCell]
  /// The columns whose cells hold a formula.
  public let formulas: Set<Int>
  /// The columns whose numbers are shown as dates or times.
  public let dates: Set<Int>

  public init(
    number: Int, cells: [Int: XLSXCell], formulas: Set<Int> = [], dates: Set<Int> = []
  ) {
    self.number = number
    self.cells = cells
    self.formulas = formulas
    self.dates = dates
  }

  public subscript(column: Int) -> XLSXCell {
    cells[column] ?? .empty
  }

  public var lastColumn: Int {
    cells.keys.max() ?? 0
  }
}
