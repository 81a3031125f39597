// SPDX-License-Identifier: Apache-2.0

/// A row of a table; unless it may split, it moves to the next page as a whole.
public struct DOCXTableRow: Equatable, Sendable {
  public var cells: [DOCXTableCell]
  public var maySplit: Bool

  public init(_ cells: [DOCXTableCell], maySplit: Bool = false) {
    self.cells = cells
    self.maySplit = maySplit
  }
}
