// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// Slips in what a data element refers to and in how it is summarised.
@Suite struct ElementSlipTests {
  private static let root = SampleFramework.root
  private static let elements = SampleFramework.elements

  private static let references = [
    Slip(
      "an unknown breakdown", in: elements, "breakdowns: [sex]", "breakdowns: [sex, age]",
      "framework.unknown-breakdown", at: "- code: pupils\n",
      ["element": "pupils", "breakdown": "age"]),
    Slip(
      "a breakdown of an answer", in: elements, "  - code: open\n",
      "  - code: open # here\n    breakdowns: [sex]\n", "framework.breakdown-of-answer",
      ["element": "open"]),
    Slip(
      "a breakdown of what is not summed", in: elements,
      "aggregation: sum\n    overTime: last\n    breakdowns",
      "aggregation: maximum\n    overTime: last\n    breakdowns",
      "framework.breakdown-not-summed", at: "- code: pupils\n", ["element": "pupils"]),
    Slip(
      "an unknown weight", in: elements, "weight: pupils", "weight: classes",
      "framework.unknown-weight", at: "- code: score\n",
      ["element": "score", "weight": "classes"]),
    Slip(
      "a weight that is an answer", in: elements, "weight: pupils", "weight: open",
      "framework.unknown-weight", at: "- code: score\n", ["weight": "open"]),
    Slip(
      "a weight that is collected at another level", in: elements, "weight: pupils",
      "weight: income", "framework.unknown-weight", at: "- code: score\n",
      ["weight": "income"]),
    Slip(
      "a weight that another framework has", in: elements, "weight: pupils", "weight: citizens",
      "framework.unknown-weight", at: "- code: score\n", ["weight": "citizens"]),
  ]

  private static let summaries = [
    Slip(
      "a mean without a weight", in: elements, "    weight: pupils\n", "",
      "framework.aggregation-mismatch", at: "- code: score\n",
      ["element": "score", "aggregation": "weightedMean", "type": "amount"]),
    Slip(
      "the least of answers", in: elements, "  - code: open\n",
      trial("yesNo", "minimum") + "  - code: open\n", "framework.aggregation-mismatch",
      ["element": "trial", "aggregation": "minimum", "type": "yesNo"]),
    Slip(
      "the greatest of judgements", in: elements, "  - code: open\n",
      trial("judgement", "maximum") + "  - code: open\n", "framework.aggregation-mismatch",
      ["aggregation": "maximum", "type": "judgement"]),
    Slip(
      "a mean of answers", in: elements, "  - code: open\n",
      trial("yesNo", "weightedMean") + "  - code: open\n", "framework.aggregation-mismatch",
      ["aggregation": "weightedMean"]),
    Slip(
      "a way to summarise that does not exist", in: elements, "aggregation: none\n    overTime",
      "aggregation: median # here\n    overTime", "pack.not-a-choice",
      [
        "text": "median",
        "choices": "sum, weightedMean, minimum, maximum, count, countYes, allMet, none",
      ]),
    Slip(
      "a way over time that does not exist", in: elements, "overTime: mean",
      "overTime: first # here", "pack.not-a-choice", ["choices": "sum, last, mean"]),
    Slip(
      "a greatest number below the least", in: elements, "maximum: 10", "maximum: -1",
      "framework.band-upside-down", at: "- code: score\n"),
    Slip(
      "a greatest number in words", in: elements, "maximum: 10", "maximum: mười # here",
      "pack.not-a-number", ["key": "maximum", "text": "mười"]),
    Slip(
      "a breakdown in a word", in: elements, "breakdowns: [sex]", "breakdowns: sex # here",
      "pack.not-a-list", ["key": "breakdowns"]),
  ]

  private static let heads = [
    Slip(
      "a category without a name", in: root, "{code: male, name: {vi: Nam, en: Men}}",
      "{code: male} # here", "pack.missing-key", ["key": "name"]),
    Slip(
      "a series without its unit", in: root, "    unit: {vi: đồng, en: dong}\n", "",
      "pack.missing-key", at: "- code: national", ["key": "unit"]),
    Slip(
      "points in words", in: root, "points: 2.5}", "points: hai} # here", "pack.not-a-number",
      ["key": "points", "text": "hai"]),
    Slip(
      "points without their legal basis", in: root, "  legalBasis: Quyết định 2\n", "",
      "pack.missing-key", at: "  name: {vi: Thang điểm", ["key": "legalBasis"]),
  ]

  private static func trial(_ kind: String, _ aggregation: String) -> String {
    """
      - code: trial # here
        name: {vi: Thử, en: Trial}
        type: \(kind)
        collectedAt: commune
        aggregation: \(aggregation)

    """
  }

  @Test(arguments: references + summaries + heads)
  func oneSlipGivesOneFault(slip: Slip) throws {
    let folder = try SampleFramework.folder()
    try slip.expect(in: folder) { SampleFramework.read(folder).faults }
    #expect(SampleFramework.read(folder).framework == nil)
  }

  @Test func aBreakdownWithoutCategoriesIsTold() throws {
    let folder = try SampleFramework.folder()
    try folder.replace("    categories:\n", with: "    parts:\n", in: Self.root)
    let faults = SampleFramework.read(folder).faults
    #expect(faults.map(\.code) == ["pack.missing-key", "pack.unknown-key"])
    #expect(faults.map { $0.arguments["key"] } == ["categories", "parts"])
  }

  @Test(arguments: ["minimum", "maximum", "count"])
  func numbersMayBeSummarisedInEveryWay(aggregation: String) throws {
    let folder = try SampleFramework.folder()
    try folder.replace(
      "aggregation: weightedMean\n    weight: pupils\n", with: "aggregation: \(aggregation)\n",
      in: Self.elements)
    #expect(SampleFramework.read(folder).faults == [])
    let score = SampleFramework.read(folder).framework?.dataElement("score")
    #expect(score?.aggregation.rawValue == aggregation)
  }

  @Test func whatOnlyWeighsIsNotUnused() throws {
    let folder = try SampleFramework.folder()
    try folder.replace(
      "formula: pupils / tutors", with: "formula: tutors / 2", in: Self.elements)
    #expect(SampleFramework.read(folder).faults == [])
  }
}
