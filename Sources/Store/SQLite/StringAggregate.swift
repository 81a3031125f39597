// SPDX-License-Identifier: Apache-2.0
import GRDB

/// `string_agg(text, separator)`: the texts of a group in one, NULL for a group without any.
/// As on PostgreSQL a NULL is passed over, and the first separator is not used.
struct StringAggregate: DatabaseAggregate {
  private var whole: String?

  mutating func step(_ values: [DatabaseValue]) {
    guard let part = String.fromDatabaseValue(values[0]) else { return }
    guard let whole else {
      self.whole = part
      return
    }
    self.whole = whole + (String.fromDatabaseValue(values[1]) ?? "") + part
  }

  func finalize() -> (any DatabaseValueConvertible)? { whole }
}
