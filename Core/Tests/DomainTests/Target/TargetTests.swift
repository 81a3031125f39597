// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// What is to be reached in which years.
@Suite struct TargetTests {
  private func target(_ marks: [Target.Mark], _ scope: Target.Scope = .area) -> Target {
    Target(
      indicator: 7, scope: scope, direction: .atLeast, path: .linear, baseline: nil, marks: marks,
      source: "Kế hoạch")
  }

  @Test(arguments: [
    ("area", Target.Scope.area), ("unit:ward-a", .unit("ward-a")), ("kind:ward", .kind("ward")),
    ("unit:a:b", .unit("a:b")),
  ])
  func aScopeIsReadAndWrittenBack(text: String, scope: Target.Scope) {
    #expect(Target.Scope(text) == scope)
    #expect(scope.text == text)
  }

  @Test(arguments: ["", "city", "unit", "unit:", "kind:", "area:x", "Unit:a", "group:wards"])
  func aTextThatIsNoScopeIsRefused(text: String) {
    #expect(Target.Scope(text) == nil)
  }

  @Test func marksStandInTheOrderOfTheirYears() {
    let marks = [2030, 2025, 2027].map { Target.Mark(year: $0, lower: 1) }
    #expect(target(marks).marks.map(\.year) == [2025, 2027, 2030])
  }

  @Test(arguments: [
    (2020, 2025), (2025, 2025), (2026, 2030), (2029, 2030), (2030, 2030), (2031, 2030),
    (2099, 2030),
  ])
  func aYearWorksTowardsItsOwnMarkOrTheNextAndAfterTheLastTheLast(year: Int, mark: Int) {
    let target = target([2025, 2030].map { Target.Mark(year: $0, lower: 1) })
    #expect(target.mark(for: year)?.year == mark)
  }

  @Test func withoutMarksThereIsNothingToWorkTowards() {
    #expect(target([]).mark(for: 2025) == nil)
  }

  @Test func oneIndicatorAndOneScopeMakeRivals() {
    #expect(target([]).key == "7/area")
    #expect(target([], .kind("ward")).key == "7/kind:ward")
    #expect(target([], .unit("ward")).key != target([], .kind("ward")).key)
  }

  @Test func aSingleValueIsNoRange() {
    #expect(!Target.Mark(year: 2025, lower: 80).isRange)
    #expect(!Target.Mark(year: 2025, lower: 80, upper: exact("80.0")).isRange)
    #expect(Target.Mark(year: 2025, lower: 80, upper: 85).isRange)
    #expect(Target.Mark(year: 2025, lower: 80).upper == 80)
  }

  @Test func aTargetSurvivesBeingStored() throws {
    let targets = [Target.Scope.area, .unit("ward-a"), .kind("ward")].flatMap { scope in
      Target.Direction.allCases.map { direction in
        Target(
          indicator: 3, scope: scope, direction: direction, path: .step,
          baseline: Target.Mark(year: 2023, lower: exact("-0.5")),
          marks: [Target.Mark(year: 2025, lower: exact("99.5"), upper: exact("99.6"))],
          source: "Mục II.2")
      }
    }
    let data = try JSONEncoder().encode(targets)
    #expect(try JSONDecoder().decode([Target].self, from: data) == targets)
  }
}
