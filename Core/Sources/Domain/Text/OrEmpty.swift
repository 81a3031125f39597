// SPDX-License-Identifier: Apache-2.0

/// A list that older documents do not have: missing is empty, and empty is not written, so that a
/// document without it keeps its checksum.
@propertyWrapper
public struct OrEmpty<Element: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
  public var wrappedValue: [Element]

  public init(wrappedValue: [Element]) { self.wrappedValue = wrappedValue }

  public init(from decoder: any Decoder) throws { wrappedValue = try [Element](from: decoder) }

  public func encode(to encoder: any Encoder) throws { try wrappedValue.encode(to: encoder) }
}

extension KeyedDecodingContainer {
  /// What synthesized decoding calls for a wrapped list.
  public func decode<Element>(
    _ type: OrEmpty<Element>.Type, forKey key: Key
  ) throws -> OrEmpty<Element> {
    try decodeIfPresent(type, forKey: key) ?? OrEmpty(wrappedValue: [])
  }
}

extension KeyedEncodingContainer {
  /// What synthesized encoding calls for a wrapped list.
  public mutating func encode<Element>(_ value: OrEmpty<Element>, forKey key: Key) throws {
    if !value.wrappedValue.isEmpty { try encode(value.wrappedValue, forKey: key) }
  }
}
