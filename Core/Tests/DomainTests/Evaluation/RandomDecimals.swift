// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Decimals of every size that figures have.
enum RandomDecimals {
  /// Up to 21 digits, so that most fit into an integer and some do not; up to 9 decimals, either
  /// sign, round numbers among them.
  static func any(using random: inout SeededGenerator) -> Decimal {
    var text = String(Int.random(in: 0..<1_000_000_000, using: &random))
    if Bool.random(using: &random) { text += "000" }
    let decimals = Int.random(in: 0...9, using: &random)
    if decimals > 0 {
      let fraction = String(Int.random(in: 0..<1_000_000, using: &random))
      text += "." + String(repeating: "0", count: max(0, decimals - fraction.count))
      text += fraction.prefix(decimals)
    }
    return exact((Bool.random(using: &random) ? "-" : "") + text)
  }
}
