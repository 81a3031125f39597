// SPDX-License-Identifier: Apache-2.0

/// One place in the pool: opens its session when it is first needed, replaces a dead one.
/// Transactions run synchronously on the actor's own queue.
actor PostgreSQLConnection {
  private let connectionString: String
  private let executor = QueueExecutor()
  private var session: PostgreSQLSession?

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(connectionString: String) {
    self.connectionString = connectionString
  }

  func transaction<R: Sendable>(
    _ begin: String, _ body: @Sendable (any StoreTransaction) throws -> R
  ) throws -> R {
    let session = try begun(begin)
    do {
      let result = try PostgreSQLTransaction(session: session).whole(body)
      try session.command("COMMIT")
      return result
    } catch {
      if (try? session.command("ROLLBACK")) == nil { self.session = nil }
      throw error
    }
  }

  /// Runs a statement that PostgreSQL refuses inside a transaction.
  func command(_ text: String) throws {
    let session = try PostgreSQLSession(connectionString: connectionString)
    try session.command(text)
  }

  func close() {
    session = nil
  }

  /// A session inside a new transaction. One that died while it was idle fails here, before
  /// anything was done, so only here is it safe to go on with another.
  private func begun(_ begin: String) throws -> PostgreSQLSession {
    if let session {
      do {
        try session.command(begin)
        return session
      } catch let fault as StoreFault {
        self.session = nil
        guard !session.isAlive else { throw fault }
      }
    }
    let fresh = try PostgreSQLSession(connectionString: connectionString)
    try fresh.command(begin)
    session = fresh
    return fresh
  }
}
