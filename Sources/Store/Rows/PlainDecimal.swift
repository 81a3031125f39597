// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Exact decimals as text: `-12.50`, without exponent, grouping or locale.
/// Foundation's own reader takes the beginning of anything, `12abc` too.
enum PlainDecimal {
  static func decimal(_ text: String) -> Decimal? {
    var digits = 0
    var hasPoint = false
    for (index, character) in text.utf8.enumerated() {
      switch character {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "-") where index == 0: break
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      default: return nil
      }
    }
    return digits > 0 ? Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")) : nil
  }
}
