// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// How far a value is from where its target expects it.
@Suite struct TargetProgressTests {
  private func progress(
    _ value: String?, _ direction: Target.Direction = .atLeast, _ lower: String,
    _ upper: String? = nil, on day: String = "2025-12-31", within: Decimal = 10
  ) throws -> TargetProgress {
    let mark = Target.Mark(year: 2025, lower: exact(lower), upper: upper.map(exact))
    let target = Target(
      indicator: 1, scope: .area, direction: direction, path: .linear, baseline: nil,
      marks: [mark], source: "")
    return target.progress(
      value.map(exact), on: try SmallCity.day(day), ProgressRule(atRiskWithin: within))
  }

  @Test(arguments: [
    ("80", TargetProgress.onTrack), ("200", .onTrack), ("79.999", .atRisk), ("72", .atRisk),
    ("71.999", .offTrack), ("0", .offTrack), ("-5", .offTrack),
  ])
  func atLeastAsksForTheValueOrMore(value: String, expected: TargetProgress) throws {
    #expect(try progress(value, .atLeast, "80") == expected)
  }

  @Test(arguments: [
    ("20", TargetProgress.onTrack), ("0", .onTrack), ("-3", .onTrack), ("20.001", .atRisk),
    ("22", .atRisk), ("22.001", .offTrack),
  ])
  func atMostAsksForTheValueOrLess(value: String, expected: TargetProgress) throws {
    #expect(try progress(value, .atMost, "20") == expected)
  }

  @Test(arguments: [
    ("40", TargetProgress.onTrack), ("45", .onTrack), ("50", .onTrack), ("39.9", .atRisk),
    ("36", .atRisk), ("35.9", .offTrack), ("50.1", .atRisk), ("55", .atRisk), ("55.1", .offTrack),
  ])
  func withinAsksForAValueBetweenBothEnds(value: String, expected: TargetProgress) throws {
    #expect(try progress(value, .within, "40", "50") == expected)
  }

  @Test func ofARangeTheNearEndIsEnough() throws {
    #expect(try progress("75", .atLeast, "75", "80") == .onTrack)
    #expect(try progress("74", .atLeast, "75", "80") == .atRisk)
    #expect(try progress("10", .atMost, "5", "10") == .onTrack)
    #expect(try progress("11", .atMost, "5", "10") == .atRisk)
  }

  @Test func whereZeroIsExpectedNothingMayBeMissing() throws {
    #expect(try progress("0", .atMost, "0") == .onTrack)
    #expect(try progress("0.001", .atMost, "0") == .offTrack)
    #expect(try progress("0", .atLeast, "0") == .onTrack)
    #expect(try progress("-0.001", .atLeast, "0") == .offTrack)
    #expect(try progress("0.1", .within, "0", "0") == .offTrack)
  }

  @Test(arguments: [
    ("-10", TargetProgress.onTrack), ("-9", .onTrack), ("-10.5", .atRisk), ("-11", .atRisk),
    ("-11.1", .offTrack),
  ])
  func belowZeroTheSizeOfTheExpectedValueCounts(value: String, expected: TargetProgress) throws {
    #expect(try progress(value, .atLeast, "-10") == expected)
  }

  @Test func theProgrammesRuleSaysHowMuchMayBeMissing() throws {
    #expect(try progress("60", .atLeast, "80", within: 25) == .atRisk)
    #expect(try progress("59.9", .atLeast, "80", within: 25) == .offTrack)
    #expect(try progress("79.9", .atLeast, "80", within: 0) == .offTrack)
    #expect(ProgressRule.usual.atRiskWithin == 10)
  }

  @Test(arguments: [nil, "2024-01-31", "2030-01-31"])
  func withoutAValueThereIsNoData(day: String?) throws {
    #expect(try progress(nil, .atLeast, "80", on: day ?? "2025-12-31") == .noData)
  }

  @Test func beforeAnythingIsDueAValueIsOnTrackOrNotDue() throws {
    #expect(try progress("79", .atLeast, "80", on: "2025-11-30") == .notDue)
    #expect(try progress("80", .atLeast, "80", on: "2025-11-30") == .onTrack)
    #expect(try progress("79", .atLeast, "80", on: "2025-12-01") == .atRisk)
    #expect(try progress("21", .atMost, "20", on: "2024-05-01") == .notDue)
    #expect(try progress("20", .atMost, "20", on: "2024-05-01") == .onTrack)
  }

  @Test func withoutMarksNothingIsDue() throws {
    let target = Target(
      indicator: 1, scope: .area, direction: .atLeast, path: .linear,
      baseline: Target.Mark(year: 2024, lower: 1), marks: [], source: "")
    #expect(target.progress(5, on: try SmallCity.day("2025-06-30"), .usual) == .notDue)
    #expect(target.progress(nil, on: try SmallCity.day("2025-06-30"), .usual) == .noData)
  }

  @Test func onTheWayTheExpectedValueOfTheMonthCounts() throws {
    let target = Target(
      indicator: 1, scope: .area, direction: .atLeast, path: .linear,
      baseline: Target.Mark(year: 2024, lower: 40), marks: [Target.Mark(year: 2025, lower: 52)],
      source: "")
    func progress(_ value: String, _ day: String) throws -> TargetProgress {
      target.progress(exact(value), on: try SmallCity.day(day), .usual)
    }
    #expect(try progress("46", "2025-06-30") == .onTrack)
    #expect(try progress("45.99", "2025-06-30") == .atRisk)
    #expect(try progress("41.4", "2025-06-30") == .atRisk)
    #expect(try progress("41.39", "2025-06-30") == .offTrack)
    #expect(try progress("46", "2025-07-31") == .atRisk)
  }
}
