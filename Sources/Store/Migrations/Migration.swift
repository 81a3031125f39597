// SPDX-License-Identifier: Apache-2.0

/// One step of the schema: a plain SQL script that is never edited once it has landed.
/// `{{blob}}`, `{{bigint}}`, `{{real}}` and `{{strict}}` stand for what the engines name differently.
package struct Migration: Sendable {
  package let name: String
  package let sql: String

  package init(name: String, sql: String) {
    self.name = name
    self.sql = sql
  }

  func script(for dialect: Dialect) -> String {
    let words =
      switch dialect {
      case .sqlite:
        ["{{blob}}": "BLOB", "{{bigint}}": "INTEGER", "{{real}}": "REAL", "{{strict}}": " STRICT"]
      case .postgreSQL:
        [
          "{{blob}}": "BYTEA", "{{bigint}}": "BIGINT", "{{real}}": "DOUBLE PRECISION",
          "{{strict}}": "",
        ]
      }
    return words.reduce(sql) { $0.replacing($1.key, with: $1.value) }
  }

  /// Sixteen hexadecimal digits over the script (FNV-1a); it guards against edits by mistake.
  var checksum: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in sql.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
