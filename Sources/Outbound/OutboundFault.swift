// SPDX-License-Identifier: Apache-2.0

/// Why somebody else's machine could not be asked, or its word does not count.
package enum OutboundFault: Error, Hashable {
  /// It did not answer; what libcurl says of it.
  case unreachable(String)
  /// It answered with this status.
  case status(Int)
  /// It answered something else than was asked for; a few words of what.
  case unexpected(String)
}
