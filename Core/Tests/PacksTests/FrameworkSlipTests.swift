// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// Slips in the files of a framework: each gives one fault, with its file and its line.
@Suite struct FrameworkSlipTests {
  private static let root = "framework.yaml"
  private static let indicators = "indicators.yaml"
  private static let elements = "data-elements.yaml"
  private static let english = "  en: Learning-city criteria (57 indicators)"
  private static let second = "  - code: literate_level_2\n"

  private static func element(_ code: String, _ level: String, _ aggregation: String) -> String {
    """
      - code: \(code) # here
        name: {vi: Thử, en: Trial}
        type: yesNo
        collectedAt: \(level)
        aggregation: \(aggregation)

    """ + second
  }

  private static let keys = [
    Slip(
      "an unknown key", in: indicators, "    criterion: \"1.1.1\"\n",
      "    criterion: \"1.1.1\"\n    colour: red # here\n", "pack.unknown-key",
      ["key": "colour"]),
    Slip(
      "a missing text", in: root, english + "\n", "", "pack.missing-key",
      at: "  vi: Bộ tiêu chí", ["key": "en"]),
    Slip("an empty text", in: root, english, "  en: \"\" # here", "pack.empty-text"),
    Slip("a text of blanks", in: root, english, "  en: \"  \" # here", "pack.empty-text"),
    Slip(
      "a list for a text", in: root, "version: uong-bi-2025", "version: [a] # here",
      "pack.not-a-text", ["key": "version"]),
    Slip(
      "a text for a mapping", in: elements, "unit: {vi: người, en: people}",
      "unit: người # here", "pack.not-a-mapping"),
    Slip(
      "a count without unit", in: elements, "    unit: {vi: người, en: people}\n", "",
      "pack.missing-key", at: "- code: people_15_60", ["key": "unit"]),
    Slip(
      "a name that is neither there nor marked as missing", in: indicators,
      "    textStatus: missing\n", "", "pack.missing-key", at: "- number: 26\n",
      ["key": "name"]),
    Slip(
      "another status of a text", in: indicators, "textStatus: missing",
      "textStatus: lost # here", "pack.not-a-choice", ["choices": "missing"]),
  ]

  private static let values = [
    Slip(
      "a wrong date", in: root, "validFrom: \"2019-01-08\"", "validFrom: \"2019-02-30\" # here",
      "pack.not-a-date", ["text": "2019-02-30"]),
    Slip(
      "a wrong choice", in: elements, "collectedAt: city", "collectedAt: village # here",
      "pack.not-a-choice", ["text": "village", "choices": "city, commune"]),
    Slip(
      "a kind of measure that does not exist", in: indicators, "kind: percentage",
      "kind: share # here", "pack.not-a-choice", ["text": "share"]),
    Slip(
      "a threshold with a sign", in: indicators, "value: 95}", "value: 95%} # here",
      "pack.not-a-number", ["text": "95%"]),
    Slip(
      "a threshold without a value", in: indicators, "{comparison: atLeast, value: 95}",
      "{comparison: atLeast} # here", "pack.missing-key", ["key": "value"]),
    Slip(
      "a number in words", in: indicators, "- number: 1\n", "- number: một # here\n",
      "pack.not-a-number", ["text": "một"]),
    Slip(
      "an empty number", in: indicators, "- number: 1\n", "- number: \"\" # here\n",
      "pack.empty-text"),
    Slip(
      "a flag that is neither true nor false", in: root, "unverified: true",
      "unverified: maybe # here", "pack.not-a-flag"),
  ]

  private static let references = [
    Slip(
      "a duplicate number", in: indicators, "- number: 2\n", "- number: 1 # here\n",
      "framework.duplicate-number", ["number": "1"]),
    Slip(
      "an unknown criterion", in: indicators, "criterion: \"1.1.1\"", "criterion: \"9.9.9\"",
      "framework.unknown-criterion", at: "- number: 1\n", ["criterion": "9.9.9"]),
    Slip(
      "an unknown element in a formula", in: indicators, "numerator: literate_level_2",
      "numerator: literate_level_9 # here", "formula.unknown-element",
      [
        "key": "numerator", "text": "literate_level_9", "column": "1",
        "element": "literate_level_9",
      ]),
    Slip(
      "a broken formula", in: indicators, "numerator: literate_level_2",
      "numerator: literate_level_2 + # here", "formula.unexpected-end",
      ["column": "19", "key": "numerator"]),
    Slip(
      "a number with a comma in a formula", in: indicators, "numerator: literate_level_2",
      "numerator: 1,5 * literate_level_2 # here", "formula.unexpected-character",
      ["column": "2"]),
    Slip(
      "a duplicate criterion", in: root, "          - code: \"1.1.2\"\n",
      "          - {code: \"1.1.1\", name: {vi: a, en: b}} # here\n          - code: \"1.1.2\"\n",
      "framework.duplicate-code", ["code": "1.1.1"]),
    Slip(
      "a duplicate element", in: elements, second, element("people_15_60", "city", "none"),
      "framework.duplicate-code", ["code": "people_15_60"]),
    Slip(
      "an element code with a hyphen", in: elements, second, element("new-one", "city", "none"),
      "framework.bad-element-code", ["code": "new-one"]),
    Slip(
      "an element of communes without aggregation", in: elements, second,
      element("trial", "commune", "none"), "framework.no-aggregation", ["element": "trial"]),
  ]

  @Test(arguments: keys + values + references)
  func oneSlipGivesOneFault(slip: Slip) throws {
    let folder = try EditedFolder(RealFolder.framework)
    try slip.expect(in: folder) { FrameworkPack.read(folder.url).faults }
    #expect(FrameworkPack.read(folder.url).framework == nil)
  }

  @Test func elementsOfTwoLevelsInOneIndicatorAreRefused() throws {
    let folder = try EditedFolder(RealFolder.framework)
    try folder.replace("collectedAt: commune", with: "collectedAt: city", in: Self.elements)
    let errors = FrameworkPack.read(folder.url).faults.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["framework.mixed-levels"])
    #expect(errors.map(\.file) == [folder.path(of: Self.indicators)])
    #expect(try errors.map(\.line) == [folder.line(of: "- number: 3\n", in: Self.indicators)])
  }

  @Test func anElementThatNobodyUsesIsOnlyWarnedOf() throws {
    let folder = try EditedFolder(RealFolder.framework)
    try folder.replace(
      Self.second, with: Self.element("spare", "city", "none"), in: Self.elements)
    let (framework, faults) = FrameworkPack.read(folder.url)
    let unused = try #require(faults.first { $0.code == "framework.unused-element" })
    #expect(framework != nil)
    #expect(unused.severity == .warning)
    #expect(unused.arguments == ["element": "spare"])
    #expect(unused.file == folder.path(of: Self.elements))
    #expect(try unused.line == folder.line(of: "# here", in: Self.elements))
    #expect(faults.count == 3)
  }

  @Test func severalSlipsAreToldAtOnceInTheOrderOfTheLines() throws {
    let folder = try EditedFolder(RealFolder.framework)
    for slip in [Self.values[3], Self.keys[0], Self.values[0], Self.keys[2]] {
      try folder.replace(slip.old, with: slip.new, in: slip.file)
    }
    let errors = FrameworkPack.read(folder.url).faults.filter { $0.severity == .error }
    #expect(
      errors.map(\.code) == [
        "pack.empty-text", "pack.not-a-date", "pack.unknown-key", "pack.not-a-number",
      ])
    #expect(errors == errors.sorted())
  }
}
