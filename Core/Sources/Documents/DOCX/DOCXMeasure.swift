// SPDX-License-Identifier: Apache-2.0

/// The units of the format: twentieths of a point for lengths, half points for sizes of text.
/// Whatever is given is held within what a page can have.
enum DOCXMeasure {
  private static let longest = 31_680.0

  static func twips(millimetres: Double) -> Int {
    twips(points: millimetres * 72 / 25.4)
  }

  static func twips(points: Double) -> Int {
    guard points.isFinite else { return 0 }
    return Int(min(max(points * 20, -longest), longest).rounded())
  }

  static func halfPoints(_ points: Double) -> Int {
    guard points.isFinite else { return 2 }
    return Int(min(max(points * 2, 2), 400).rounded())
  }
}
