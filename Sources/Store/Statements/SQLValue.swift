// SPDX-License-Identifier: Apache-2.0

/// One value as the engines hold it; there is no Boolean (0 or 1) and no date (text).
/// Exact decimals are text, UUIDs are lower-case text.
package enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])

  /// Refuses what one of the engines would silently change or cut.
  func requireStorable() throws {
    switch self {
    case .text(let text) where text.utf8.contains(0):
      throw StoreFault(kind: .other, message: "text with the character U+0000 cannot be stored")
    case .real(let number) where !number.isFinite:
      throw StoreFault(kind: .other, message: "a number that is not finite cannot be stored")
    default: break
    }
  }
}
