// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// A city's own versions of its criteria set.
@Suite struct FrameworkVersionTests {
  private func framework() throws -> Framework {
    try SmallCity(
      elements: [],
      indicators: [1, 2].map { Samples.indicator($0, .unknown, Samples.atLeast("5")) },
      assignments: []
    ).framework
  }

  private func version(
    _ name: String, from day: String, _ changes: [FrameworkVersion.Change]
  ) throws -> FrameworkVersion {
    FrameworkVersion(
      version: name, legalBasis: "Quyết định 1", validFrom: try SmallCity.day(day),
      changes: changes)
  }

  @Test func whatAVersionDoesNotNameStaysAsInTheParent() throws {
    let framework = try framework()
    let changed = framework.applying(
      try version("a", from: "2025-07-01", [.init(indicator: 1, threshold: Samples.atLeast("6"))]))
    #expect(changed.indicator(1)?.threshold == Samples.atLeast("6"))
    #expect(changed.indicator(1)?.name == framework.indicator(1)?.name)
    #expect(changed.indicator(1)?.measure == .unknown)
    #expect(changed.indicator(2) == framework.indicator(2))
    #expect(changed.indicators.map(\.number) == [1, 2])
    #expect(changed.id == framework.id && changed.version == framework.version)
  }

  @Test func aChangeMayTouchEverythingThatIsRead() throws {
    let change = FrameworkVersion.Change(
      indicator: 2, name: Samples.text("new"), measure: .yesNo(element: "open"),
      threshold: Samples.between("1", "2"), definition: Samples.text("how"), reason: "why")
    let changed = try framework().applying(try version("a", from: "2025-07-01", [change]))
    let indicator = try #require(changed.indicator(2))
    #expect(indicator.name?.vi == "new")
    #expect(indicator.measure == .yesNo(element: "open"))
    #expect(indicator.threshold == Samples.between("1", "2"))
    #expect(indicator.definition?.vi == "how")
    #expect(indicator.code == "1.1.1.2")
  }

  @Test(arguments: [
    ("2025-06-30", "5"), ("2025-07-01", "6"), ("2025-12-31", "6"), ("2026-01-01", "7"),
    ("2030-01-01", "7"),
  ])
  func aVersionIsInForceFromItsDay(day: String, value: String) throws {
    let versions = [
      try version("b", from: "2026-01-01", [.init(indicator: 1, threshold: Samples.atLeast("7"))]),
      try version("a", from: "2025-07-01", [.init(indicator: 1, threshold: Samples.atLeast("6"))]),
    ]
    let inForce = try framework().inForce(on: SmallCity.day(day), versions)
    #expect(inForce.indicator(1)?.threshold == Samples.atLeast(value))
  }

  @Test func aLaterVersionBuildsOnTheEarlierOne() throws {
    let versions = [
      try version("a", from: "2025-07-01", [.init(indicator: 1, name: Samples.text("new"))]),
      try version("b", from: "2026-01-01", [.init(indicator: 1, threshold: Samples.atLeast("7"))]),
    ]
    let inForce = try framework().inForce(on: SmallCity.day("2026-06-01"), versions)
    #expect(inForce.indicator(1)?.name?.vi == "new")
    #expect(inForce.indicator(1)?.threshold == Samples.atLeast("7"))
  }

  @Test func withoutVersionsAndWithOnesOfNoIndicatorTheParentHolds() throws {
    let framework = try framework()
    let day = try SmallCity.day("2026-06-01")
    #expect(framework.inForce(on: day, []) == framework)
    let strange = try version("a", from: "2025-01-01", [.init(indicator: 99)])
    #expect(framework.inForce(on: day, [strange]) == framework)
    #expect(strange.change(99) != nil)
    #expect(strange.change(1) == nil)
  }

  @Test func onlyAnotherMeasureOrDefinitionBreaksTheTrend() {
    #expect(FrameworkVersion.Change(indicator: 1, measure: .unknown).breaksTrend)
    #expect(FrameworkVersion.Change(indicator: 1, definition: Samples.text("how")).breaksTrend)
    let harmless = FrameworkVersion.Change(
      indicator: 1, name: Samples.text("new"), threshold: Samples.atLeast("1"), reason: "why")
    #expect(!harmless.breaksTrend)
  }

  @Test func aVersionSurvivesBeingStored() throws {
    let version = try version(
      "2025-07", from: "2025-07-01",
      [
        .init(indicator: 1, measure: try Samples.percentage("a", "b"), reason: "why"),
        .init(indicator: 2, threshold: Samples.between("1.5", "2")),
      ])
    let data = try JSONEncoder().encode(version)
    #expect(try JSONDecoder().decode(FrameworkVersion.self, from: data) == version)
  }
}
