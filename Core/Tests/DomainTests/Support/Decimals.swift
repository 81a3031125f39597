// SPDX-License-Identifier: Apache-2.0

import Foundation

/// An exact decimal from its digits; a decimal literal with a point would pass through binary
/// floating point.
func exact(_ text: String) -> Decimal {
  Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")) ?? .nan
}
