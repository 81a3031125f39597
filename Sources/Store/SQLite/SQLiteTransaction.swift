// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB

/// A transaction of SQLite, on GRDB's own queue.
/// `$1…$n` are names to SQLite, numbered as they appear, so arguments go by position.
struct SQLiteTransaction: StoreTransaction {
  let database: Database
  private let fate = TransactionFate()
  var dialect: Dialect { .sqlite }

  init(database: Database) {
    self.database = database
  }

  func whole<R>(_ body: (any StoreTransaction) throws -> R) throws -> R {
    try fate.whole { try body(self) }
  }

  func query(_ sql: SQL) throws -> [SQLRow] {
    try run(SQLiteHelpers.native(sql.text)) { text in
      let statement = try prepared(sql, text)
      let columns = SQLColumns(statement.columnNames)
      var rows: [SQLRow] = []
      let cursor = try Row.fetchCursor(statement)
      while let row = try cursor.next() {
        rows.append(
          SQLRow(columns: columns, values: row.databaseValues.map(SQLValue.init(databaseValue:))))
      }
      return rows
    }
  }

  func each(_ sql: SQL, _ body: ([SQLValue]) throws -> Void) throws {
    try run(SQLiteHelpers.native(sql.text)) { text in
      let cursor = try Row.fetchCursor(try database.makeStatement(sql: text))
      while let row = try cursor.next() {
        try body(row.databaseValues.map(SQLValue.init(databaseValue:)))
      }
    }
  }

  func execute(_ sql: SQL) throws -> Int {
    try run(SQLiteHelpers.native(sql.text)) { text in
      // After a statement that changes no row, SQLite still tells the count of the one before.
      let before = database.totalChangesCount
      try prepared(sql, text).execute()
      return database.totalChangesCount == before ? 0 : database.changesCount
    }
  }

  func bulkInsert(
    _ table: StaticString, _ columns: [StaticString], _ rows: some Sequence<[SQLValue]>
  ) throws -> Int {
    let names = columns.map(\.description).joined(separator: ", ")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    return try run("INSERT INTO \(table) (\(names)) VALUES (\(places))") { text in
      let statement = try database.cachedStatement(sql: text)
      var count = 0
      for row in rows {
        try BulkRow.requireWidth(row, columns.count)
        for value in row { try value.requireStorable() }
        statement.setUncheckedArguments(StatementArguments(row.map(\.databaseValue)))
        try statement.execute()
        count += 1
      }
      return count
    }
  }

  func script(_ text: String) throws {
    try run(SQLiteHelpers.native(text)) { try database.execute(sql: $0) }
  }

  private func prepared(_ sql: SQL, _ text: String) throws -> Statement {
    for value in sql.binds { try value.requireStorable() }
    // GRDB's cache never forgets, so texts that do not come again stay out of it.
    let statement =
      try sql.isWorthKeeping
      ? database.cachedStatement(sql: text) : database.makeStatement(sql: text)
    try statement.setArguments(StatementArguments(sql.binds.map(\.databaseValue)))
    return statement
  }

  private func run<R>(_ text: String, _ work: (String) throws -> R) throws -> R {
    try fate.statement {
      do {
        return try work(text)
      } catch let error as DatabaseError {
        throw StoreFault(error, statement: text)
      }
    }
  }
}
