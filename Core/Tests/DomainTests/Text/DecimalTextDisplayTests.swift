// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Numbers for people to read.
/// Rounded half up on the way out only; what is shown in full can be typed back.
@Suite struct DecimalTextDisplayTests {
  @Test(arguments: [
    ("0", "0", "0"), ("1234567.89", "1.234.567,89", "1,234,567.89"), ("2.345", "2,35", "2.35"),
    ("2.344999", "2,34", "2.34"), ("-2.345", "-2,35", "-2.35"), ("999.995", "1.000", "1,000"),
    ("-1234.5", "-1.234,5", "-1,234.5"), ("94.996", "95", "95"), ("-0.001", "0", "0"),
    ("100", "100", "100"), ("1000", "1.000", "1,000"), ("123456", "123.456", "123,456"),
  ])
  func numbersAreGroupedAndRoundedHalfUp(value: String, vi: String, en: String) {
    #expect(DecimalText.display(exact(value), .vi) == vi)
    #expect(DecimalText.display(exact(value), .en) == en)
  }

  @Test func theNumberOfFractionDigitsCanBeChosen() {
    #expect(DecimalText.display(exact("1.23456"), .vi, fractionDigits: 4) == "1,2346")
    #expect(DecimalText.display(exact("1.5"), .vi, fractionDigits: 0) == "2")
  }

  @Test func tenThousandRandomNumbersSurviveDisplayAndTyping() throws {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<10_000 {
      let digits = Int.random(in: -99_999_999_999...99_999_999_999, using: &random)
      let places = Int.random(in: 0...2, using: &random)
      let value = Decimal(digits) / [1, 10, 100][places]
      #expect(DecimalText.machine("\(value)") == value)
      for language in Language.allCases {
        let shown = DecimalText.display(value, language)
        #expect(DecimalText.typed(shown, language) == value, "\(value) is shown as \(shown)")
      }
    }
  }

  @Test func roundingIsAwayFromZeroAtTheHalf() {
    #expect(exact("0.5").rounded(0) == 1)
    #expect(exact("-0.5").rounded(0) == -1)
    #expect(exact("1.005").rounded(2) == exact("1.01"))
  }

  @Test func wholeNumbersAreTold() {
    #expect(exact("3").isWhole)
    #expect(exact("3.000").isWhole)
    #expect(!exact("3.0000000000000000001").isWhole)
  }
}
