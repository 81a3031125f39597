// SPDX-License-Identifier: Apache-2.0

/// Runs one statement that PostgreSQL refuses inside a transaction, like `CREATE DATABASE`.
/// The text goes to the server as it is: it must not hold anything that a person typed.
package func runOutsideTransaction(_ statement: String, at address: StoreAddress) async throws {
  guard case .postgreSQL(let connectionString) = address.place else {
    throw StoreFault(kind: .other, message: "\(address) is not a PostgreSQL database")
  }
  try await PostgreSQLConnection(connectionString: connectionString).command(statement)
}
