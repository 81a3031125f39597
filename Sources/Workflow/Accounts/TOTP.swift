// SPDX-License-Identifier: Apache-2.0

import CSodium
import Crypto
package import Foundation

/// Codes of six digits that change every 30 seconds (RFC 6238 with HMAC-SHA-1, as every app reads).
package enum TOTP {
  private static let period: TimeInterval = 30
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

  /// 160 random bits in base 32 (RFC 4648) without padding.
  static func makeSecret() -> String { base32(random(20)) }

  /// 80 random bits: sixteen letters in four groups, of the alphabet of base 32.
  static func makeRecoveryCode() -> String {
    let letters = base32(random(10))
    return stride(from: 0, to: letters.count, by: 4).map { start in
      String(letters.dropFirst(start).prefix(4))
    }.joined(separator: "-")
  }

  /// A code without what people put between.
  static func bare(_ code: String) -> String {
    code.uppercased().filter { $0.isLetter || $0.isNumber }
  }

  /// The code at an instant; nil when the secret is no base 32.
  package static func code(secret: String, at instant: Date) -> String? {
    bytes(secret).map { code($0, step(at: instant)) }
  }

  /// The step that a code belongs to, this one or a neighbour, for clocks that differ; nil for none.
  static func step(of code: String, secret: String, at instant: Date) -> Int? {
    guard let key = bytes(secret) else { return nil }
    let typed = bare(code)
    let now = step(at: instant)
    return [now, now - 1, now + 1].first { self.code(key, $0) == typed }
  }

  private static func step(at instant: Date) -> Int {
    Int((instant.timeIntervalSince1970 / period).rounded(.down))
  }

  private static func code(_ key: [UInt8], _ step: Int) -> String {
    let counter = withUnsafeBytes(of: UInt64(max(0, step)).bigEndian) { Array($0) }
    let mac = Array(
      HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: key)))
    let offset = Int(mac[mac.count - 1] & 0x0F)
    let word = mac[offset..<(offset + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
    let digits = String(word % 1_000_000)
    return String(repeating: "0", count: 6 - digits.count) + digits
  }

  private static func random(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }

  private static func base32(_ bytes: [UInt8]) -> String {
    var text = ""
    var (buffer, bits) = (UInt32(0), 0)
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[Int(buffer >> UInt32(bits) & 31)])
      }
      buffer &= (1 << UInt32(bits)) - 1
    }
    if bits > 0 { text.append(alphabet[Int(buffer << UInt32(5 - bits) & 31)]) }
    return text
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (buffer, bits) = (UInt32(0), 0)
    for letter in text {
      guard let value = alphabet.firstIndex(of: letter) else { return nil }
      buffer = buffer << 5 | UInt32(value)
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(buffer >> UInt32(bits) & 0xFF))
      }
      buffer &= (1 << UInt32(bits)) - 1
    }
    return bytes
  }
}
