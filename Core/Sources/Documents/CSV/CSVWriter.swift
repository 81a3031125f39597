// SPDX-License-Identifier: Apache-2.0

/// Writes records as UTF-8 by RFC 4180: lines end with CR LF, quotes stand where they are needed.
/// With `disarmsFormulas`, a text that a spreadsheet would run (`=…`, `@…`) gets an apostrophe.
public struct CSVWriter: Equatable, Sendable {
  public var delimiter: CSVDelimiter
  public var writesByteOrderMark: Bool
  public var disarmsFormulas: Bool

  public init(
    delimiter: CSVDelimiter = .comma,
    writesByteOrderMark: Bool = false,
    disarmsFormulas: Bool = false
  ) {
    self.delimiter = delimiter
    self.writesByteOrderMark = writesByteOrderMark
    self.disarmsFormulas = disarmsFormulas
  }

  public func bytes(of records: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = writesByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
    for fields in records {
      for (index, field) in fields.enumerated() {
        if index > 0 { bytes.append(delimiter.byte) }
        // A record of one empty field would read as an empty line.
        append(field, to: &bytes, isAlone: fields.count == 1)
      }
      bytes.append(contentsOf: [CSVScanner.carriageReturn, CSVScanner.lineFeed])
    }
    return bytes
  }

  private func append(_ field: String, to bytes: inout [UInt8], isAlone: Bool) {
    let text = Array((disarmsFormulas && Self.looksLikeFormula(field) ? "'" + field : field).utf8)
    guard needsQuotes(text) || (isAlone && text.isEmpty) else {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(CSVScanner.quote)
    for byte in text {
      if byte == CSVScanner.quote { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(CSVScanner.quote)
  }

  private func needsQuotes(_ text: [UInt8]) -> Bool {
    let space: UInt8 = 0x20
    return text.first == space || text.last == space
      || text.contains { byte in
        byte == delimiter.byte || byte == CSVScanner.quote || byte == CSVScanner.lineFeed
          || byte == CSVScanner.carriageReturn
      }
  }

  /// What a field was before `disarmsFormulas`.
  public static func armed(_ field: String) -> String {
    field.first == "'" && looksLikeFormula(field) ? String(field.dropFirst()) : field
  }

  /// Also behind apostrophes, so that what is disarmed twice is armed twice.
  private static func looksLikeFormula(_ field: String) -> Bool {
    let field = field.drop { $0 == "'" }
    guard let first = field.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return false
    }
    // A negative number is only a number.
    let isNumber = field.utf8.dropFirst().allSatisfy { byte in
      (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x2C
    }
    return !(isNumber && (first == "-" || first == "+") && field.utf8.count > 1)
  }
}
