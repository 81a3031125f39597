// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Domain

/// Exact quotients.
/// Equal shares must be equal however they are written, which divided decimals are not.
@Suite struct FractionTests {
  @Test func equalSharesAreEqual() throws {
    for part in 1...30 {
      for whole in 1...30 {
        let share = try #require(Fraction(Decimal(part), over: Decimal(whole)))
        let same = try #require(Fraction(Decimal(part * 7), over: Decimal(whole * 7)))
        #expect(share == same)
        #expect(!(share < same) && !(same < share))
      }
    }
  }

  @Test func aNegativeDenominatorKeepsTheOrder() throws {
    let negative = try #require(Fraction(1, over: -3))
    #expect(negative < Fraction(0))
    #expect(negative == -(try #require(Fraction(1, over: 3))))
  }

  @Test func nothingIsDividedByZero() {
    #expect(Fraction(1, over: 0) == nil)
    #expect(Fraction(1).divided(by: Fraction(0)) == nil)
    #expect(Fraction(.nan, over: 1) == nil)
  }
}
