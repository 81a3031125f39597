// SPDX-License-Identifier: Apache-2.0

package import Hummingbird

extension Request {
  /// What a form wrote into the query under a name, where `+` is a space; empty when nothing. U+0000,
  /// which no database keeps, becomes U+FFFD.
  package func queryText(_ name: String) -> String {
    (URLEncoded.fields(Array((uri.query ?? "").utf8))[name] ?? "")
      .replacing("\0", with: "\u{FFFD}")
  }
}
