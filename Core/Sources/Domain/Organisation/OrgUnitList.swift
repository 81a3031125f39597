// SPDX-License-Identifier: Apache-2.0

/// Units in an order, found by their codes at once.
public struct OrgUnitList: Sendable, Codable, Hashable, RandomAccessCollection,
  ExpressibleByArrayLiteral
{
  private let units: [OrgUnit]
  private let places: [String: Int]

  public init(_ units: [OrgUnit]) {
    self.units = units
    places = Dictionary(
      units.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public init(arrayLiteral units: OrgUnit...) { self.init(units) }

  public init(from decoder: any Decoder) throws { self.init(try [OrgUnit](from: decoder)) }

  public func encode(to encoder: any Encoder) throws { try units.encode(to: encoder) }

  public var startIndex: Int { 0 }

  public var endIndex: Int { units.count }

  public subscript(position: Int) -> OrgUnit { units[position] }

  func place(of code: String) -> Int? { places[code] }

  /// The unit of a code.
  public subscript(code: String) -> OrgUnit? { places[code].map { units[$0] } }

  public static func == (left: OrgUnitList, right: OrgUnitList) -> Bool {
    left.units == right.units
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(units) }
}
