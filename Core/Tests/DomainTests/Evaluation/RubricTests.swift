// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// A person's judgement by rubric: a rank with its threshold.
@Suite struct RubricTests {
  private func city(_ threshold: Threshold?, levels: Int = 4) throws -> SmallCity {
    try SmallCity(
      elements: [Samples.element("rubric", .judgement, at: .city, .none, levels: levels)],
      indicators: [Samples.indicator(1, .judgement(element: "rubric"), threshold)],
      assignments: [SmallCity.assignment(1, [.unit("education"), .unit("culture")])])
  }

  private func figure(_ rank: Int, _ unit: String = "education") -> ReportedFigure {
    Samples.figure(unit, "rubric", Decimal(rank))
  }

  @Test(arguments: [(0, Verdict.notMet), (1, .notMet), (2, .met), (3, .met)])
  func aRankIsMetFromItsThresholdOn(rank: Int, verdict: Verdict) throws {
    let result = try city(Samples.atLeast("2")).evaluate([figure(rank)])
    #expect(result.value == Decimal(rank))
    #expect(result.verdict == verdict)
    #expect(result.reason == nil)
  }

  @Test(arguments: [(0, Verdict.notMet), (1, .met), (2, .met), (3, .notMet)])
  func aRankMayLieInABand(rank: Int, verdict: Verdict) throws {
    #expect(try city(Samples.between("1", "2")).evaluate([figure(rank)]).verdict == verdict)
  }

  @Test(arguments: [(0, Verdict.notMet), (1, .met)])
  func aPlainJudgementNeedsNoThreshold(answer: Int, verdict: Verdict) throws {
    #expect(try city(nil, levels: 0).evaluate([figure(answer)]).verdict == verdict)
  }

  @Test func theFirstLeadsRankCountsAndAnotherOneIsShown() throws {
    let result = try city(Samples.atLeast("2"))
      .evaluate([figure(1, "culture"), figure(3)])
    #expect(result.value == 3)
    #expect(result.hasDiscrepancy)
  }

  @Test func nobodyJudgedIsNoData() throws {
    let result = try city(Samples.atLeast("0")).evaluate([])
    #expect(result.verdict == .noData)
    #expect(result.reason == .noFigures)
  }

  @Test func onlyAnElementWithLevelsIsRanked() {
    #expect(Samples.element("x", .judgement, levels: 3).isRanked)
    #expect(Samples.element("x", .level, levels: 3).isRanked)
    #expect(!Samples.element("x", .judgement).isRanked)
    #expect(!Samples.element("x").isRanked)
  }
}
