// SPDX-License-Identifier: Apache-2.0

/// The end of the chain: whoever knows it can tell later whether anything before it was touched.
package struct LogHead: Sendable, Codable, Hashable, CustomStringConvertible {
  /// How many entries are sealed.
  package let number: Int
  package let hash: String

  package var description: String { "\(number):\(hash)" }

  package init(number: Int, hash: String) {
    self.number = number
    self.hash = hash
  }

  /// Reads `123:0f4e…`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: ":")
    guard parts.count == 2, let number = Int(parts[0]), number > 0, parts[1].utf8.count == 64 else {
      return nil
    }
    self.init(number: number, hash: parts[1].lowercased())
  }
}
