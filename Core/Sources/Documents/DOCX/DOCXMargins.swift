// SPDX-License-Identifier: Apache-2.0

/// The margins of every page in millimetres; by default those of Vietnamese administrative
/// documents (Decree 30/2020/NĐ-CP, annex I).
public struct DOCXMargins: Equatable, Sendable {
  public var top: Double
  public var bottom: Double
  public var left: Double
  public var right: Double

  public init(top: Double = 20, bottom: Double = 20, left: Double = 30, right: Double = 20) {
    self.top = top
    self.bottom = bottom
    self.left = left
    self.right = right
  }

  /// The width between the margins of an A4 sheet, in millimetres.
  func textWidth(_ orientation: DOCXOrientation) -> Double {
    (orientation == .portrait ? 210 : 297) - left - right
  }
}
