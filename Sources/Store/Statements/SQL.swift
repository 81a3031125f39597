// SPDX-License-Identifier: Apache-2.0

/// A statement, or a piece of one: text with `$1…$n` and its arguments.
/// An interpolated value can only become an argument, so no input ever becomes SQL.
package struct SQL: ExpressibleByStringInterpolation, Sendable {
  // The text before, between and after the arguments; numbers exist only once it is whole, so
  // pieces can be joined in any order and a `$` in the text is never taken for an argument.
  private var pieces: [String]
  package private(set) var binds: [SQLValue]

  /// Whether the same text is likely to be run again; a list makes a text for every length.
  private(set) var isWorthKeeping: Bool

  package init(stringLiteral text: String) {
    self.init(pieces: [text], binds: [], isWorthKeeping: true)
  }

  package init(stringInterpolation: StringInterpolation) {
    self = stringInterpolation.sql
  }

  private init(pieces: [String], binds: [SQLValue], isWorthKeeping: Bool) {
    self.pieces = pieces
    self.binds = binds
    self.isWorthKeeping = isWorthKeeping
  }

  /// The text that both engines understand, its arguments numbered from `$1`.
  package var text: String {
    var text = ""
    text.reserveCapacity(pieces.reduce(3 * binds.count) { $0 + $1.utf8.count })
    for (index, piece) in pieces.enumerated() {
      if index > 0 { text += "$\(index)" }
      text += piece
    }
    return text
  }

  package static func + (left: SQL, right: SQL) -> SQL {
    var sum = left
    sum += right
    return sum
  }

  package static func += (left: inout SQL, right: SQL) {
    left.pieces[left.pieces.count - 1] += right.pieces[0]
    left.pieces += right.pieces.dropFirst()
    left.binds += right.binds
    left.isWorthKeeping = left.isWorthKeeping && right.isWorthKeeping
  }

  /// The parts in a row with the separator between them.
  package static func joined(_ parts: some Sequence<SQL>, separator: SQL) -> SQL {
    var whole: SQL = ""
    for (index, part) in parts.enumerated() {
      if index > 0 { whole += separator }
      whole += part
    }
    return whole
  }

  mutating func append(text: String) {
    pieces[pieces.count - 1] += text
  }

  mutating func append(value: SQLValue) {
    binds.append(value)
    pieces.append("")
  }

  mutating func markAsUnrepeated() {
    isWorthKeeping = false
  }
}

extension Sequence<SQL> {
  /// The parts in a row with the separator between them.
  package func joined(separator: SQL) -> SQL { SQL.joined(self, separator: separator) }
}
