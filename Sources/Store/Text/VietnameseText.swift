// SPDX-License-Identifier: Apache-2.0
package import Foundation

/// How Vietnamese text is put into its one stored form, folded for searching, and ordered.
/// The database function `vi_fold` and the collation `vi` give the same on both engines.
package enum VietnameseText {
  /// NFC: the form in which all text is stored, because engines compare bytes.
  package static func normalized(_ text: String) -> String {
    let isCertainlyNormal = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0..<0x300, 0x1EA0...0x1EF9, 0x2010...0x2027: true
      default: false
      }
    }
    return isCertainlyNormal ? text : text.precomposedStringWithCanonicalMapping
  }

  /// Lower case without diacritics, `đ` as `d`; the same for composed and decomposed text.
  package static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var folded = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.value {
      case 0x300...0x36F: continue
      case 0x110, 0x111: folded.append("d")
      default: folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(folded).precomposedStringWithCanonicalMapping
  }

  /// The dictionary's order: letters count first, then tones, then case; what is equal so far is
  /// ordered by code points. Foundation's own comparison is not transitive for such text.
  package static func compare(_ left: String, _ right: String) -> ComparisonResult {
    var (lefts, rights) = (CollationElements(left), CollationElements(right))
    var byTone = ComparisonResult.orderedSame
    var byCase = ComparisonResult.orderedSame
    while true {
      switch (lefts.next(), rights.next()) {
      case (let left?, let right?):
        if left.letter != right.letter { return order(left.letter, right.letter) }
        if byTone == .orderedSame { byTone = order(left.marks, right.marks) }
        if byCase == .orderedSame { byCase = order(left.isUpper ? 1 : 0, right.isUpper ? 1 : 0) }
      case (nil, _?): return .orderedAscending
      case (_?, nil): return .orderedDescending
      case (nil, nil):
        if byTone != .orderedSame { return byTone }
        return byCase == .orderedSame ? byCodePoints(left, right) : byCase
      }
    }
  }

  private static func byCodePoints(_ left: String, _ right: String) -> ComparisonResult {
    if left.utf8.elementsEqual(right.utf8) { return .orderedSame }
    // UTF-8 keeps the order of code points.
    return left.utf8.lexicographicallyPrecedes(right.utf8) ? .orderedAscending : .orderedDescending
  }

  private static func order<T: Comparable>(_ left: T, _ right: T) -> ComparisonResult {
    left == right ? .orderedSame : left < right ? .orderedAscending : .orderedDescending
  }
}
