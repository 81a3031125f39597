// SPDX-License-Identifier: Apache-2.0

/// Why somebody else's machine could not be asked, or its word does not count.
package enum OutboundFault: Error, Hashable {
  /// It did not answer; what libcurl says of it.
  case unreachable(String)
  /// It answered with this status.
  case status(Int)
  /// It answered something else than was asked for; a few words of what.
  case unexpected(String)
  /// Everything was handed over, and no word came back.
  case unsettled(String)

  /// Whether the machine cannot be reached at all, so that asking again at once is of no use.
  package var isFar: Bool {
    guard case .unreachable(let text) = self else { return false }
    return ["connect", "resolve", "imeout"].contains(where: text.contains)
  }
}
