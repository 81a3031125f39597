// SPDX-License-Identifier: Apache-2.0

/// What went wrong in the database, in the words that both engines share.
/// The message is for the log; it holds statements and names, never the values of a row.
package struct StoreFault: Error, Sendable, CustomStringConvertible {
  package enum Kind: Sendable {
    case unique, foreignKey, notNull, check
    /// The transaction collided with another one, more often than it could be run again.
    case serialization
    /// The database cannot be reached, or went away in the middle.
    case connection
    /// Another program held the lock for too long.
    case busy
    /// The disk of the database has no room left.
    case full
    case other
  }

  package let kind: Kind
  package let message: String

  /// `table.column, table.column` for `unique` and `notNull`, the constraint's name for `check`.
  /// For `foreignKey` its name on PostgreSQL; SQLite does not tell.
  package let constraint: String?

  package init(kind: Kind, message: String, constraint: String? = nil) {
    self.kind = kind
    self.message = message
    self.constraint = constraint
  }

  package var description: String { "\(kind): \(message)" }

  /// The same fault, with what was being done named before it.
  func during(_ deed: String) -> StoreFault {
    StoreFault(kind: kind, message: "\(deed): \(message)", constraint: constraint)
  }
}
