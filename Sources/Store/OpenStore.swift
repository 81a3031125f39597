// SPDX-License-Identifier: Apache-2.0

/// Opens the city's database and speaks to it once, so that a wrong address is known at the start.
/// A missing SQLite file is made, with its folder; a PostgreSQL database must exist.
package func openStore(_ address: StoreAddress) async throws -> any DataStore {
  switch address.place {
  case .sqlite(let path):
    return try SQLiteStore(path: path)
  case .postgreSQL(let connectionString):
    let store = PostgreSQLStore(connectionString: connectionString)
    do {
      try await store.read { _ in }
    } catch let fault as StoreFault {
      await store.close()
      throw fault.during("cannot open \(address)")
    }
    return store
  }
}
