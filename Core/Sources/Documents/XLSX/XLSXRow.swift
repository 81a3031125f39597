// SPDX-License-Identifier: Apache-2.0

/// One row of a sheet that has something in it. Rows and columns count from 1, as Excel does.
public struct XLSXRow: Equatable, Sendable {
  public let number: Int
  /// From the first column to the last filled one.
  private let filled: [XLSXCell]
  /// The columns whose cells hold a formula.
  public let formulas: Set<Int>
  /// The columns whose numbers are shown as dates or times.
  public let dates: Set<Int>

  /// `filled`: every cell from the first column to the last filled one.
  init(number: Int, filled: [XLSXCell], formulas: Set<Int> = [], dates: Set<Int> = []) {
    self.number = number
    self.filled = filled
    self.formulas = formulas
    self.dates = dates
  }

  public subscript(column: Int) -> XLSXCell {
    filled.indices.contains(column - 1) ? filled[column - 1] : .empty
  }

  /// The filled cells by column.
  public var cells: [Int: XLSXCell] {
    filled.enumerated().reduce(into: [:]) { cells, entry in
      if entry.element != .empty { cells[entry.offset + 1] = entry.element }
    }
  }

  public var lastColumn: Int { filled.count }
}
