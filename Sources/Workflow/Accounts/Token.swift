// SPDX-License-Identifier: Apache-2.0

import CSodium
import Foundation

/// Unguessable texts for sessions; the database holds only their SHA-256.
enum Token {
  static func make() -> String {
    var bytes = [UInt8](repeating: 0, count: 32)
    randombytes_buf(&bytes, bytes.count)
    return Data(bytes).base64EncodedString()
      .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
  }

  static func hash(_ token: String) -> String { Checksum.sha256(token) }
}
