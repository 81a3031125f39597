// SPDX-License-Identifier: Apache-2.0
import GRDB

/// What SQLite's result codes mean in the store's words.
/// SQLite names the columns or the constraint only in its message.
extension StoreFault {
  init(_ error: DatabaseError, statement: String? = nil) {
    let text = error.message ?? "unknown error"
    let kind: Kind =
      switch error.extendedResultCode {
      case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
        .unique
      case .SQLITE_CONSTRAINT_FOREIGNKEY: .foreignKey
      case .SQLITE_CONSTRAINT_NOTNULL: .notNull
      case .SQLITE_CONSTRAINT_CHECK: .check
      default:
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
        case .SQLITE_FULL: .full
        case .SQLITE_CANTOPEN, .SQLITE_NOTADB, .SQLITE_IOERR, .SQLITE_CORRUPT: .connection
        case .SQLITE_MISUSE where text == "Connection is closed": .connection
        default: .other
        }
      }
    let isConstraint = error.resultCode == .SQLITE_CONSTRAINT
    let constraint = isConstraint ? Self.name(in: text) : nil
    guard kind == .other, let statement else {
      self.init(kind: kind, message: text, constraint: constraint)
      return
    }
    self.init(
      kind: kind, message: "\(text), in: \(statement.prefix(300))", constraint: constraint)
  }

  /// `UNIQUE constraint failed: account.email` -> `account.email`.
  private static func name(in message: String) -> String? {
    guard let range = message.firstRange(of: " constraint failed: ") else { return nil }
    let name = message[range.upperBound...]
    if name.hasPrefix("index '") { return String(name.dropFirst("index '".count).dropLast()) }
    return String(name)
  }
}
