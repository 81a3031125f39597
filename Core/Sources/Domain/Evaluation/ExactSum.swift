// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// A sum of decimals, the same in whatever order they come.
/// Exact for addends of up to 18 digits, up to 9 of them decimals. Others are added as decimals,
/// which round what has more than 38 digits; a NaN makes the sum NaN.
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
