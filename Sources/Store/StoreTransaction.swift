// SPDX-License-Identifier: Apache-2.0

/// One transaction: synchronous, and valid only inside the closure that received it.
/// Every call throws a `StoreFault`, of the same kind on both engines.
package protocol StoreTransaction {
  var dialect: Dialect { get }

  /// All the rows that the statement gives.
  func query(_ sql: SQL) throws -> [SQLRow]

  /// Gives the rows one after the other without holding them all; the statement has no arguments.
  func each(_ sql: SQL, _ body: ([SQLValue]) throws -> Void) throws

  /// Runs the statement and tells how many rows it inserted, updated or deleted.
  @discardableResult
  func execute(_ sql: SQL) throws -> Int

  /// Inserts many rows the quickest way that the engine has; tells how many.
  @discardableResult
  func bulkInsert(
    _ table: StaticString, _ columns: [StaticString], _ rows: some Sequence<[SQLValue]>
  ) throws -> Int

  /// Runs several statements without arguments, separated by semicolons: for migrations.
  func script(_ text: String) throws
}

extension StoreTransaction {
  /// Every row as a value of `T`; a simple `T` (text, number, UUID…) is read from the first column.
  package func all<T: Decodable>(_ sql: SQL, as type: T.Type = T.self) throws -> [T] {
    try query(sql).map { try $0.decode(type) }
  }

  /// The first row as a value of `T`, or nil when there is none.
  package func one<T: Decodable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
    try query(sql).first?.decode(type)
  }

  /// The first column of the first row, or nil when there is no row or its value is NULL.
  package func scalar<T: Decodable>(_ sql: SQL, as type: T.Type = T.self) throws -> T? {
    try query(sql).first?.decodeFirstColumn(type)
  }

  /// Whether the statement, a SELECT without semicolon, finds any row.
  package func exists(_ sql: SQL) throws -> Bool {
    try scalar("SELECT EXISTS (\(sql))", as: Bool.self) ?? false
  }
}
