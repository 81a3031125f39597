// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Packs
import Testing

/// The Vietnamese criteria of 2019 as the repository holds them.
@Suite struct RealFrameworkTests {
  private func framework() throws -> Framework { try #require(RealFolder.readFramework()) }

  @Test func itIsReadWithoutErrors() {
    let faults = FrameworkPack.read(RealFolder.framework).faults
    #expect(faults.filter { $0.severity == .error } == [])
  }

  @Test func onlyTheTwoUnknownTextsAreWarnedOf() {
    let faults = FrameworkPack.read(RealFolder.framework).faults
    #expect(faults.map(\.code) == ["framework.text-missing", "framework.text-missing"])
    #expect(faults.map { $0.arguments["number"] } == ["26", "37"])
    #expect(faults.allSatisfy { $0.file.hasSuffix("vn-86-2019/indicators.yaml") })
  }

  @Test func itHasThreeAreasTwelveStandardsAndThirtyFiveCriteria() throws {
    let areas = try framework().areas
    let standards = areas.flatMap(\.standards)
    #expect(areas.count == 3)
    #expect(standards.count == 12)
    #expect(standards.flatMap(\.criteria).count == 35)
  }

  @Test func itsIndicatorsAreNumberedFromOneToFiftySeven() throws {
    let framework = try framework()
    #expect(framework.indicators.map(\.number) == Array(1...57))
    for indicator in framework.indicators {
      #expect(indicator.code == "\(indicator.criterion).\(indicator.number)")
    }
  }

  @Test func nothingIsMeasuredWhereNoTextIsKnown() throws {
    let framework = try framework()
    let unknown = framework.indicators.filter { $0.measure == .unknown }
    #expect(unknown.map(\.number) == [26, 37])
    #expect(unknown.allSatisfy { $0.name == nil && $0.threshold == nil })
  }

  @Test func everyTextHasBothLanguages() throws {
    let framework = try framework()
    let texts =
      [framework.name] + framework.areas.map(\.name)
      + framework.areas.flatMap(\.standards).map(\.name)
      + framework.indicators.compactMap(\.name) + framework.indicators.compactMap(\.unit)
      + framework.dataElements.map(\.name) + framework.dataElements.compactMap(\.guidance)
      + framework.dataElements.flatMap(\.levels)
    #expect(texts.count > 200)
    #expect(texts.allSatisfy { !$0.vi.isEmpty && $0.en?.isEmpty == false })
  }

  @Test func measuresAndThresholdsAreReadAsTheyStand() throws {
    let framework = try framework()
    let first = try #require(framework.indicator(1))
    #expect(first.threshold == Threshold(comparison: .atLeast, value: 95))
    #expect(first.measure.elementCodes == ["literate_level_2", "people_15_60"])
    #expect(framework.indicator(6)?.threshold?.value == Decimal(15) / 10)
    #expect(framework.indicator(7)?.threshold?.comparison == .atMost)
    #expect(framework.indicator(21)?.measure == .yesNo(element: "universal_preschool"))
    #expect(
      framework.indicator(27)?.measure
        == .shareOfUnits(element: "learning_centre_effective", atLeast: 1))
    guard case .compound(let parts) = framework.indicator(12)?.measure else {
      Issue.record("indicator 12 is no compound")
      return
    }
    #expect(parts.count == 3)
    #expect(parts.allSatisfy { $0.threshold?.value == 60 })
  }

  @Test func aFrameworkSurvivesBeingStored() throws {
    let framework = try framework()
    let data = try JSONEncoder().encode(framework)
    #expect(try JSONDecoder().decode(Framework.self, from: data) == framework)
  }
}
