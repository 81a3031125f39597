// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Points for indicators that are met, where a legal basis has points.
@Suite struct ScoreSchemeTests {
  /// Classes in no order.
  private let scheme = ScoreScheme(
    name: Samples.text("points"), legalBasis: "Quyết định 1",
    points: [(1, "10"), (2, "2.5"), (3, "0.1")].map {
      ScoreScheme.Points(indicator: $0.0, points: exact($0.1))
    },
    grades: [("fair", "10"), ("excellent", "12.6"), ("good", "12.5")].map {
      ScoreScheme.Grade(name: Samples.text($0.0), from: exact($0.1))
    })

  private func result(_ indicator: Int, _ verdict: Verdict) -> IndicatorResult {
    IndicatorResult(
      indicator: indicator, value: 1, numerator: nil, denominator: nil, verdict: verdict,
      reported: 1, owed: 1, isEstimate: false, isIllustrative: false, hasDiscrepancy: false)
  }

  @Test(arguments: [
    ([1, 2, 3], "12.6", "excellent"), ([1, 2], "12.5", "good"), ([1, 3], "10.1", "fair"),
    ([1], "10", "fair"), ([2, 3], "2.6", nil), ([], "0", nil),
  ])
  func whatIsMetEarnsItsPointsAndTheHighestClassThatIsReached(
    met: [Int], points: String, grade: String?
  ) {
    let results = (1...3).map { result($0, met.contains($0) ? .met : .notMet) }
    let score = scheme.score(results)
    #expect(score.points == exact(points))
    #expect(score.possible == exact("12.6"))
    #expect(score.grade?.name.vi == grade)
  }

  @Test(arguments: Verdict.allCases)
  func onlyMetEarnsPoints(verdict: Verdict) {
    #expect(scheme.score([result(1, verdict)]).points == (verdict == .met ? 10 : 0))
  }

  @Test func anIndicatorWithoutPointsAndOneWithoutResultEarnNothing() {
    #expect(scheme.score([result(99, .met)]).points == 0)
    #expect(scheme.score([]).points == 0)
  }

  @Test func aSchemeWithoutClassesHasPointsOnly() {
    let plain = ScoreScheme(
      name: Samples.text("points"), legalBasis: "1", points: scheme.points, grades: [])
    #expect(plain.score([result(1, .met)]).grade == nil)
    #expect(plain.score([result(1, .met)]).points == 10)
  }
}
