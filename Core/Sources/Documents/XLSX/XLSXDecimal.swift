// SPDX-License-Identifier: Apache-2.0

/// A decimal number as digits and a power of ten, exact at any length: what stands between the
/// text `3.0000000000000004E-1` in a file and the text `0.3` that people see.
struct XLSXDecimal: Equatable {
  private var isNegative: Bool
  /// Values 0...9, neither first nor last one zero; none at all for zero.
  private var digits: [UInt8]
  private var exponent: Int

  /// Reads `-12.50`, `.5`, `1E-7`; nil for anything else and beyond what a workbook can hold.
  init?(_ text: String) {
    var rest = Substring(text).utf8
    isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = Self.takeDigits(&rest)
    var fraction: [UInt8] = []
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = Self.takeDigits(&rest)
    }
    guard whole.count + fraction.count > 0 else { return nil }
    digits = whole + fraction
    exponent = -fraction.count
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      guard let power = Int(String(Substring(rest))), power.magnitude < 100_000 else { return nil }
      exponent += power
    } else if !rest.isEmpty {
      return nil
    }
    tidy()
    guard abs(exponent) <= 400, digits.count <= 400 else { return nil }
  }

  /// True for a text that is its own plain form already, such as `-12.5`: at most fifteen digits, none of
  /// them a zero too many.
  static func isPlain(_ text: [UInt8]) -> Bool {
    var start = 0
    if text.first == UInt8(ascii: "-") { start = 1 }
    let length = text.count - start
    guard (1...16).contains(length) else { return false }
    var point: Int?
    for index in start..<text.count {
      switch text[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): continue
      case UInt8(ascii: ".") where point == nil: point = index
      default: return false
      }
    }
    let zero = UInt8(ascii: "0")
    if let point {
      guard point > start, point < text.count - 1, text[text.count - 1] != zero else {
        return false
      }
      return text[start] != zero || point == start + 1
    }
    return length <= 15 && (text[start] != zero || (length == 1 && start == 0))
  }

  var significantDigits: Int {
    digits.count
  }

  /// Whether a program that counts in binary fractions can hold the size of it.
  var fitsBinary: Bool {
    digits.isEmpty || (-300...300).contains(digits.count + exponent)
  }

  /// The nearest number of so many significant digits, halves away from zero.
  func rounded(to count: Int) -> XLSXDecimal {
    guard digits.count > count else { return self }
    var result = self
    result.digits = Array(digits[..<count])
    result.exponent += digits.count - count
    if digits[count] >= 5 {
      var index = count - 1
      while index >= 0, result.digits[index] == 9 {
        result.digits[index] = 0
        index -= 1
      }
      if index >= 0 {
        result.digits[index] += 1
      } else {
        result.digits.insert(1, at: 0)
      }
    }
    result.tidy()
    return result
  }

  /// Without exponent, without needless zeros: `-1234.5`, `0.00012`, `0`.
  var plain: String {
    guard !digits.isEmpty else { return "0" }
    let figures = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    let sign = isNegative ? "-" : ""
    let point = digits.count + exponent
    if exponent >= 0 { return sign + figures + String(repeating: "0", count: exponent) }
    if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + figures }
    return sign + figures.prefix(point) + "." + figures.dropFirst(point)
  }

  private mutating func tidy() {
    digits.removeFirst(digits.prefix { $0 == 0 }.count)
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty {
      exponent = 0
      isNegative = false
    }
  }

  private static func takeDigits(_ rest: inout Substring.UTF8View) -> [UInt8] {
    let zero = UInt8(ascii: "0")
    let digits = rest.prefix { (zero...(zero + 9)).contains($0) }
    rest.removeFirst(digits.count)
    return digits.map { $0 - zero }
  }
}
