// SPDX-License-Identifier: Apache-2.0

import Foundation

/// An exact quotient of two decimals. Divided decimals differ in their last digit (1/6 and 5/30),
/// so two equal shares would not compare as equal.
struct Fraction: Comparable {
  let numerator: Decimal
  /// Always above zero.
  let denominator: Decimal

  init(_ whole: Decimal) {
    numerator = whole
    denominator = 1
  }

  /// Nil for a denominator of zero, and for numbers too large to hold.
  init?(_ numerator: Decimal, over denominator: Decimal) {
    guard denominator != 0, !numerator.isNaN, !denominator.isNaN else { return nil }
    self.numerator = denominator < 0 ? -numerator : numerator
    self.denominator = abs(denominator)
  }

  /// Divided once, at the end.
  var decimal: Decimal { numerator / denominator }

  func plus(_ other: Fraction) -> Fraction? {
    if denominator == other.denominator {
      return Fraction(numerator + other.numerator, over: denominator)
    }
    return Fraction(
      numerator * other.denominator + other.numerator * denominator,
      over: denominator * other.denominator)
  }

  func times(_ other: Fraction) -> Fraction? {
    Fraction(numerator * other.numerator, over: denominator * other.denominator)
  }

  func divided(by other: Fraction) -> Fraction? {
    Fraction(numerator * other.denominator, over: denominator * other.numerator)
  }

  static prefix func - (fraction: Fraction) -> Fraction {
    Fraction(negating: fraction)
  }

  static func == (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator == right.numerator * left.denominator
  }

  static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }

  private init(negating other: Fraction) {
    numerator = -other.numerator
    denominator = other.denominator
  }
}
