// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads lines of four whole numbers and a decimal, separated by commas.
/// Exact: the digits become an integer, the point an exponent.
enum NumberFile {
  /// Hands each line's numbers to `body`; throws for a line of another shape.
  static func read(_ file: URL, _ body: ([Int], Decimal) throws -> Void) throws {
    let bytes = try Data(contentsOf: file, options: .mappedIfSafe)
    var line = Line()
    for byte in bytes {
      switch byte {
      case UInt8(ascii: ","): line.endField()
      case UInt8(ascii: "\n"):
        try body(line.wholeNumbers, try line.decimal(in: file))
        line = Line()
      default: line.add(byte)
      }
    }
    guard line.isEmpty else { throw Refusal("\(file.lastPathComponent) ends within a line") }
  }

  private struct Line {
    private(set) var wholeNumbers: [Int] = []
    private var digits = 0
    private var count = 0
    private var decimals: Int?
    private var isNegative = false
    private var isWrong = false

    var isEmpty: Bool { wholeNumbers.isEmpty && count == 0 }

    mutating func add(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9") where count < 18:
        digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
        count += 1
        decimals = decimals.map { $0 + 1 }
      case UInt8(ascii: "-") where count == 0 && !isNegative: isNegative = true
      case UInt8(ascii: ".") where count > 0 && decimals == nil: decimals = 0
      default: isWrong = true
      }
    }

    mutating func endField() {
      if count == 0 || decimals != nil || isNegative { isWrong = true }
      wholeNumbers.append(digits)
      (digits, count) = (0, 0)
    }

    func decimal(in file: URL) throws -> Decimal {
      guard !isWrong, wholeNumbers.count == 4, count > 0 else {
        throw Refusal("\(file.lastPathComponent) has a line that is no figure: \(wholeNumbers)")
      }
      return Decimal(
        sign: isNegative && digits > 0 ? .minus : .plus, exponent: -(decimals ?? 0),
        significand: Decimal(digits))
    }
  }
}
