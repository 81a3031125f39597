// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// One unit evaluated alone, with its own figures only.
@Suite struct OneUnitTests {
  private func city() throws -> SmallCity {
    try SmallCity(
      elements: [
        Samples.element("part"), Samples.element("whole"),
        Samples.element("wifi", .yesNo, at: .city, .none),
      ],
      indicators: [
        Samples.indicator(1, try Samples.percentage("part", "whole"), Samples.atLeast("70")),
        Samples.indicator(2, .yesNo(element: "wifi")),
      ],
      assignments: [
        SmallCity.assignment(1, [.unit("education")], from: "wards"),
        SmallCity.assignment(2, [.unit("culture"), .unit("education")]),
      ])
  }

  private let figures = [
    Samples.figure("ward-a", "part", 80), Samples.figure("ward-a", "whole", 100),
    Samples.figure("ward-b", "part", 10), Samples.figure("ward-b", "whole", 100),
    Samples.figure("culture", "wifi", 1), Samples.figure("education", "wifi", 0),
  ]

  @Test func aWardSeesItsOwnValue() throws {
    let result = try city().evaluate(figures, for: "ward-a")
    #expect(result.value == 80)
    #expect(result.verdict == .met)
    #expect(result.owed == 1)
    #expect(try city().evaluate(figures, for: "ward-b").verdict == .notMet)
    #expect(try city().evaluate(figures, for: "city").value == 45)
  }

  @Test func aWardThatIsSilentHasNoData() throws {
    let result = try city().evaluate(figures, for: "ward-c")
    #expect(result.verdict == .noData)
    #expect(result.reported == 0)
  }

  @Test func whatAUnitDoesNotOweDoesNotApplyToIt() throws {
    #expect(try city().all(figures, for: "ward-a").map(\.verdict) == [.met, .notApplicable])
    #expect(try city().all(figures, for: "culture").map(\.verdict) == [.notApplicable, .met])
    #expect(
      try city().all(figures, for: "nobody").map(\.verdict).allSatisfy { $0 == .notApplicable })
  }

  @Test func aSecondLeadAloneIsJudgedByItsOwnFigure() throws {
    let alone = try #require(city().all(figures, for: "education").last)
    #expect(alone.verdict == .notMet)
    #expect(!alone.hasDiscrepancy)
    #expect(try city().all(figures).map(\.verdict) == [.notMet, .met])
  }
}
