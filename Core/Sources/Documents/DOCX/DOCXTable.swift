// SPDX-License-Identifier: Apache-2.0

/// A table centred between the margins: widths of its columns in millimetres, and how many of the
/// first rows repeat on every page. The spans of each row add up to the columns.
public struct DOCXTable: Equatable, Sendable {
  public var columnWidths: [Double]
  public var rows: [DOCXTableRow]
  public var headerRows: Int
  public var hasBorders: Bool

  public init(
    columnWidths: [Double],
    rows: [DOCXTableRow],
    headerRows: Int = 0,
    hasBorders: Bool = true
  ) {
    self.columnWidths = columnWidths
    self.rows = rows
    self.headerRows = headerRows
    self.hasBorders = hasBorders
  }
}
