// SPDX-License-Identifier: Apache-2.0

/// One row of a sheet that has something in it. Rows and columns count from 1, as Excel does.
public struct XLSXRow: Equatable, Sendable {
  public let number: Int
  /// The columns of the filled cells, rising, and their cells.
  private let columns: [Int]
  private let filled: [XLSXCell]
  /// The columns whose cells hold a formula.
  public let formulas: Set<Int>
  /// The columns whose numbers are shown as dates or times.
  public let dates: Set<Int>

  /// `columns` rise; each has its cell in `filled`.
  init(
    number: Int, columns: [Int], filled: [XLSXCell], formulas: Set<Int> = [],
    dates: Set<Int> = []
  ) {
    self.number = number
    self.columns = columns
    self.filled = filled
    self.formulas = formulas
    self.dates = dates
  }

  public subscript(column: Int) -> XLSXCell {
    // Where no column is left out, which is nearly always, a cell stands at its place.
    if columns.indices.contains(column - 1), columns[column - 1] == column {
      return filled[column - 1]
    }
    return columns.firstIndex(of: column).map { filled[$0] } ?? .empty
  }

  /// The filled cells by column.
  public var cells: [Int: XLSXCell] {
    Dictionary(zip(columns, filled), uniquingKeysWith: { _, last in last })
  }

  public var lastColumn: Int { columns.last ?? 0 }
}
