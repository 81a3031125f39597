// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Two divisions that lead one indicator.
/// The first in the order of the plan counts; another figure of the second is shown, not averaged.
@Suite struct CoLeadTests {
  private func city(_ leads: [String]) throws -> SmallCity {
    try SmallCity(
      elements: [Samples.element("women", at: .city, .none), Samples.element("men", at: .city)],
      indicators: [
        Samples.indicator(
          1, .ratio(numerator: try Formula("women"), denominator: try Formula("men")))
      ],
      assignments: [SmallCity.assignment(1, leads.map { .unit($0) })])
  }

  private func figures(_ orgUnit: String, _ women: Decimal, _ men: Decimal) -> [ReportedFigure] {
    [Samples.figure(orgUnit, "women", women), Samples.figure(orgUnit, "men", men)]
  }

  @Test func theFirstLeadOfThePlanCounts() throws {
    let both = figures("culture", 40, 100) + figures("education", 50, 100)
    #expect(try city(["education", "culture"]).evaluate(both).value == exact("0.5"))
    #expect(try city(["culture", "education"]).evaluate(both).value == exact("0.4"))
    #expect(try city(["education", "culture"]).evaluate(both.reversed()).value == exact("0.5"))
  }

  @Test func aDifferingFigureIsADiscrepancy() throws {
    let both = figures("culture", 40, 100) + figures("education", 50, 100)
    let result = try city(["education", "culture"]).evaluate(both)
    #expect(result.hasDiscrepancy)
    let women = try #require(result.traces.first)
    #expect(women.contributions.map(\.orgUnit) == ["education"])
    #expect(women.differing.map(\.orgUnit) == ["culture"])
    #expect(result.traces.last?.differing == [])
  }

  @Test func equalFiguresAreNoDiscrepancy() throws {
    let both = figures("culture", 50, 100) + figures("education", 50, 100)
    #expect(try !city(["education", "culture"]).evaluate(both).hasDiscrepancy)
  }

  @Test func theSecondLeadCountsWhereTheFirstIsSilent() throws {
    let result = try city(["education", "culture"]).evaluate(figures("culture", 40, 100))
    #expect(result.value == exact("0.4"))
    #expect(!result.hasDiscrepancy)
    #expect(result.reported == 1)
    #expect(result.owed == 2)
  }

  @Test func aLeadWithAllFiguresCountsBeforeOneWithSome() throws {
    let figures =
      [Samples.figure("education", "women", 90)] + figures("culture", 40, 100)
    let result = try city(["education", "culture"]).evaluate(figures)
    #expect(result.value == exact("0.4"))
    #expect(result.hasDiscrepancy)
  }

  @Test func whereNoLeadHasAllFiguresTheFirstOneThatHasAFigureGivesIt() throws {
    let figures = ["culture", "education"].map {
      Samples.figure($0, "women", $0 == "culture" ? 40 : 90)
    }
    let result = try city(["education", "culture"]).evaluate(figures)
    #expect(result.traces.map(\.value) == [90, nil])
    #expect(result.verdict == .noData)
    #expect(result.hasDiscrepancy)
  }

  @Test func aFigureOfAUnitThatDoesNotOweItIsIgnored() throws {
    let result = try city(["education"]).evaluate(figures("culture", 40, 100))
    #expect(result.verdict == .noData)
    #expect(result.sources.isEmpty)
  }
}
