// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Lets a `Decodable` value read itself from one column.
/// A type that asks for keys or elements gets them from the JSON that the column holds.
struct ColumnDecoder: Decoder, SingleValueDecodingContainer {
  let value: SQLValue
  let name: String
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Types that have a column form of their own, other than their `Codable` one.
  static func readsItself(_ type: any Decodable.Type) -> Bool {
    type == UUID.self || type == Decimal.self || type == Date.self || type == [UInt8].self
      || type == Data.self
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    try StoreJSON.decoder(of: decode(String.self)).container(keyedBy: type)
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try StoreJSON.decoder(of: decode(String.self)).unkeyedContainer()
  }

  func decodeNil() -> Bool { value == .null }

  func decode<T: Decodable>(_ type: T.Type) throws -> T {
    guard Self.readsItself(type) else { return try T(from: self) }
    guard let own = ownForm(type) as? T else { throw mismatch(type) }
    return own
  }

  func decode(_ type: Bool.Type) throws -> Bool {
    switch try integer(Int64.self) {
    case 0: return false
    case 1: return true
    default: throw mismatch(type)
    }
  }

  func decode(_ type: String.Type) throws -> String {
    if case .text(let text) = value { return text }
    throw mismatch(type)
  }

  func decode(_ type: Double.Type) throws -> Double {
    switch value {
    case .real(let number): return number
    case .integer(let number): return Double(number)
    case .text(let text): if let number = Double(text) { return number }
    default: break
    }
    throw mismatch(type)
  }

  func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
  func decode(_ type: Int.Type) throws -> Int { try integer(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }

  func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
    let number: T? =
      switch value {
      case .integer(let number): T(exactly: number)
      case .real(let number): T(exactly: number)
      // PostgreSQL gives an argument that stands alone in a SELECT back as text.
      case .text(let text): T(text)
      case .null, .blob: nil
      }
    guard let number else { throw mismatch(type) }
    return number
  }

  private func ownForm(_ type: any Decodable.Type) -> Any? {
    switch value {
    case .text(let text):
      if type == UUID.self { return UUID(uuidString: text) }
      if type == Decimal.self { return PlainDecimal.decimal(text) }
      if type == Date.self { return Timestamp.date(text) }
    case .integer(let number) where type == Decimal.self:
      return Decimal(number)
    case .real(let number) where type == Decimal.self:
      return Decimal(string: number.description, locale: Locale(identifier: "en_US_POSIX"))
    case .blob(let bytes):
      if type == [UInt8].self { return bytes }
      if type == Data.self { return Data(bytes) }
    default: break
    }
    return nil
  }

  private func mismatch(_ type: Any.Type) -> DecodingError {
    let kind =
      switch value {
      case .null: "NULL"
      case .integer: "an integer"
      case .real: "a real number"
      case .text: "text"
      case .blob: "bytes"
      }
    return .typeMismatch(
      type, .init(codingPath: [], debugDescription: "column \(name) holds \(kind), not \(type)"))
  }
}
