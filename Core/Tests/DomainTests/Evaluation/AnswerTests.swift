// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Answers, ranks and judgements, and indicators that nothing is known of.
@Suite struct AnswerTests {
  private func city(
    _ measure: Measure, _ threshold: Threshold?, _ element: DataElement
  ) throws -> SmallCity {
    try SmallCity(
      elements: [element], indicators: [Samples.indicator(1, measure, threshold)],
      assignments: [
        SmallCity.assignment(
          1, [element.collectedAt == .city ? .unit("education") : .group("wards")])
      ])
  }

  @Test(arguments: [(1, Verdict.met), (0, .notMet)])
  func yesIsMetAndNoIsNotMet(answer: Int, verdict: Verdict) throws {
    let city = try city(
      .yesNo(element: "wifi"), nil, Samples.element("wifi", .yesNo, at: .city, .none))
    let result = try city.evaluate([Samples.figure("education", "wifi", Decimal(answer))])
    #expect(result.verdict == verdict)
    #expect(result.value == Decimal(answer))
    #expect(try city.evaluate([]).verdict == .noData)
  }

  @Test(arguments: [(0, Verdict.notMet), (2, .notMet), (3, .met)])
  func aLevelIsHeldAgainstItsThreshold(rank: Int, verdict: Verdict) throws {
    let element = Samples.element("rank", .level, at: .city, .none, levels: 4)
    let city = try city(.level(element: "rank"), Samples.atLeast("3"), element)
    #expect(
      try city.evaluate([Samples.figure("education", "rank", Decimal(rank))]).verdict == verdict)
    #expect(try city.evaluate([]).verdict == .noData)
  }

  @Test func aLevelWithoutThresholdIsNotComparable() throws {
    let element = Samples.element("rank", .level, at: .city, .none, levels: 4)
    let city = try city(.level(element: "rank"), nil, element)
    let result = try city.evaluate([Samples.figure("education", "rank", 2)])
    #expect(result.verdict == .notComparable)
  }

  @Test(arguments: [
    ([1, 1, 1], Verdict.met), ([1, 0, 1], .notMet), ([0], .notMet), ([1], .met), ([], .noData),
  ])
  func aJudgementOfWardsIsMetWhenAllThatReportedSayMet(
    answers: [Int], verdict: Verdict
  ) throws {
    let city = try city(
      .judgement(element: "events"), nil, Samples.element("events", .judgement, .allMet))
    let figures = zip(SmallCity.wards, answers).map {
      Samples.figure($0, "events", Decimal($1))
    }
    let result = try city.evaluate(figures)
    #expect(result.verdict == verdict)
    #expect(result.reported == answers.count)
  }

  @Test func anIndicatorWithoutTextHasNoDataAndOwesNothing() throws {
    let city = try SmallCity(
      elements: [], indicators: [Samples.indicator(1, .unknown)],
      assignments: [SmallCity.assignment(1, [])])
    let result = try city.evaluate([])
    #expect(result.verdict == .noData)
    #expect(result.value == nil)
    #expect(result.owed == 0)
    #expect(try city.evaluate([], for: "ward-a").verdict == .notApplicable)
  }
}
