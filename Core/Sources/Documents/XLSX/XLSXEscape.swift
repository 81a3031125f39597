// SPDX-License-Identifier: Apache-2.0

/// The escapes of workbook text: `_x000D_` stands for the UTF-16 unit 000D.
/// A text that looks like an escape is kept by escaping its first underscore, `_x005F_`.
enum XLSXEscape {
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    let bytes = Array(text.utf8)
    var units: [UInt16] = []
    var plain: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let unit = unit(in: bytes, at: index) {
        units.append(contentsOf: String(decoding: plain, as: UTF8.self).utf16)
        plain.removeAll(keepingCapacity: true)
        units.append(unit)
        index += 7
      } else {
        plain.append(bytes[index])
        index += 1
      }
    }
    units.append(contentsOf: String(decoding: plain, as: UTF8.self).utf16)
    return String(decoding: units, as: UTF16.self)
  }

  /// Only what reads as an escape but is meant as it stands.
  static func encoded(_ text: String) -> String {
    var encoded: [UInt8] = []
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      if unit(in: bytes, at: index) != nil { encoded.append(contentsOf: "_x005F".utf8) }
      encoded.append(bytes[index])
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func unit(in bytes: [UInt8], at index: Int) -> UInt16? {
    guard index + 7 <= bytes.count, bytes[index] == UInt8(ascii: "_"),
      bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    let figures = bytes[(index + 2)..<(index + 6)]
    guard figures.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }) else {
      return nil
    }
    return UInt16(String(decoding: figures, as: UTF8.self), radix: 16)
  }
}
