// SPDX-License-Identifier: Apache-2.0

/// Rows in the text form of COPY, gathered until a package is worth sending.
/// Tabs part the columns, line ends the rows; both are escaped inside a value.
struct PostgreSQLCopyBuffer {
  private static let packageSize = 65_536
  private static let hexadecimal = Array("0123456789abcdef".utf8)

  private var bytes: [UInt8] = []

  var isFull: Bool { bytes.count >= Self.packageSize }

  mutating func append(_ row: [SQLValue]) throws {
    for (index, value) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\t")) }
      try value.requireStorable()
      append(value)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
  }

  func withBytes<R>(_ body: (UnsafeBufferPointer<CChar>) throws -> R) rethrows -> R {
    try bytes.withUnsafeBytes { try body($0.bindMemory(to: CChar.self)) }
  }

  private mutating func append(_ value: SQLValue) {
    switch value {
    case .null: bytes += #"\N"#.utf8
    case .integer(let number): bytes += String(number).utf8
    case .real(let number): bytes += number.description.utf8
    case .text(let text): append(escaping: text)
    case .blob(let blob):
      bytes += #"\\x"#.utf8
      for byte in blob {
        bytes.append(Self.hexadecimal[Int(byte >> 4)])
        bytes.append(Self.hexadecimal[Int(byte & 15)])
      }
    }
  }

  private mutating func append(escaping text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
      case UInt8(ascii: "\t"): bytes += #"\t"#.utf8
      case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
      case UInt8(ascii: "\r"): bytes += #"\r"#.utf8
      default: bytes.append(byte)
      }
    }
  }
}
