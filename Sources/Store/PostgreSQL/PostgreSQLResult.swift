// SPDX-License-Identifier: Apache-2.0
import CPQ

/// A result of the server, freed with the value; libpq's text form becomes SQLite's five kinds.
/// Booleans are 0 or 1, and sums and averages are numbers, on both engines.
final class PostgreSQLResult {
  private let handle: OpaquePointer

  init?(_ handle: OpaquePointer?) {
    guard let handle else { return nil }
    self.handle = handle
  }

  deinit {
    PQclear(handle)
  }

  var changedRows: Int { Int(String(cString: PQcmdTuples(handle))) ?? 0 }

  /// A migration changed what a prepared statement gives; prepared again it would work.
  var asksForNewPlans: Bool {
    field(PostgreSQLField.state) == "0A000"
      && field(PostgreSQLField.routine) == "RevalidateCachedQuery"
  }

  func rows() -> [SQLRow] {
    let width = PQnfields(handle)
    let columns = SQLColumns((0..<width).map { String(cString: PQfname(handle, $0)) })
    let types = (0..<width).map { PQftype(handle, $0) }
    return (0..<PQntuples(handle)).map { row in
      SQLRow(
        columns: columns,
        values: types.enumerated().map { value(row, Int32($0.offset), $0.element) })
    }
  }

  func fault(statement: String) -> StoreFault? {
    switch PQresultStatus(handle) {
    case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE, PGRES_NONFATAL_ERROR: break
    default: return nil
    }
    return PostgreSQLFault.fault(field: field, asksForNewPlans: asksForNewPlans, statement)
  }

  private func field(_ field: PostgreSQLField) -> String? {
    PQresultErrorField(handle, Int32(field.rawValue)).map { String(cString: $0) }
  }

  private func value(_ row: Int32, _ column: Int32, _ type: Oid) -> SQLValue {
    guard PQgetisnull(handle, row, column) == 0, let start = PQgetvalue(handle, row, column)
    else { return .null }
    if type == PostgreSQLType.bytea { return .blob(Self.bytes(start)) }
    let length = Int(PQgetlength(handle, row, column))
    let text = String(
      decoding: UnsafeRawBufferPointer(start: start, count: length), as: UTF8.self)
    switch type {
    case PostgreSQLType.boolean:
      return .integer(text == "t" ? 1 : 0)
    case PostgreSQLType.bigint, PostgreSQLType.integer, PostgreSQLType.smallint:
      return Int64(text).map(SQLValue.integer) ?? .text(text)
    case PostgreSQLType.real, PostgreSQLType.doublePrecision:
      return Double(text).map(SQLValue.real) ?? .text(text)
    case PostgreSQLType.numeric:
      // The store keeps decimals as text, so this is the sum or the average of integers.
      return Int64(text).map(SQLValue.integer) ?? Double(text).map(SQLValue.real) ?? .text(text)
    default:
      return .text(text)
    }
  }

  private static func bytes(_ start: UnsafeMutablePointer<CChar>) -> [UInt8] {
    var count = 0
    return start.withMemoryRebound(to: UInt8.self, capacity: 1) { escaped in
      guard let bytes = PQunescapeBytea(escaped, &count) else { return [] }
      defer { PQfreemem(bytes) }
      return Array(UnsafeBufferPointer(start: bytes, count: count))
    }
  }
}
