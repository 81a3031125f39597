// SPDX-License-Identifier: Apache-2.0

/// A PostgreSQL database through libpq and a pool of connections.
/// For a city whose database stands on a server of its own.
final class PostgreSQLStore: DataStore {
  let dialect = Dialect.postgreSQL
  private let pool: PostgreSQLPool

  init(connectionString: String, size: Int = 8) {
    pool = PostgreSQLPool(connectionString: connectionString, size: size)
  }

  func read<R: Sendable>(
    _ body: @escaping @Sendable (any StoreTransaction) throws -> R
  ) async throws -> R {
    try await run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
  }

  func write<R: Sendable>(
    _ isolation: Isolation, _ body: @escaping @Sendable (any StoreTransaction) throws -> R
  ) async throws -> R {
    switch isolation {
    case .serializable: try await run("BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE", body)
    case .readCommitted: try await run("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", body)
    }
  }

  func close() async {
    await pool.close()
  }

  private func run<R: Sendable>(
    _ begin: String, _ body: @escaping @Sendable (any StoreTransaction) throws -> R
  ) async throws -> R {
    try await Retry.afterCollision(of: .serialization, attempts: 14) {
      let connection = try await pool.take()
      do {
        let result = try await connection.transaction(begin, body)
        await pool.giveBack(connection)
        return result
      } catch {
        await pool.giveBack(connection)
        throw error
      }
    }
  }
}
