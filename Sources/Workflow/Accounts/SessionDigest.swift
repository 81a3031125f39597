// SPDX-License-Identifier: Apache-2.0

/// A text derived from a session's token that does not give the token away.
package enum SessionDigest {
  package static func of(_ text: String) -> String { Checksum.sha256(text) }
}
