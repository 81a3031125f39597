// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Passwords that many people use, from an installed list with one on each line.
package struct CommonPasswords: Sendable {
  private let known: Set<String>

  package static let none = CommonPasswords(lines: [])

  package init(lines: [String]) {
    known = Set(lines.map(Self.folded))
  }

  /// Reads a list; lines that are not UTF-8 are read as Latin-1. Throws when it cannot be read.
  package init(contentsOf file: URL) throws {
    let data = try Data(contentsOf: file)
    let text =
      String(data: data, encoding: .utf8) ?? String(data: data, encoding: .isoLatin1) ?? ""
    self.init(lines: text.split(whereSeparator: \.isNewline).map(String.init))
  }

  package var count: Int { known.count }

  /// True also with digits or signs around a known one, and for one said several times.
  func contains(_ password: String) -> Bool {
    let folded = Self.folded(password)
    let letters = folded.drop { !$0.isLetter }
    let bare = String(
      letters.prefix(letters.count - letters.reversed().prefix { !$0.isLetter }.count))
    return [folded, bare].contains { known.contains($0) || isRepeated($0) }
  }

  private func isRepeated(_ text: String) -> Bool {
    let letters = Array(text)
    guard letters.count > 1 else { return false }
    return (1...(letters.count / 2)).contains { length in
      guard letters.count.isMultiple(of: length) else { return false }
      let part = letters.prefix(length)
      let isAll = stride(from: 0, to: letters.count, by: length).allSatisfy {
        letters[$0..<($0 + length)] == part
      }
      return isAll && (length <= 3 || known.contains(String(part)))
    }
  }

  private static func folded(_ text: String) -> String {
    text.precomposedStringWithCanonicalMapping.lowercased()
  }
}
