// SPDX-License-Identifier: Apache-2.0

/// A database of the city, whichever engine holds it.
/// A transaction may be run again after a collision: its closure changes nothing but the database.
package protocol DataStore: Sendable {
  var dialect: Dialect { get }

  /// Runs `body` on one unchanging picture of the data; writing in it fails.
  func read<R: Sendable>(
    _ body: @escaping @Sendable (any StoreTransaction) throws -> R
  ) async throws -> R

  /// Runs `body` and commits; an error that leaves `body` undoes everything.
  ///
  /// A statement that failed ends the transaction on both engines: its fault is thrown at the
  /// end, unless `body` makes another error of it. Where a row may be there, use `ON CONFLICT`.
  func write<R: Sendable>(
    _ isolation: Isolation, _ body: @escaping @Sendable (any StoreTransaction) throws -> R
  ) async throws -> R

  /// Waits for the running transactions and closes every connection.
  func close() async
}

extension DataStore {
  /// A writing transaction as if no other ran beside it.
  package func write<R: Sendable>(
    _ body: @escaping @Sendable (any StoreTransaction) throws -> R
  ) async throws -> R {
    try await write(.serializable, body)
  }
}
