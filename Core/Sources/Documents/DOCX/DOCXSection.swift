// SPDX-License-Identifier: Apache-2.0

/// How the pages from here on lie. An annex that counts its own pages starts again at 1, and
/// like the document it shows no number on its first page.
public struct DOCXSection: Equatable, Sendable {
  public var orientation: DOCXOrientation
  public var restartsPageNumbers: Bool

  public init(orientation: DOCXOrientation, restartsPageNumbers: Bool = false) {
    self.orientation = orientation
    self.restartsPageNumbers = restartsPageNumbers
  }
}
