// SPDX-License-Identifier: Apache-2.0

/// A sheet of a workbook as its tab shows it; a hidden one has no tab.
public struct XLSXSheetListing: Equatable, Sendable {
  public let name: String
  public let isHidden: Bool
}
