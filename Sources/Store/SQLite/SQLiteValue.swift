// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB

/// The store's values in GRDB's words, both ways.
/// The five cases are SQLite's own storage classes, so nothing is lost.
extension SQLValue {
  init(databaseValue: DatabaseValue) {
    self =
      switch databaseValue.storage {
      case .null: .null
      case .int64(let number): .integer(number)
      case .double(let number): .real(number)
      case .string(let text): .text(text)
      case .blob(let data): .blob([UInt8](data))
      }
  }

  var databaseValue: DatabaseValue {
    switch self {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    case .blob(let bytes): Data(bytes).databaseValue
    }
  }
}
