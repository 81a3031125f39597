// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// Slips in measures, thresholds and formulas: each gives one fault, with its line and column.
@Suite struct MeasureSlipTests {
  private static let indicators = SampleFramework.indicators

  private static let thresholds = [
    Slip(
      "a band upside down", in: indicators, "upper: 8}", "upper: 4.9} # here",
      "framework.band-upside-down"),
    Slip(
      "a band without its upper end", in: indicators, ", upper: 8}", "} # here",
      "pack.missing-key", ["key": "upper"]),
    Slip(
      "an upper end that belongs to no band", in: indicators, "{comparison: atLeast, value: 1.5}",
      "{comparison: atLeast, value: 1.5, upper: 2} # here", "pack.unknown-key",
      ["key": "upper"]),
    Slip(
      "a comparison that does not exist", in: indicators,
      "{comparison: atLeast, value: 1.5}", "{comparison: around, value: 1.5}",
      "pack.not-a-choice", at: "comparison: around",
      ["choices": "atLeast, atMost, above, below, equal, between"]),
    Slip(
      "a rubric without a threshold", in: indicators,
      "\n    threshold: {comparison: atLeast, value: 2}", "", "framework.rubric-threshold",
      at: "- number: 204\n", ["number": "204"]),
  ]

  private static let measures = [
    Slip(
      "an unknown series", in: indicators, "series: national", "series: provincial",
      "framework.unknown-series", at: "- number: 202\n",
      ["number": "202", "series": "provincial"]),
    Slip(
      "years before in words", in: indicators, "yearsBefore: 1", "yearsBefore: last",
      "pack.not-a-number", at: "yearsBefore", ["key": "yearsBefore", "text": "last"]),
    Slip(
      "a direction that does not exist", in: indicators, "direction: decrease",
      "direction: down", "pack.not-a-choice", at: "direction",
      ["choices": "increase, decrease"]),
    Slip(
      "a change without a direction", in: indicators, ", direction: decrease", "",
      "pack.missing-key", at: "kind: change", ["key": "direction"]),
    Slip(
      "an unknown answer", in: indicators, "{kind: yesNo, value: open}",
      "{kind: yesNo, value: closed}", "framework.unknown-element", at: "- number: 206\n",
      ["number": "206", "element": "closed"]),
    Slip(
      "an answer of another kind", in: indicators, "{kind: yesNo, value: open}",
      "{kind: yesNo, value: rubric}", "framework.measure-mismatch", at: "- number: 206\n",
      ["number": "206", "element": "rubric"]),
    Slip(
      "a measure of two levels, one of them in another framework", in: indicators,
      "numerator: literate_level_2", "numerator: citizens", "framework.mixed-levels",
      at: "- number: 205\n", ["number": "205"]),
  ]

  private static let formulas = [
    Slip(
      "an unknown element", in: indicators, "numerator: literate_level_2",
      "numerator: 2 * illiterate", "formula.unknown-element", at: "numerator",
      ["key": "numerator", "text": "2 * illiterate", "column": "5", "element": "illiterate"]),
    Slip(
      "an unknown element that stands twice", in: indicators, "value: income",
      "value: income + tax / (tax - 1)", "formula.unknown-element", at: "series",
      ["column": "10", "element": "tax"]),
    Slip(
      "an answer in a formula", in: indicators, "value: income", "value: income * open",
      "formula.not-a-number-element", at: "series",
      ["key": "value", "text": "income * open", "column": "10", "element": "open"]),
    Slip(
      "a judgement in a formula", in: indicators, "denominator: people_15_60",
      "denominator: rubric", "formula.not-a-number-element", at: "denominator",
      ["column": "1", "element": "rubric"]),
    Slip(
      "a broken formula", in: indicators, "value: score}", "value: score +}",
      "formula.unexpected-end", at: "kind: amount", ["text": "score +", "column": "8"]),
  ]

  @Test(arguments: thresholds + measures + formulas)
  func oneSlipGivesOneFault(slip: Slip) throws {
    let folder = try SampleFramework.folder()
    try slip.expect(in: folder) { SampleFramework.read(folder).faults }
    #expect(SampleFramework.read(folder).framework == nil)
  }

  @Test func aPlainJudgementWithAThresholdIsRefused() throws {
    let folder = try SampleFramework.folder()
    try folder.replace("    levels:\n", with: "", in: SampleFramework.elements)
    for level in ["Không, en: None", "Một phần, en: In part", "Đủ, en: Whole"] {
      try folder.replace("      - {vi: \(level)}\n", with: "", in: SampleFramework.elements)
    }
    let faults = SampleFramework.read(folder).faults
    #expect(faults.map(\.code) == ["framework.rubric-threshold"])
    #expect(faults.map(\.arguments) == [["number": "204"]])
    #expect(
      try faults.map(\.line) == [folder.line(of: "- number: 204\n", in: Self.indicators)])
  }

  @Test func everyUnknownElementOfAFormulaIsToldWithItsColumn() throws {
    let folder = try SampleFramework.folder()
    try folder.replace(
      "value: income", with: "value: \"if(a > 1, open, b)\"", in: Self.indicators)
    let faults = SampleFramework.read(folder).faults
    let columns = Dictionary(
      uniqueKeysWithValues: faults.map { ($0.arguments["element"], $0.arguments["column"]) })
    #expect(columns == ["a": "4", "open": "11", "b": "17"])
  }

  @Test func withoutTheElementsFormulasAreNotHeldAgainstThem() throws {
    let folder = try SampleFramework.folder()
    try folder.remove(SampleFramework.elements)
    #expect(SampleFramework.read(folder).faults.map(\.code) == ["pack.missing-file"])
  }

  @Test func aBandOfOneValueIsNotUpsideDown() throws {
    let folder = try SampleFramework.folder()
    try folder.replace("upper: 8", with: "upper: 5.0", in: Self.indicators)
    #expect(SampleFramework.read(folder).faults == [])
  }
}
