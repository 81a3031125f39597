// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Domain

/// What units reported together, without the single figures.
@Suite struct ElementSummaryTests {
  private func members(_ values: [(String, String)]) -> [ElementSummary.Member] {
    values.map { ElementSummary.Member(value: exact($0.0), weight: exact($0.1)) }
  }

  @Test func ranksAreCountedFromTheOneThatIsAsked() {
    let summary = ElementSummary(ranks: [0: 2, 1: 1, 3: 4], units: 7)
    #expect((0...4).map(summary.reaching) == [7, 5, 4, 4, 0])
  }

  @Test(arguments: [
    (DataElement.Aggregation.sum, "12"), (.minimum, "-1"), (.maximum, "8"), (.count, "3"),
    (.weightedMean, "4.25"), (.none, "12"),
  ])
  func numbersComeTogetherAsTheElementSays(
    aggregation: DataElement.Aggregation, expected: String
  ) {
    let summary = ElementSummary(
      total: 12, units: 3, members: members([("5", "2"), ("-1", "1"), ("8", "1.0")]))
    let value = summary.together(Samples.element("x", .amount, aggregation))
    #expect(value?.decimal == exact(expected))
  }

  @Test func answersComeTogetherAsTheElementSays() {
    let summary = ElementSummary(ranks: [0: 1, 1: 2], units: 3)
    func together(_ kind: DataElement.Kind, _ aggregation: DataElement.Aggregation) -> Decimal? {
      summary.together(Samples.element("x", kind, aggregation))?.decimal
    }
    #expect(together(.yesNo, .countYes) == 2)
    #expect(together(.judgement, .allMet) == 0)
    #expect(together(.yesNo, .count) == 3)
    let all = ElementSummary(ranks: [1: 3], units: 3)
    #expect(all.together(Samples.element("x", .judgement, .allMet)) == Fraction(1))
  }

  @Test(arguments: DataElement.Aggregation.allCases)
  func nobodyMakesNothing(aggregation: DataElement.Aggregation) {
    #expect(ElementSummary().together(Samples.element("x", .amount, aggregation)) == nil)
  }

  @Test func aMeanIsUndivided() throws {
    let third = try #require(ElementSummary.mean(members([("1", "7"), ("0", "14")])))
    #expect(third == Fraction(1, over: 3))
    #expect(third.times(Fraction(3)) == Fraction(1))
  }

  @Test func nothingThatWeighsNothingHasAMean() {
    #expect(ElementSummary.mean([]) == nil)
    #expect(ElementSummary.mean(members([("5", "0"), ("9", "0")])) == nil)
    #expect(ElementSummary.mean(members([("5", "-1"), ("9", "1")])) == nil)
  }

  @Test func theOneFigureOfAUnitThatReportsAlone() {
    let number = Samples.element("x", .amount, at: .city, .none)
    let rank = Samples.element("x", .judgement, at: .city, .none, levels: 4)
    #expect(ElementSummary(total: exact("-1.5"), units: 1).single(number) == exact("-1.5"))
    #expect(ElementSummary(ranks: [2: 1], units: 1).single(rank) == 2)
    #expect(ElementSummary(ranks: [1: 0, 3: 1], units: 1).single(rank) == 3)
    #expect(ElementSummary(total: 5).single(number) == nil)
  }
}
