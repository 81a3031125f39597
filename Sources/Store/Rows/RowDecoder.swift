// SPDX-License-Identifier: Apache-2.0

/// Lets a `Decodable` value read itself from a row.
/// Its properties are the columns; a value of one part takes the first column.
struct RowDecoder: Decoder {
  let row: SQLRow
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(RowContainer(row: row))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try row.firstColumn().unkeyedContainer()
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    try row.firstColumn()
  }
}
