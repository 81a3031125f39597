// SPDX-License-Identifier: Apache-2.0

/// The parts of an error that PostgreSQL sends, by the letters of its protocol.
/// Only those are asked for that hold no value of a row, and the detail for its column names.
enum PostgreSQLField: UInt8 {
  case state = 0x43
  case message = 0x4D
  case detail = 0x44
  case table = 0x74
  case column = 0x63
  case constraint = 0x6E
  case routine = 0x52
}
