// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Reads and writes exact decimals as people and machines write them. Never passes through binary
/// floating point.
public enum DecimalText {
  /// A decimal as machines write it: optional minus, digits, at most one point. Nil otherwise.
  public static func machine(_ text: String) -> Decimal? { short(text) ?? long(text) }

  /// What most figures are: up to 18 digits, read without a locale.
  private static func short(_ text: String) -> Decimal? {
    var (value, digits, decimals, isNegative): (Int64, Int, Int?, Bool) = (0, 0, nil, false)
    for (place, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        if digits > 18 { return nil }
        value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        decimals = decimals.map { $0 + 1 }
      case UInt8(ascii: "-") where place == 0: isNegative = true
      case UInt8(ascii: ".") where decimals == nil && digits > 0: decimals = 0
      default: return nil
      }
    }
    guard digits > 0, decimals != 0 else { return nil }
    var scale = decimals ?? 0
    while scale > 0, value.isMultiple(of: 10) { (value, scale) = (value / 10, scale - 1) }
    return Decimal(
      sign: isNegative && value != 0 ? .minus : .plus, exponent: -scale, significand: Decimal(value)
    )
  }

  private static func long(_ text: String) -> Decimal? {
    var rest = Substring(text)
    if rest.first == "-" { rest = rest.dropFirst() }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) })
    else { return nil }
    guard rest.filter(\.isASCIIDigit).drop(while: { $0 == "0" }).count <= 30 else { return nil }
    return Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
  }

  /// A decimal as a person types it: Vietnamese `1.234,5` and English `1,234.5` both, spaces
  /// between groups of three ignored. A single group of three after one separator is read by the person's language.
  public static func typed(_ text: String, _ language: Language) -> Decimal? {
    let spaced = text.trimmingCharacters(in: .whitespaces)
      .split(separator: " ", omittingEmptySubsequences: false)
      .flatMap { $0.split(omittingEmptySubsequences: false) { "\u{00A0}\u{202F}".contains($0) } }
    // Spaces stand between groups of three, or the text is two numbers.
    let isGrouped =
      spaced.count == 1
      || spaced.dropFirst().allSatisfy { $0.prefix { $0.isASCIIDigit }.count == 3 }
    guard isGrouped else { return nil }
    let compact = spaced.joined()
    let grouping: Character = language == .vi ? "." : ","
    let point: Character = language == .vi ? "," : "."
    if let value = grouped(compact, grouping: grouping, point: point) { return value }
    return grouped(compact, grouping: point, point: grouping)
  }

  /// A decimal for people: groups of three, rounded half up to `fractionDigits` for display only.
  public static func display(
    _ value: Decimal, _ language: Language, fractionDigits: Int = 2
  ) -> String {
    let plain = "\(value.rounded(fractionDigits))"
    let negative = plain.hasPrefix("-")
    let parts = plain.drop(while: { $0 == "-" }).split(separator: ".")
    let whole = parts.first.map(String.init) ?? "0"
    let grouping = language == .vi ? "." : ","
    var groups: [Substring] = []
    var rest = Substring(whole)
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    groups.insert(rest, at: 0)
    let fraction = parts.count > 1 ? (language == .vi ? "," : ".") + parts[1] : ""
    return (negative ? "-" : "") + groups.joined(separator: grouping) + fraction
  }

  private static func grouped(
    _ text: String, grouping: Character, point: Character
  ) -> Decimal? {
    let parts = text.split(separator: point, omittingEmptySubsequences: false)
    guard parts.count <= 2, let head = parts.first else { return nil }
    let negative = head.first == "-"
    let groups = (negative ? head.dropFirst() : head)
      .split(separator: grouping, omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty else { return nil }
    // `0.125` is no group of thousands, whatever the language.
    let wellGrouped =
      groups.count == 1
      || (first.count <= 3 && !first.hasPrefix("0")
        && groups.dropFirst().allSatisfy { $0.count == 3 })
    guard wellGrouped else { return nil }
    let fraction = parts.count == 2 ? "." + parts[1] : ""
    return machine((negative ? "-" : "") + groups.joined() + fraction)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}

extension Decimal {
  /// Rounded half up (away from zero) to a number of decimal places: for display, never to compare.
  public func rounded(_ fractionDigits: Int) -> Decimal {
    var source = self
    var result = Decimal()
    NSDecimalRound(&result, &source, fractionDigits, .plain)
    return result
  }

  /// True when there is nothing after the decimal point.
  public var isWhole: Bool { rounded(0) == self }
}
