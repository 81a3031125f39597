// SPDX-License-Identifier: Apache-2.0

/// The one rule for the rows of a bulk insert: as many values as columns.
/// Neither engine says clearly that a row is too short.
enum BulkRow {
  static func requireWidth(_ row: [SQLValue], _ width: Int) throws {
    guard row.count != width else { return }
    throw StoreFault(
      kind: .other, message: "a row of \(row.count) values for \(width) columns")
  }
}
