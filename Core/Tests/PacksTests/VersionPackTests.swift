// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// A city's own versions of its criteria set, as its folder says.
@Suite struct VersionPackTests {
  private static let file = SampleProgramme.versions

  @Test func aVersionIsReadAsItStands() throws {
    let programme = try #require(try SampleProgramme.programme())
    let version = try #require(programme.versions.first)
    #expect(programme.versions.count == 1)
    #expect(version.version == "2025-04")
    #expect(version.legalBasis == "Quyết định 1")
    #expect(version.validFrom.description == "2025-04-01")
    let first = try #require(version.change(1))
    #expect(first.threshold == Threshold(comparison: .between, value: 90, upper: Decimal(995) / 10))
    #expect(first.reason == "The census")
    #expect(first.measure == nil && first.name == nil && !first.breaksTrend)
    let second = try #require(version.change(2))
    #expect(second.measure?.elementCodes == ["newly_literate", "people_15_60"])
    #expect(second.name?.en == "Other")
    #expect(second.definition?.en == "How it is counted")
    #expect(second.threshold == nil && second.breaksTrend)
  }

  @Test func theRealFrameworkIsChangedFromTheDayOn() throws {
    let framework = try #require(RealFolder.readFramework())
    let versions = try #require(try SampleProgramme.programme()).versions
    func inForce(_ day: String) throws -> Framework {
      framework.inForce(on: try #require(CalendarDate(day)), versions)
    }
    #expect(try inForce("2025-03-31") == framework)
    #expect(try inForce("2025-04-01").indicator(1)?.threshold?.comparison == .between)
    #expect(try inForce("2025-04-01").indicator(3) == framework.indicator(3))
  }

  private static let slips = [
    Slip(
      "a band upside down", in: file, "value: 90, upper: 99.5}", "value: 90, upper: 9} # here",
      "framework.band-upside-down"),
    Slip(
      "an unknown element in a formula", in: file, "denominator: people_15_60",
      "denominator: 2 + people_of_old # here", "formula.unknown-element",
      [
        "key": "denominator", "text": "2 + people_of_old", "column": "5",
        "element": "people_of_old",
      ]),
    Slip(
      "an answer in a formula", in: file, "numerator: newly_literate",
      "numerator: universal_preschool # here", "formula.not-a-number-element",
      ["column": "1", "element": "universal_preschool"]),
    Slip(
      "a formula that ends too early", in: file, "numerator: newly_literate",
      "numerator: newly_literate / # here", "formula.unexpected-end", ["column": "17"]),
    Slip(
      "an indicator that is not there", in: file, "- indicator: 2\n", "- indicator: 99\n",
      "programme.unknown-indicator", at: "- version:", ["number": "99"]),
    Slip(
      "a day that does not exist", in: file, "\"2025-04-01\"", "\"2025-04-31\" # here",
      "pack.not-a-date", ["key": "validFrom"]),
    Slip(
      "a version without its legal basis", in: file, "    legalBasis: Quyết định 1\n", "",
      "pack.missing-key", at: "- version:", ["key": "legalBasis"]),
    Slip(
      "a key that belongs to the indicator", in: file, "        reason: The census\n",
      "        criterion: \"1.1.2\" # here\n", "pack.unknown-key", ["key": "criterion"]),
    Slip(
      "a kind of measure that does not exist", in: file, "kind: ratio", "kind: share # here",
      "pack.not-a-choice", ["text": "share"]),
  ]

  @Test(arguments: slips)
  func oneSlipGivesOneFault(slip: Slip) throws {
    let folder = try SampleProgramme.folder()
    try slip.expect(in: folder) { SampleProgramme.read(folder).faults }
    #expect(SampleProgramme.read(folder).programme == nil)
  }

  @Test func aVersionWithoutChangesIsTold() throws {
    let folder = try SampleProgramme.folder([
      Self.file: """
      versions:
        - {version: a, legalBasis: b, validFrom: "2025-01-01"}
      """
    ])
    let errors = SampleProgramme.read(folder).faults.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["pack.missing-key"])
    #expect(errors.map { $0.arguments["key"] } == ["changes"])
    #expect(errors.map(\.line) == [2])
  }

  @Test func elementsOfFrameworksAlongsideMayBeUsed() throws {
    let folder = try SampleAlongside.folder()
    try folder.write(
      """
      versions:
        - version: a
          legalBasis: b
          validFrom: "2025-04-01"
          changes: [{indicator: 201, measure: {kind: amount, value: score * 10}}]
      """, to: Self.file)
    #expect(try SampleAlongside.read(folder).faults.filter { $0.severity == .error } == [])
  }
}
