// SPDX-License-Identifier: Apache-2.0

import CSodium
import Foundation
import Store

/// A row as a line of JSON: texts and whole numbers as they are, a real number as `{"real": "1.5"}`,
/// bytes as `{"base64": "…"}`. The same row is the same line on both engines.
enum RowLine {
  static func bytes(_ row: [SQLValue]) -> [UInt8] {
    var line: [UInt8] = [UInt8(ascii: "[")]
    for (index, value) in row.enumerated() {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      switch value {
      case .null: line += Array("null".utf8)
      case .integer(let number): line += Array(String(number).utf8)
      case .real(let number): line += Array("{\"real\":\"\(number)\"}".utf8)
      case .blob(let bytes):
        line += Array("{\"base64\":\"\(Data(bytes).base64EncodedString())\"}".utf8)
      case .text(let text): quote(text, &line)
      }
    }
    line.append(UInt8(ascii: "]"))
    return line
  }

  /// Nil when the line is no row.
  static func row(_ line: Data) -> [SQLValue]? {
    guard let values = try? JSONSerialization.jsonObject(with: line) as? [Any] else { return nil }
    var row: [SQLValue] = []
    row.reserveCapacity(values.count)
    for value in values {
      switch value {
      case is NSNull: row.append(.null)
      case let text as String: row.append(.text(text))
      case let number as NSNumber: row.append(.integer(number.int64Value))
      case let typed as [String: String]:
        if let text = typed["real"], let number = Double(text) {
          row.append(.real(number))
        } else if let text = typed["base64"], let data = Data(base64Encoded: text) {
          row.append(.blob([UInt8](data)))
        } else {
          return nil
        }
      default: return nil
      }
    }
    return row
  }

  private static func quote(_ text: String, _ line: inout [UInt8]) {
    line.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): line += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        line += Array(("\\u00" + (digits.count == 1 ? "0" : "") + digits).utf8)
      default: line.append(byte)
      }
    }
    line.append(UInt8(ascii: "\""))
  }
}

/// How many rows a table has and what is in them, in whatever order they come.
package struct TableDigest: Sendable, Codable, Hashable {
  package private(set) var rows = 0
  /// The sum of the SHA-256 of every row's line, as four numbers that wrap around.
  private var sums: [UInt64] = [0, 0, 0, 0]

  mutating func add(_ line: [UInt8]) {
    var hash = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&hash, line, UInt64(line.count))
    for index in 0..<4 {
      let word = hash[(8 * index)..<(8 * index + 8)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      sums[index] &+= word
    }
    rows += 1
  }
}
