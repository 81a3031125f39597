// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// What the path of a target expects on a day.
@Suite struct TargetExpectationTests {
  /// From 40 at the end of 2024 to 64 at the end of 2026 and 70 at the end of 2027.
  private func target(
    _ path: Target.Path, baseline: Target.Mark? = Target.Mark(year: 2024, lower: 40),
    marks: [Target.Mark] = [
      Target.Mark(year: 2026, lower: 64), Target.Mark(year: 2027, lower: 70),
    ]
  ) -> Target {
    Target(
      indicator: 1, scope: .area, direction: .atLeast, path: path, baseline: baseline,
      marks: marks, source: "")
  }

  private func lower(_ target: Target, _ day: String) throws -> Decimal? {
    target.expectation(on: try SmallCity.day(day))?.lower
  }

  @Test(arguments: [
    ("2024-12-01", "40"), ("2024-12-31", "40"), ("2025-01-01", "41"), ("2025-01-31", "41"),
    ("2025-06-30", "46"), ("2025-12-31", "52"), ("2026-11-30", "63"), ("2026-12-31", "64"),
    ("2027-01-31", "64.5"), ("2027-06-15", "67"), ("2027-12-01", "70"), ("2027-12-31", "70"),
    ("2028-01-01", "70"), ("2050-06-30", "70"),
  ])
  func aLinearPathRisesEvenlyMonthByMonth(day: String, value: String) throws {
    #expect(try lower(target(.linear), day) == exact(value))
  }

  @Test(arguments: [
    ("2024-12-31", "40"), ("2025-12-31", "40"), ("2026-11-30", "40"), ("2026-12-01", "64"),
    ("2026-12-31", "64"), ("2027-11-30", "64"), ("2027-12-31", "70"), ("2030-01-01", "70"),
  ])
  func aStepIsTakenInTheDecemberOfItsYear(day: String, value: String) throws {
    #expect(try lower(target(.step), day) == exact(value))
  }

  @Test(arguments: Target.Path.allCases)
  func beforeTheStartNothingIsExpected(path: Target.Path) throws {
    #expect(try lower(target(path), "2024-11-30") == nil)
    #expect(try lower(target(path), "2000-01-01") == nil)
  }

  @Test(arguments: Target.Path.allCases)
  func withoutABaselineNothingIsExpectedBeforeTheFirstMark(path: Target.Path) throws {
    let target = target(path, baseline: nil)
    #expect(try lower(target, "2025-12-31") == nil)
    #expect(try lower(target, "2026-11-30") == nil)
    #expect(try lower(target, "2026-12-01") == 64)
    #expect(try lower(target, "2027-06-30") == (path == .linear ? 67 : 64))
  }

  @Test(arguments: Target.Path.allCases)
  func withoutMarksABaselineExpectsNothing(path: Target.Path) throws {
    #expect(try lower(target(path, marks: []), "2025-06-30") == nil)
    #expect(try lower(target(path, baseline: nil, marks: []), "2025-06-30") == nil)
  }

  @Test func aPathMayFallAndGoBelowZero() throws {
    let falling = target(
      .linear, baseline: Target.Mark(year: 2024, lower: 10),
      marks: [Target.Mark(year: 2025, lower: -2)])
    #expect(try lower(falling, "2025-01-31") == 9)
    #expect(try lower(falling, "2025-10-31") == 0)
    #expect(try lower(falling, "2025-11-30") == -1)
    #expect(try lower(falling, "2025-12-31") == -2)
  }

  @Test func bothEndsOfARangeMove() throws {
    let ranged = target(
      .linear, baseline: Target.Mark(year: 2024, lower: 60),
      marks: [
        Target.Mark(year: 2025, lower: 72, upper: 84), Target.Mark(year: 2026, lower: 78),
      ])
    func ends(_ day: String) throws -> [Decimal] {
      let expected = try #require(ranged.expectation(on: SmallCity.day(day)))
      return [expected.lower, expected.upper]
    }
    #expect(try ends("2025-06-30") == [66, 72])
    #expect(try ends("2025-12-31") == [72, 84])
    #expect(try ends("2026-06-30") == [75, 81])
    #expect(try ends("2026-12-31") == [78, 78])
  }

  @Test(arguments: [
    ("2024-12-31", 2026), ("2026-12-31", 2026), ("2027-01-01", 2027), ("2029-01-01", 2027),
  ])
  func theMarkThatIsWorkedTowardsIsNamed(day: String, year: Int) throws {
    let expected = target(.step).expectation(on: try SmallCity.day(day))
    #expect(expected?.mark.year == year)
  }
}
