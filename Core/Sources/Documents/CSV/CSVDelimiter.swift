// SPDX-License-Identifier: Apache-2.0

/// What parts the fields of a record. Excel writes a semicolon where the comma is the decimal
/// mark, as in Vietnam.
public enum CSVDelimiter: String, CaseIterable, Sendable {
  case comma = ","
  case semicolon = ";"
  case tab = "\t"

  var byte: UInt8 {
    switch self {
    case .comma: 0x2C
    case .semicolon: 0x3B
    case .tab: 0x09
    }
  }
}
