// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Documents

/// The short way for numbers that are plain already gives what the long way gives.
@Suite struct XLSXPlainNumberTests {
  @Test(arguments: [
    "0", "1", "-1", "100", "12.5", "-0.25", "0.001", "123456789012345", "1234567.12345678",
  ])
  func `A plain number is its own text`(_ text: String) {
    #expect(XLSXDecimal.isPlain(Array(text.utf8)))
    #expect(XLSXDecimal(text)?.rounded(to: 15).plain == text)
  }

  @Test(arguments: [
    "", "-", ".", "-0", "007", "1.", ".5", "1.50", "00.5", "1E5", "+1", "1 ", "1.2.3", "0.10",
    "1234567890123456", "3.0000000000000004", "NaN",
  ])
  func `What has a zero too many, a power or nothing goes the long way`(_ text: String) {
    #expect(!XLSXDecimal.isPlain(Array(text.utf8)))
  }

  @Test func `Whatever goes the short way comes out as the long way writes it`() {
    var plain = 0
    for number in 0..<20_000 {
      let digits = String((number &* 2_654_435_761) % 1_000_000)
      let cut = digits.index(digits.startIndex, offsetBy: number % (digits.count + 1))
      let text =
        (number % 3 == 0 ? "-" : "") + digits[..<cut] + (number % 2 == 0 ? "." : "")
        + digits[cut...]
      guard XLSXDecimal.isPlain(Array(text.utf8)) else { continue }
      plain += 1
      #expect(XLSXDecimal(text)?.rounded(to: 15).plain == text, "\(text)")
    }
    #expect(plain > 5000)
  }
}
