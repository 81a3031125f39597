// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB

/// The database in one file, by GRDB: one writer and up to four readers beside it.
/// For a city that runs the program on a single machine.
final class SQLiteStore: DataStore {
  let dialect = Dialect.sqlite
  private let pool: DatabasePool

  /// Opens the file, or makes it and its folder.
  init(path: String) throws {
    var configuration = Configuration()
    configuration.maximumReaderCount = 4
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      SQLiteHelpers.add(to: database)
      // PostgreSQL tells upper from lower case in LIKE, so SQLite shall too.
      try database.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA case_sensitive_like = ON")
    }
    do {
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: path).deletingLastPathComponent(),
        withIntermediateDirectories: true)
      pool = try DatabasePool(path: path, configuration: configuration)
    } catch let error as DatabaseError {
      throw StoreFault(error).during("cannot open sqlite:\(path)")
    } catch {
      throw StoreFault(kind: .connection, message: "cannot make the folder of sqlite:\(path)")
    }
  }

  func read<R: Sendable>(
    _ body: @escaping @Sendable (any StoreTransaction) throws -> R
  ) async throws -> R {
    try await Retry.afterCollision(of: .busy, attempts: 3) {
      try await faultsMapped {
        try await pool.read { try SQLiteTransaction(database: $0).whole(body) }
      }
    }
  }

  func write<R: Sendable>(
    _ isolation: Isolation, _ body: @escaping @Sendable (any StoreTransaction) throws -> R
  ) async throws -> R {
    try await Retry.afterCollision(of: .busy, attempts: 3) {
      try await faultsMapped {
        try await pool.write { try SQLiteTransaction(database: $0).whole(body) }
      }
    }
  }

  func close() async {
    // The barrier waits for the readers, so that nothing is in use when the pool closes.
    try? await pool.barrierWriteWithoutTransaction { _ in }
    try? pool.close()
  }

  private func faultsMapped<R: Sendable>(_ work: () async throws -> R) async throws -> R {
    do {
      return try await work()
    } catch let error as DatabaseError {
      throw StoreFault(error)
    }
  }
}
