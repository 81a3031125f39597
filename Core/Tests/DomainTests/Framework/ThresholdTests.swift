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

  @Test(arguments: [
    ("4.9999999999999999999999999", false), ("5", true), ("5.000", true), ("6", true),
    ("8", true), ("8.0000000000000000000000001", false), ("-6", false),
  ])
  func aBandHoldsFromItsLowerEndToItsUpperEnd(value: String, holds: Bool) {
    let band = Samples.between("5", "8")
    #expect(band.holds(for: exact(value)) == holds)
    #expect(band.sign == "∈")
  }

  @Test func aBandOfOneValueHoldsForThatValue() {
    let band = Samples.between("5", "5")
    #expect(["4.999", "5.0", "5.001"].map { band.holds(for: exact($0)) } == [false, true, false])
  }

  @Test func aBandMayLieBelowZero() {
    let band = Samples.between("-8", "-5")
    #expect(
      ["-9", "-8", "-5", "-4"].map { band.holds(for: exact($0)) } == [false, true, true, false])
  }

  @Test func aThresholdIsWrittenWithoutAnUpperEndWhereItHasNone() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let thresholds = [Samples.atLeast("95"), Samples.between("1.5", "2")]
    let data = try encoder.encode(thresholds)
    #expect(
      String(decoding: data, as: UTF8.self)
        == #"[{"comparison":"atLeast","value":95},{"comparison":"between","upper":2,"value":1.5}]"#)
    #expect(try JSONDecoder().decode([Threshold].self, from: data) == thresholds)
  }
}
