// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Free texts that people write: trimmed, and of a length that a page can show.
enum TextLimit {
  static let maximum = 4000

  /// The trimmed text; refused when it is too long, or empty where it is required.
  static func checked(
    _ text: String, _ field: String, required code: String? = nil
  ) throws(Refusal) -> String {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if text.isEmpty, let code { throw .invalid([Issue(field: field, code: code)]) }
    if text.count > maximum {
      throw .invalid([
        Issue(field: field, code: "text.too-long", arguments: ["maximum": "\(maximum)"])
      ])
    }
    return text
  }
}
