// SPDX-License-Identifier: Apache-2.0

/// The size of a sheet and the names of its columns: 1 is A, 28 is AB, 16,384 is XFD.
public enum XLSXGrid {
  public static let lastRow = 1_048_576
  public static let lastColumn = 16_384

  /// The letters of a column, empty for one that no sheet has.
  public static func letters(ofColumn column: Int) -> String {
    guard (1...lastColumn).contains(column) else { return "" }
    var letters = ""
    var rest = column
    while rest > 0 {
      let letter = UInt8((rest - 1) % 26) + UInt8(ascii: "A")
      letters = String(UnicodeScalar(letter)) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// The same of what a parser has in its hands.
  static func column(_ reference: UnsafePointer<CChar>) -> Int? {
    var column = 0
    var next = reference
    while case let byte = UInt8(bitPattern: next[0]),
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    {
      column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      guard column <= lastColumn else { return nil }
      next += 1
    }
    return column > 0 ? column : nil
  }

  /// The column of a reference such as `AB12`; nil without letters or beyond the last column.
  public static func column(ofReference reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8 {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) else { break }
      column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      guard column <= lastColumn else { return nil }
    }
    return column > 0 ? column : nil
  }
}
