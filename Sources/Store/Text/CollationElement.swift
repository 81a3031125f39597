// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What one letter or sign weighs in the order of a Vietnamese dictionary.
/// First counts the letter (a ă â are three), then the tone, then the case.
struct CollationElement: Sendable {
  private(set) var letter: UInt32
  /// One byte for each mark from the top, so that fewer marks weigh less.
  private(set) var marks: UInt64 = 0
  private(set) var isUpper: Bool

  /// Nil for what has no place in the order at all: control and format characters.
  init?(_ scalar: Unicode.Scalar) {
    if let element = Self.element(ofLatin: scalar) {
      self = element
      return
    }
    if let place = Self.signs[scalar] {
      self.init(letter: place, isUpper: false)
      return
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .nonspacingMark, .enclosingMark: return nil
    default: break
    }
    // Other scripts come after Latin, in the order of their code points.
    let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    self.init(letter: 0x10000 + lower.value, isUpper: lower != scalar)
  }

  private init(letter: UInt32, isUpper: Bool) {
    self.letter = letter
    self.isUpper = isUpper
  }

  /// A breve, circumflex or horn makes another letter where Vietnamese has it; every other mark
  /// only weighs when the letters of two texts are the same.
  mutating func add(mark: UInt32) {
    if let step = Self.steps[letter]?[mark] {
      letter += step
      return
    }
    let weight = Self.tones[mark] ?? UInt64(0x30 + (mark & 0x7F))
    let used = 64 - marks.trailingZeroBitCount.roundedDown(to: 8)
    if used < 64 { marks |= weight << UInt64(56 - used) }
  }

  static func isMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

  /// Digits before letters; four places for each letter, so that its relatives follow it.
  private static func place(_ ascii: UInt32) -> UInt32? {
    switch ascii {
    case 0x30...0x39: 0x400 + ascii - 0x30
    case 0x61...0x7A: 0x500 + (ascii - 0x61) * 4
    default: nil
    }
  }

  private static func element(ofLatin scalar: Unicode.Scalar) -> CollationElement? {
    switch scalar.value {
    case 0..<0x250: latin[Int(scalar.value)]
    case 0x1E00...0x1EFF: latin[Int(scalar.value) - 0x1E00 + 0x250]
    default: nil
    }
  }

  /// Taking a letter apart is slow, so it is done once for each.
  private static let latin: [CollationElement?] =
    (Array(0..<0x250) + Array(0x1E00...0x1EFF)).map { (value: UInt32) in
      guard let scalar = Unicode.Scalar(value) else { return nil }
      var parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars[...]
      guard let base = parts.popFirst() else { return nil }
      let lower = base.properties.lowercaseMapping.unicodeScalars.first ?? base
      let isBarred = lower == "đ"
      guard let letter = place(isBarred ? 0x64 : lower.value) else { return nil }
      var element = CollationElement(letter: isBarred ? letter + 1 : letter, isUpper: lower != base)
      for mark in parts { element.add(mark: mark.value) }
      return element
    }

  private static let steps: [UInt32: [UInt32: UInt32]] = {
    let (circumflex, breve, horn): (UInt32, UInt32, UInt32) = (0x302, 0x306, 0x31B)
    let steps: [(UInt32, [UInt32: UInt32])] = [
      (0x61, [breve: 1, circumflex: 2]), (0x65, [circumflex: 1]),
      (0x6F, [circumflex: 1, horn: 2]), (0x75, [horn: 1]),
    ]
    return Dictionary(
      steps.compactMap { ascii, step in place(ascii).map { ($0, step) } },
      uniquingKeysWith: { first, _ in first })
  }()

  /// The dictionary's order of the tones: huyền, hỏi, ngã, sắc, nặng.
  private static let tones: [UInt32: UInt64] = [
    0x300: 0x21, 0x309: 0x22, 0x303: 0x23, 0x301: 0x24, 0x323: 0x25,
  ]

  /// White space, punctuation and symbols as in the Unicode collation that PostgreSQL uses.
  private static let signs: [Unicode.Scalar: UInt32] = {
    let order = """
      \u{2028}\u{2029} \u{A0}_-‐‑‒–—,;:!¡?¿.…·'‘’‚‹›"“”„«»()[]{}§¶@*/\\&#%‰†‡•′″`´^¯¨¸°©®←→+±÷×\
      <=≠>¬|¦~−⁄≤≥■□○●✓¤¢$£¥₫€
      """
    let control = "\t\n\u{B}\u{C}\r\u{85}"
    return Dictionary(
      (control + order).unicodeScalars.enumerated().map { ($1, 0x100 + UInt32($0)) },
      uniquingKeysWith: { first, _ in first })
  }()
}

extension Int {
  fileprivate func roundedDown(to step: Int) -> Int { self / step * step }
}
