// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Holds the totals of both sides against each other, every single one.
struct TotalsComparison {
  private struct Place: Hashable {
    /// The unit, the period as `202501` or `2025`, and the series, in one number.
    let number: Int

    init(_ numbers: [Int]) {
      number =
        ((numbers[0] * 1_000_000 + numbers[1]) * 1000 + numbers[2]) * 1000 + numbers[3]
    }
  }

  static let tolerance = Decimal(sign: .plus, exponent: -9, significand: 1)

  /// How many totals both sides have; throws when they differ in one.
  static func count(_ ours: URL, _ peer: URL) throws -> Int {
    var expected: [Place: Decimal] = [:]
    expected.reserveCapacity(3_000_000)
    try NumberFile.read(peer) { numbers, total in
      guard expected.updateValue(total, forKey: Place(numbers)) == nil else {
        throw Refusal("the peer has two totals of unit, period, indicator, breakdown \(numbers)")
      }
    }
    let count = expected.count
    try NumberFile.read(ours) { numbers, total in
      guard let other = expected.removeValue(forKey: Place(numbers)) else {
        throw Refusal("only we have a total of unit, period, indicator, breakdown \(numbers)")
      }
      guard (total - other).magnitude <= tolerance else {
        throw Refusal(
          "unit, period, indicator, breakdown \(numbers): ours \(total), the peer's \(other)")
      }
    }
    guard expected.isEmpty, count > 0 else {
      throw Refusal("\(expected.count) of the peer's \(count) totals are missing in ours")
    }
    return count
  }
}
