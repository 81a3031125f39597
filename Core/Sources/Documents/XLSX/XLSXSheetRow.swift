// SPDX-License-Identifier: Apache-2.0

/// A row to be written, its cells from the first column on; the height is in points, and without
/// one the row grows with its text.
public struct XLSXSheetRow: Equatable, Sendable {
  public var cells: [XLSXSheetCell]
  public var height: Double?

  public init(cells: [XLSXSheetCell], height: Double? = nil) {
    self.cells = cells
    self.height = height
  }
}
