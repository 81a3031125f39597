// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// What a city wants to reach, as its folder says.
@Suite struct TargetPackTests {
  private func programme() throws -> Programme { try #require(try SampleProgramme.programme()) }

  @Test func targetsAreReadAsTheyStand() throws {
    let targets = try programme().targets
    #expect(targets.map(\.indicator) == [1, 7, 7])
    #expect(targets.map(\.scope) == [.area, .unit("ub-gddt"), .kind("ward")])
    #expect(targets.map(\.direction) == [.atLeast, .atMost, .within])
    #expect(targets.map(\.path) == [.step, .linear, .linear])
    #expect(targets.map(\.source.last) == ["2", "3", "4"])
  }

  @Test func marksAreValuesOrRangesInTheOrderOfTheirYears() throws {
    let targets = try programme().targets
    let first = try #require(targets.first)
    #expect(first.baseline == Target.Mark(year: 2023, lower: 90))
    #expect(
      first.marks == [
        Target.Mark(year: 2025, lower: 95, upper: Decimal(995) / 10),
        Target.Mark(year: 2030, lower: Decimal(996) / 10),
      ])
    #expect(targets[1].marks == [Target.Mark(year: 2025, lower: -2)])
    #expect(targets[1].baseline == nil)
  }

  @Test func theProgrammesRuleIsReadOrTheUsualOneHolds() throws {
    #expect(try programme().progressRule == ProgressRule(atRiskWithin: Decimal(125) / 10))
    let folder = try SampleProgramme.folder()
    try folder.replace(
      "progress:\n  atRiskWithin: 12.5\n", with: "", in: SampleProgramme.targets)
    #expect(try #require(SampleProgramme.read(folder).programme).progressRule == nil)
  }

  @Test func aTargetIsFoundForTheUnitItIsMeantFor() throws {
    let programme = try programme()
    #expect(programme.target(of: 1, for: "ub")?.path == .step)
    #expect(programme.target(of: 7, for: "ub-gddt")?.direction == .atMost)
    #expect(programme.target(of: 7, for: "ub-bac-son")?.direction == .within)
    #expect(programme.target(of: 7, for: "ub") == nil)
  }

  @Test func aTargetOfTheAreasOwnUnitIsOneOfTheArea() throws {
    let folder = try SampleProgramme.folder()
    try folder.replace("unit: ub-gddt", with: "unit: ub", in: SampleProgramme.targets)
    let programme = try #require(SampleProgramme.read(folder).programme)
    #expect(programme.targets.map(\.scope) == [.area, .area, .kind("ward")])
  }

  @Test func aFolderWithoutTargetsHasNone() throws {
    let programme = try #require(RealFolder.readProgramme())
    #expect(programme.targets.isEmpty && programme.versions.isEmpty)
    #expect(programme.progressRule == nil)
  }

  @Test func theProgrammeSurvivesBeingStored() throws {
    let programme = try programme()
    let data = try JSONEncoder().encode(programme)
    #expect(try JSONDecoder().decode(Programme.self, from: data) == programme)
  }
}
