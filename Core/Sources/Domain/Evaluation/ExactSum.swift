// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// A sum of decimals that no order of adding changes.
/// Exact while the addends have 9 decimals or fewer and lie between ±9.2 × 10¹⁸; others are added
/// as decimals, which round to 38 digits, and a NaN makes the sum NaN.
public struct ExactSum: Sendable {
  private var billionths: Int128 = 0
  private var wide: Decimal?

  public init() {}

  public mutating func add(_ value: Decimal) {
    if let integer = ScaledDecimal(value).billionths {
      billionths += integer
    } else {
      wide = (wide ?? 0) + value
    }
  }

  /// Zero when nothing was added.
  public var value: Decimal {
    let sum = ScaledDecimal.decimal(billionths: billionths)
    return wide.map { $0 + sum } ?? sum
  }
}
