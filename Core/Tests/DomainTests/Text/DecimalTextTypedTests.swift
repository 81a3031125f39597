// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Numbers as people type them.
/// Vietnamese and English notation are both read; only one group of three depends on the person.
@Suite struct DecimalTextTypedTests {
  @Test(arguments: [
    ("1.234.567,89", "1234567.89"), ("1.234", "1234"), ("12.5", "12.5"), ("12,5", "12.5"),
    ("1,234.5", "1234.5"), ("1,234", "1.234"), ("1234567", "1234567"), ("-1.234,5", "-1234.5"),
    ("1 234 567,5", "1234567.5"), (" 95 ", "95"), ("1\u{00A0}234,5", "1234.5"),
    ("1\u{202F}234", "1234"), ("0,5", "0.5"), ("0.5", "0.5"), ("1,234,567", "1234567"),
  ])
  func aVietnameseReaderIsUnderstood(text: String, value: String) {
    #expect(DecimalText.typed(text, .vi) == exact(value))
  }

  @Test(arguments: [
    ("1,234,567.89", "1234567.89"), ("1,234", "1234"), ("1.234", "1.234"), ("12.5", "12.5"),
    ("12,5", "12.5"), ("1.234,5", "1234.5"), ("-1,234.5", "-1234.5"), ("1.234.567", "1234567"),
  ])
  func anEnglishReaderIsUnderstood(text: String, value: String) {
    #expect(DecimalText.typed(text, .en) == exact(value))
  }

  @Test(arguments: Language.allCases)
  func aShareBelowOneIsNeverReadAsThousands(language: Language) {
    #expect(DecimalText.typed("0.125", language) == exact("0.125"))
    #expect(DecimalText.typed("0,125", language) == exact("0.125"))
    #expect(DecimalText.typed("-0.125", language) == exact("-0.125"))
  }

  @Test(
    arguments: [
      "", " ", "-", "--5", "5-", "+5", ",", ".", "1,", ",5", "1.23.456", "1234.567,8", "1.234.56",
      "1,2,3", "1.234,567.8", "12%", "1e3", "mười",
    ], Language.allCases)
  func whatIsNoNumberIsRefused(text: String, language: Language) {
    #expect(DecimalText.typed(text, language) == nil)
  }
}
