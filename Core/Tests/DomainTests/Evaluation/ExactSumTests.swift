// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Sums are those of plain decimals, only faster.
@Suite struct ExactSumTests {
  private func sum(_ values: [Decimal]) -> Decimal {
    values.reduce(into: ExactSum()) { $0.add($1) }.value
  }

  @Test func nothingAddsUpToZero() {
    #expect(ExactSum().value == 0)
    #expect(sum([exact("-0.5"), exact("0.5")]) == 0)
  }

  @Test func tenthsAddUpWithoutBinaryDust() {
    #expect(sum([Decimal](repeating: exact("0.1"), count: 10)) == 1)
    #expect(sum([exact("0.1"), exact("0.2")]) == exact("0.3"))
  }

  @Test func aSumReadsLikeThatOfPlainDecimals() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2000 {
      let values = (0..<Int.random(in: 1...20, using: &random)).map { _ in
        RandomDecimals.any(using: &random)
      }
      let plain = values.reduce(0, +)
      let total = sum(values)
      #expect(total == plain)
      #expect(total.hashValue == plain.hashValue)
      #expect("\(total)" == "\(plain)")
      #expect(sum(values.shuffled(using: &random)) == total)
    }
  }

  @Test func numbersTooLongForAnIntegerAreAddedToo() {
    let long = [
      "9223372036854775807", "-9223372036854775808", "9223372036854775808",
      "123456789012345678901234567890", "0.0000000000000001", "100000000000000000000",
    ].map(exact)
    for value in long {
      #expect(sum([value]) == value)
      #expect(sum([value, 1, -value]) == 1)
      #expect(ScaledDecimal(value).value == value)
    }
  }

  @Test func aSumMayOutgrowWhatItsAddendsFitInto() {
    let large = exact("999999999999999999")
    #expect(
      sum([Decimal](repeating: large, count: 1000)) == exact("999999999999999999000"))
    #expect(sum([large, exact("0.000000001")]) == exact("999999999999999999.000000001"))
  }

  @Test func whatIsNoNumberMakesTheSumNone() {
    #expect(sum([1, .nan, 2]).isNaN)
  }

  @Test func aScaledDecimalGivesBackTheDecimal() {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<5000 {
      let value = RandomDecimals.any(using: &random)
      #expect(ScaledDecimal(value).value == value)
    }
    #expect(ScaledDecimal(.nan).value.isNaN)
    #expect(ScaledDecimal(0).value == 0)
  }
}
