// SPDX-License-Identifier: Apache-2.0
import Foundation
import Store

/// A row of the table `sample`, with every kind of property that a row can be read into.
/// Every property but the first may be NULL.
struct Sample: Decodable, Equatable, Sendable {
  enum Colour: String, Codable, SQLBindable { case red, green }

  struct Details: Codable, Equatable {
    var colours: [Colour]
    var seenAt: Date
    var share: Decimal
  }

  var id: UUID
  var whole: Int64?
  var fraction: Double?
  var flag: Bool?
  var amount: Decimal?
  var happenedAt: Date?
  var orgUnitID: UUID?
  var picture: [UInt8]?
  var details: Details?

  func insert(_ transaction: any StoreTransaction) throws {
    let json = try details.map(StoreJSON.text)
    try transaction.execute(
      """
      INSERT INTO sample
        (id, whole, fraction, flag, amount, happened_at, org_unit_id, picture, details)
      VALUES (\(id), \(whole), \(fraction), \(flag), \(amount), \(happenedAt), \(orgUnitID),
        \(picture), \(json))
      """)
  }
}
