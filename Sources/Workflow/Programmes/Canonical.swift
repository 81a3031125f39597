// SPDX-License-Identifier: Apache-2.0

import CSodium
import Foundation

/// JSON with sorted keys, so that equal values are equal texts.
enum CanonicalJSON {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

/// SHA-256 as lower-case hexadecimal.
enum Checksum {
  static func sha256(_ text: String) -> String { sha256(Array(text.utf8)) }

  static func sha256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return digest.map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}
