// SPDX-License-Identifier: Apache-2.0

/// A column of a sheet to be written; the width counts characters, as Excel does (0...255).
public struct XLSXColumn: Equatable, Sendable {
  public var width: Double
  public var isHidden: Bool

  public init(width: Double, isHidden: Bool = false) {
    self.width = width
    self.isHidden = isHidden
  }
}
