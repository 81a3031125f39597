// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// What a value is held against.
/// Each comparison below, at and above the threshold.
@Suite struct ThresholdTests {
  @Test(arguments: [
    (Threshold.Comparison.atLeast, [false, true, true], "≥"),
    (.atMost, [true, true, false], "≤"),
    (.above, [false, false, true], ">"),
    (.below, [true, false, false], "<"),
    (.equal, [false, true, false], "="),
  ])
  func everyComparisonHoldsWhereItShould(
    comparison: Threshold.Comparison, expected: [Bool], sign: String
  ) {
    let threshold = Threshold(comparison: comparison, value: 95)
    let values = ["94.9999999999999999999999999", "95.000", "95.0000000000000000000000001"]
    #expect(values.map { threshold.holds(for: exact($0)) } == expected)
    #expect(threshold.sign == sign)
  }
}
