// SPDX-License-Identifier: Apache-2.0
import GRDB

/// Gives SQLite the names that PostgreSQL has: `vi`, `vi_fold` and `string_agg`.
/// With them one statement means the same on both engines.
enum SQLiteHelpers {
  static func add(to database: Database) {
    database.add(collation: DatabaseCollation("vi", function: VietnameseText.compare))
    database.add(
      function: DatabaseFunction("vi_fold", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map(VietnameseText.folded)
      })
    database.add(
      function: DatabaseFunction(
        "string_agg", argumentCount: 2, pure: true, aggregate: StringAggregate.self))
  }
}
