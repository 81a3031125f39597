// SPDX-License-Identifier: Apache-2.0

import CSodium
import Domain
import Foundation

/// Passwords are kept as argon2id hashes, made and checked by libsodium.
package enum Password {
  package static let minimumLength = 12
  package static let maximumLength = 128
  /// A letter takes one to four bytes; one of several signs may take more.
  static let maximumBytes = 4 * maximumLength
  /// In place of the hash of an account that has no password yet.
  static let none = "!"

  /// How much work a hash is. Tests use `light`.
  package enum Cost: Sendable {
    case normal, light

    fileprivate var limits: (operations: UInt64, memory: Int) {
      switch self {
      case .normal: (2, 64 << 20)
      case .light: (1, 8 << 10)
      }
    }
  }

  /// What is wrong with the length.
  static func issues(_ password: String) -> [Issue] {
    (minimumLength...maximumLength).contains(password.count)
      && password.utf8.count <= maximumBytes
      ? []
      : [
        Issue(
          field: "password", code: "person.password-length",
          arguments: ["minimum": "\(minimumLength)", "maximum": "\(maximumLength)"])
      ]
  }

  static func hash(_ password: String, _ cost: Cost) throws -> String {
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8CString)
    let result = crypto_pwhash_str(
      &text, bytes, UInt64(bytes.count - 1), cost.limits.operations, cost.limits.memory)
    guard result == 0 else { throw PasswordFault.outOfMemory }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  static func matches(_ password: String, hash: String) -> Bool {
    let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8CString)
    return crypto_pwhash_str_verify(hash, bytes, UInt64(bytes.count - 1)) == 0
  }
}

/// A hash could not be made.
enum PasswordFault: Error {
  case outOfMemory
}
