// SPDX-License-Identifier: Apache-2.0

/// One step of the schema: a plain SQL script that is never edited once it has landed.
/// `{{blob}}`, `{{bigint}}`, `{{real}}` and `{{strict}}` stand for what the engines name differently;
/// `{{only-added:TABLE}}` makes a table whose rows are never changed and never removed.
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
      .replacing(/\{\{only-added:(\w+)\}\}/) { match in
        Self.onlyAdded(String(match.1), dialect)
      }
  }

  private static func onlyAdded(_ table: String, _ dialect: Dialect) -> String {
    switch dialect {
    case .sqlite:
      ["UPDATE", "DELETE"].map { verb in
        """
        CREATE TRIGGER \(table)_no_\(verb.lowercased()) BEFORE \(verb) ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(table) is only added to'); END;
        """
      }.joined(separator: "\n")
    case .postgreSQL:
      """
      CREATE FUNCTION \(table)_only_added() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN RAISE EXCEPTION '\(table) is only added to'; END $body$;
      CREATE TRIGGER \(table)_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON \(table)
      FOR EACH STATEMENT EXECUTE FUNCTION \(table)_only_added();
      """
    }
  }

  /// Sixteen hexadecimal digits over the script (FNV-1a); it guards against edits by mistake.
  var checksum: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in sql.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
