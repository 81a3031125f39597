// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Numbers as files hold them.
/// Anything that two programs could read differently must be refused.
@Suite struct DecimalTextMachineTests {
  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("7", "7"), ("-7", "-7"), ("007", "7"), ("1.50", "1.5"),
    ("-0.125", "-0.125"), ("123456789012345678901234567890", "123456789012345678901234567890"),
  ])
  func digitsAndOnePointAreRead(text: String, value: String) throws {
    #expect("\(try #require(DecimalText.machine(text)))" == value)
  }

  @Test(arguments: [
    "", " ", "-", "--1", "+1", ".", "1.", ".5", "1,5", "1.2.3", "1e3", "1E3", "0x10", "NaN",
    "inf", "1 000", " 1", "1 ", "1\n", "-.5", "١٢", "１２", "một",
  ])
  func everythingElseIsRefused(text: String) {
    #expect(DecimalText.machine(text) == nil)
  }

  @Test func moreDigitsThanADecimalHoldsExactlyAreRefused() {
    #expect(DecimalText.machine(String(repeating: "9", count: 30)) != nil)
    #expect(DecimalText.machine(String(repeating: "9", count: 31)) == nil)
    #expect(DecimalText.machine(String(repeating: "9", count: 40)) == nil)
    #expect(DecimalText.machine("0." + String(repeating: "0", count: 300) + "1") == nil)
  }

  @Test func zerosInFrontDoNotCount() {
    #expect(DecimalText.machine(String(repeating: "0", count: 200) + "12") == 12)
  }

  @Test func noDigitIsLost() throws {
    let third = try #require(DecimalText.machine("0.1"))
    #expect(third + third + third == exact("0.3"))
  }
}
