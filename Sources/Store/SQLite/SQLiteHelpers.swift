// SPDX-License-Identifier: Apache-2.0
import GRDB

/// Gives SQLite the names that PostgreSQL has: `vi` and `vi_fold`, and its own for `string_agg`.
/// With them one statement means the same on both engines.
enum SQLiteHelpers {
  static func add(to database: Database) {
    database.add(collation: DatabaseCollation("vi", function: VietnameseText.compare))
    database.add(
      function: DatabaseFunction("vi_fold", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map(VietnameseText.folded)
      })
  }

  /// A statement with SQLite's name for `string_agg`, which is several times as fast as a function of
  /// ours that it calls for each row.
  static func native(_ statement: String) -> String {
    var statement = statement
    let isThere = statement.withUTF8 { text in
      text.indices.contains { text[$0] == name[0] && text[$0...].starts(with: name) }
    }
    return isThere ? statement.replacing("string_agg(", with: "group_concat(") : statement
  }

  private static let name = Array("string_agg(".utf8)
}
