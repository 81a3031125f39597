// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// A decimal made ready to be added exactly and fast: an integer with its point's place.
/// Numbers of up to 18 digits fit, up to 9 of them decimals; others stay decimals, and are added
/// as such.
public struct ScaledDecimal: Sendable, Hashable {
  /// Decimals that an integer keeps; figures of plans have three at most.
  static let fractionDigits = 9

  private enum Storage: Hashable {
    /// `integer` with `fractionDigits` of its digits behind the point, from 0 to 9.
    case integer(Int64, fractionDigits: Int8)
    case wide(Decimal)
  }
  private let storage: Storage

  /// Holds every decimal, if need be as it is.
  public init(_ value: Decimal) {
    storage = Self.integer(value) ?? .wide(value)
  }

  /// How often 10⁻⁹ goes into it; nil for a number that is no such integer. It stays below 2⁹³, so
  /// sixteen thousand million of them cannot overflow a sum.
  var billionths: Int128? {
    guard case .integer(let integer, let fractionDigits) = storage else { return nil }
    return Int128(integer) * Int128(Self.powersOfTen[Self.fractionDigits - Int(fractionDigits)])
  }

  /// The decimal that was given.
  public var value: Decimal {
    switch storage {
    case .integer(let integer, let fractionDigits):
      Self.decimal(Int128(integer), fractionDigits: Int(fractionDigits))
    case .wide(let value): value
    }
  }

  /// The decimal of so many billionths. Exact: a decimal holds 128 bits.
  static func decimal(billionths: Int128) -> Decimal {
    decimal(billionths, fractionDigits: fractionDigits)
  }

  private static func integer(_ value: Decimal) -> Storage? {
    let exponent = value.exponent
    guard !value.isNaN, (-fractionDigits...fractionDigits * 2).contains(exponent) else {
      return nil
    }
    // It wraps around silently, hence the comparison.
    let significand = value.significand
    let digits = NSDecimalNumber(decimal: significand).int64Value
    guard Decimal(digits) == significand else { return nil }
    let integer = value.isSignMinus ? -digits : digits
    if exponent <= 0 { return .integer(integer, fractionDigits: Int8(-exponent)) }
    let (product, overflow) = integer.multipliedReportingOverflow(by: powersOfTen[exponent])
    return overflow ? nil : .integer(product, fractionDigits: 0)
  }

  private static func decimal(_ integer: Int128, fractionDigits: Int) -> Decimal {
    let magnitude = integer.magnitude
    var significand = Decimal(UInt64(truncatingIfNeeded: magnitude))
    let high = UInt64(truncatingIfNeeded: magnitude >> 64)
    if high > 0 { significand += Decimal(high) * twoToThe64th }
    // A zero with a minus would be no number.
    return Decimal(
      sign: integer < 0 ? .minus : .plus, exponent: -fractionDigits, significand: significand)
  }

  private static let twoToThe64th = Decimal(UInt64.max) + 1
  private static let powersOfTen: [Int64] = (0..<18).reduce(into: [1]) { powers, _ in
    powers.append(powers[powers.count - 1] * 10)
  }
}
