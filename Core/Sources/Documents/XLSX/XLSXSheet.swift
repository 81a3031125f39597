// SPDX-License-Identifier: Apache-2.0

/// A sheet to be written: A4, one page wide, page numbers at the foot, the first rows with header
/// cells repeated on every page. Without `frozenRows`, the rows down to the header stay in sight.
public struct XLSXSheet: Equatable, Sendable {
  public var name: String
  public var columns: [XLSXColumn]
  public var rows: [XLSXSheetRow]
  public var frozenRows: Int?
  public var frozenColumns: Int
  public var isLandscape: Bool
  /// Only entries can be changed; without a password, so that nobody is locked out.
  public var isProtected = false
  public var isHidden = false

  public init(
    name: String,
    columns: [XLSXColumn],
    rows: [XLSXSheetRow] = [],
    frozenRows: Int? = nil,
    frozenColumns: Int = 0,
    isLandscape: Bool = true
  ) {
    self.name = name
    self.columns = columns
    self.rows = rows
    self.frozenRows = frozenRows
    self.frozenColumns = frozenColumns
    self.isLandscape = isLandscape
  }

  /// The first run of rows that hold header cells, from 0.
  var headerRows: Range<Int>? {
    guard let first = rows.firstIndex(where: { $0.cells.contains(where: \.isHeader) }) else {
      return nil
    }
    let end = rows[first...].firstIndex { !$0.cells.contains(where: \.isHeader) }
    return first..<(end ?? rows.endIndex)
  }
}
