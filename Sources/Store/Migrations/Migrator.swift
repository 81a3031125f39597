// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Brings a database to the schema that this program needs, one migration after the other.
/// It refuses a database whose history differs from the program's own.
package struct Migrator: Sendable {
  private let migrations: [Migration]

  package init(_ migrations: [Migration]) {
    self.migrations = migrations
  }

  /// Applies what is missing, each migration in a transaction of its own; gives their names.
  package func migrate(_ store: any DataStore) async throws -> [String] {
    try await store.write(.readCommitted) { transaction in
      try Self.lock(transaction)
      if transaction.dialect == .postgreSQL { try PostgreSQLHelpers.ensure(transaction) }
      try transaction.script(Self.table.script(for: transaction.dialect))
    }
    var names: [String] = []
    for migration in try await missing(store) {
      let isNew = try await store.write(.readCommitted) { transaction in
        try Self.lock(transaction)
        return try apply(migration, transaction)
      }
      if isNew { names.append(migration.name) }
    }
    return names
  }

  /// Equal for programs that make the same schema; tests find their prepared databases by it.
  package var fingerprint: String {
    let scripts = migrations.map { $0.name + "\n" + $0.sql } + [PostgreSQLHelpers.definitions]
    return Migration(name: "", sql: scripts.joined(separator: "\n")).checksum
  }

  /// The names of what `migrate` would apply; changes nothing.
  package func pending(_ store: any DataStore) async throws -> [String] {
    try await missing(store).map(\.name)
  }

  private func missing(_ store: any DataStore) async throws -> [Migration] {
    let applied = try await store.read { try history($0) }
    return migrations.filter { applied[$0.name] == nil }
  }

  private func apply(_ migration: Migration, _ transaction: any StoreTransaction) throws -> Bool {
    // Another program may have been quicker while this one waited for the lock.
    guard try history(transaction)[migration.name] == nil else { return false }
    do {
      try transaction.script(migration.script(for: transaction.dialect))
    } catch let fault as StoreFault {
      throw fault.during("migration \(migration.name)")
    }
    try transaction.execute(
      """
      INSERT INTO schema_migration (name, checksum, applied_at)
      VALUES (\(migration.name), \(migration.checksum), \(Date()))
      """)
    return true
  }

  /// Name and checksum of what was applied, once it is known to fit this program.
  private func history(_ transaction: any StoreTransaction) throws -> [String: String] {
    let expected = Dictionary(
      migrations.map { ($0.name, $0.checksum) }, uniquingKeysWith: { first, _ in first })
    guard expected.count == migrations.count else {
      throw StoreFault(kind: .other, message: "two migrations bear the same name")
    }
    guard try Self.hasHistory(transaction) else { return [:] }
    var applied: [String: String] = [:]
    let rows = try transaction.query("SELECT name, checksum FROM schema_migration ORDER BY name")
    for case (.text(let name), .text(let checksum)) in rows.map({ ($0["name"], $0["checksum"]) }) {
      applied[name] = checksum
    }
    let unknown = applied.keys.filter { expected[$0] == nil }.sorted()
    guard unknown.isEmpty else {
      throw StoreFault(
        kind: .other,
        message: "the database has migrations that this program does not know"
          + " (\(unknown.joined(separator: ", "))); run the newer program")
    }
    let changed = applied.filter { expected[$0.key] != $0.value }.keys.sorted()
    guard changed.isEmpty else {
      throw StoreFault(
        kind: .other,
        message: "migrations were edited after they had been applied"
          + " (\(changed.joined(separator: ", "))); put them back and add a new one")
    }
    return applied
  }

  private static func hasHistory(_ transaction: any StoreTransaction) throws -> Bool {
    switch transaction.dialect {
    case .sqlite:
      try transaction.exists("SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'")
    case .postgreSQL:
      try transaction.exists("SELECT 1 WHERE to_regclass('schema_migration') IS NOT NULL")
    }
  }

  /// One program migrates at a time; on SQLite every writing transaction is alone anyway.
  private static func lock(_ transaction: any StoreTransaction) throws {
    guard transaction.dialect == .postgreSQL else { return }
    _ = try transaction.query("SELECT pg_advisory_xact_lock(5490712034)")
  }

  private static let table = Migration(
    name: "",
    sql: """
      CREATE TABLE IF NOT EXISTS schema_migration (
        name TEXT NOT NULL PRIMARY KEY,
        checksum TEXT NOT NULL,
        applied_at TEXT NOT NULL
      ){{strict}};
      """)
}
