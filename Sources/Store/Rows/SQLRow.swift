// SPDX-License-Identifier: Apache-2.0

/// One row of a result, by column name or as a whole value.
/// Decoding throws a `StoreFault` that names the column, never its content.
package struct SQLRow: Sendable {
  let columns: SQLColumns
  package let values: [SQLValue]

  /// The value of a column; NULL also when there is no such column.
  package subscript(_ name: String) -> SQLValue {
    columns.position(name).map { values[$0] } ?? .null
  }

  /// The row as a value of `T`, property by property; a simple `T` is the first column.
  package func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
    try readable(type) {
      if ColumnDecoder.readsItself(type) { return try firstColumn().decode(type) }
      return try T(from: RowDecoder(row: self))
    }
  }

  func decodeFirstColumn<T: Decodable>(_ type: T.Type) throws -> T? {
    try readable(type) {
      let column = try firstColumn()
      return column.decodeNil() ? nil : try column.decode(type)
    }
  }

  func firstColumn() throws -> ColumnDecoder {
    guard let value = values.first, let name = columns.names.first else {
      throw StoreFault(kind: .other, message: "the result has no column")
    }
    return ColumnDecoder(value: value, name: name)
  }

  private func readable<T, R>(_ type: T.Type, _ read: () throws -> R) throws -> R {
    do {
      return try read()
    } catch let error as DecodingError {
      throw StoreFault(kind: .other, message: "cannot read \(type): \(Self.reason(error))")
    }
  }

  private static func reason(_ error: DecodingError) -> String {
    let context: DecodingError.Context? =
      switch error {
      case .typeMismatch(_, let context), .valueNotFound(_, let context),
        .keyNotFound(_, let context), .dataCorrupted(let context):
        context
      @unknown default: nil
      }
    guard let context else { return "unknown reason" }
    let path = context.codingPath.map(\.stringValue).joined(separator: ".")
    return path.isEmpty ? context.debugDescription : "\(path): \(context.debugDescription)"
  }
}
