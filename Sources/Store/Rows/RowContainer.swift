// SPDX-License-Identifier: Apache-2.0

/// A row as the keyed container that synthesised `init(from:)` asks for.
/// Every typed question goes to the one column that bears the key's name.
struct RowContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let row: SQLRow
  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { row.columns.names.compactMap(Key.init(stringValue:)) }

  func contains(_ key: Key) -> Bool {
    row.columns.position(key.stringValue) != nil
  }

  func decodeNil(forKey key: Key) throws -> Bool {
    row[key.stringValue] == .null
  }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
    try column(key).decode(type)
  }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try column(key).decode(type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String {
    try column(key).decode(type)
  }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double {
    try column(key).decode(type)
  }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try column(key).decode(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try column(key).integer(type) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try column(key).integer(type) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 {
    try column(key).integer(type)
  }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 {
    try column(key).integer(type)
  }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 {
    try column(key).integer(type)
  }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try column(key).integer(type) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 {
    try column(key).integer(type)
  }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 {
    try column(key).integer(type)
  }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 {
    try column(key).integer(type)
  }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 {
    try column(key).integer(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try column(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try column(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { RowDecoder(row: row) }

  func superDecoder(forKey key: Key) throws -> any Decoder { try column(key) }

  private func column(_ key: Key) throws -> ColumnDecoder {
    guard let position = row.columns.position(key.stringValue) else {
      throw DecodingError.keyNotFound(
        key, .init(codingPath: [], debugDescription: "no column for \(key.stringValue)"))
    }
    return ColumnDecoder(value: row.values[position], name: row.columns.names[position])
  }
}
