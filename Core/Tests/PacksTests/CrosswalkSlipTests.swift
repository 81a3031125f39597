// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// Slips in a crosswalk, and in the frameworks that a folder leans on.
@Suite struct CrosswalkSlipTests {
  private static let crosswalk = SampleFramework.crosswalk
  private static let second = "  - criterion: \"M.1.2\"\n"

  private static let slips = [
    Slip(
      "a criterion that is not there", in: crosswalk, "- criterion: \"M.1.2\"\n",
      "- criterion: \"M.9\" # here\n", "crosswalk.unknown-criterion", ["criterion": "M.9"]),
    Slip(
      "an indicator that the other does not have", in: crosswalk, "indicators: [1, 2]",
      "indicators: [1, 99]", "crosswalk.unknown-indicator", at: "- criterion: \"M.1.1\"",
      ["number": "99", "framework": "vn-86-2019"]),
    Slip(
      "a criterion that stands twice", in: crosswalk, second,
      "  - {criterion: \"M.1.1\", indicators: []} # here\n" + second, "framework.duplicate-code",
      ["code": "M.1.1"]),
    Slip(
      "another framework that is not there", in: crosswalk, "to: vn-86-2019",
      "to: unesco # here", "framework.unknown-framework", ["framework": "unesco"]),
    Slip(
      "an indicator in words", in: crosswalk, "indicators: [1, 2]",
      "indicators: [1, hai] # here", "pack.not-a-number", ["key": "indicators", "text": "hai"]),
    Slip(
      "a link without indicators", in: crosswalk, "    indicators: []\n", "",
      "pack.missing-key", at: "- criterion: \"M.1.2\"", ["key": "indicators"]),
    Slip(
      "a flag that is neither true nor false", in: crosswalk, "unverified: true",
      "unverified: perhaps # here", "pack.not-a-flag"),
    Slip(
      "an unknown key", in: crosswalk, "    unverified: true\n", "    weight: 2 # here\n",
      "pack.unknown-key", ["key": "weight"]),
    Slip(
      "a used framework that is not there", in: SampleFramework.root, "uses: [vn-86-2019]",
      "uses: [vn-86-2019, unesco] # here", "framework.unknown-framework",
      ["framework": "unesco"]),
  ]

  @Test(arguments: slips)
  func oneSlipGivesOneFault(slip: Slip) throws {
    let folder = try SampleFramework.folder()
    try slip.expect(in: folder) { SampleFramework.read(folder).faults }
    #expect(SampleFramework.read(folder).framework == nil)
  }

  @Test func onlyElementsOfUsedFrameworksAreKnown() throws {
    let folder = try SampleFramework.folder()
    try folder.replace("uses: [vn-86-2019]\n", with: "", in: SampleFramework.root)
    let faults = SampleFramework.read(folder).faults
    #expect(faults.map(\.code) == Array(repeating: "formula.unknown-element", count: 2))
    #expect(Set(faults.map { $0.arguments["element"] }) == ["literate_level_2", "people_15_60"])
  }

  @Test func everyLinkThatIsWrongIsTold() throws {
    let folder = try SampleFramework.folder()
    try folder.replace("indicators: [1, 2]", with: "indicators: [98, 99]", in: Self.crosswalk)
    try folder.replace("\"M.1.2\"", with: "\"M.9\"", in: Self.crosswalk)
    let codes = SampleFramework.read(folder).faults.map(\.code)
    #expect(
      codes == [
        "crosswalk.unknown-indicator", "crosswalk.unknown-indicator",
        "crosswalk.unknown-criterion",
      ])
  }

  @Test func aCrosswalkThatIsNoYAMLIsTold() throws {
    let folder = try SampleFramework.folder()
    try folder.write("links: [", to: Self.crosswalk)
    let faults = SampleFramework.read(folder).faults
    #expect(faults.map(\.code) == ["yaml.broken"])
    #expect(faults.map(\.file) == [folder.path(of: Self.crosswalk)])
  }

  @Test func withoutTheOtherFrameworkNothingElseIsSaidOfTheLinks() throws {
    let folder = try SampleFramework.folder()
    try folder.replace("uses: [vn-86-2019]\n", with: "", in: SampleFramework.root)
    try folder.replace(
      "{kind: percentage, numerator: literate_level_2, denominator: people_15_60}",
      with: "{kind: amount, value: income}", in: SampleFramework.indicators)
    let faults = FrameworkPack.read(folder.url).faults
    #expect(faults.map(\.code) == ["framework.unknown-framework"])
    #expect(faults.map(\.arguments) == [["framework": "vn-86-2019"]])
  }
}
