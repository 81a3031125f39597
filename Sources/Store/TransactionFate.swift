// SPDX-License-Identifier: Apache-2.0

/// Remembers the first fault of a transaction, which then cannot be committed any more.
/// PostgreSQL behaves so by itself; SQLite follows, lest a caught fault mean two things.
final class TransactionFate {
  private(set) var fault: StoreFault?

  func statement<R>(_ work: () throws -> R) throws -> R {
    if let fault { throw fault }
    do {
      return try work()
    } catch let fault as StoreFault {
      self.fault = fault
      throw fault
    }
  }

  /// Runs the whole transaction. What `body` made of a fault is thrown in its place, but not of
  /// one that passes: a collision must be seen where transactions are run again.
  func whole<R>(_ body: () throws -> R) throws -> R {
    let result: R
    do {
      result = try body()
    } catch {
      if let fault, [.serialization, .busy, .connection].contains(fault.kind) { throw fault }
      throw error
    }
    if let fault { throw fault }
    return result
  }
}
