// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// The city's number from those of its wards where it is no sum.
@Suite struct AggregationTests {
  private func city(
    _ aggregation: DataElement.Aggregation, _ kind: DataElement.Kind = .amount,
    _ threshold: Threshold? = nil
  ) throws -> SmallCity {
    try SmallCity(
      .amount(value: try Formula("x")), threshold,
      elements: [Samples.element("x", kind, aggregation, levels: kind == .level ? 4 : 0)])
  }

  private func figures(_ values: [String]) -> [ReportedFigure] {
    zip(SmallCity.wards, values).map { Samples.figure($0, "x", exact($1)) }
  }

  @Test(arguments: [
    (DataElement.Aggregation.minimum, ["3", "1.5", "2"], "1.5"),
    (.maximum, ["3", "1.5", "2"], "3"),
    (.minimum, ["-3", "0", "2"], "-3"), (.maximum, ["-3", "-5", "-4"], "-3"),
    (.minimum, ["7"], "7"), (.maximum, ["0", "0"], "0"), (.count, ["0", "0", "0"], "3"),
    (.count, ["9"], "1"), (.sum, ["1", "-1"], "0"),
  ])
  func theCitysNumberIsMadeAsTheElementSays(
    aggregation: DataElement.Aggregation, values: [String], expected: String
  ) throws {
    let result = try city(aggregation).evaluate(figures(values))
    #expect(result.value == exact(expected))
    #expect(try city(aggregation).evaluate(figures(values).reversed()).value == exact(expected))
    #expect(result.reported == values.count)
  }

  @Test(arguments: [DataElement.Aggregation.minimum, .maximum, .count, .weightedMean])
  func nobodyReportedIsNoNumberAndNotZero(aggregation: DataElement.Aggregation) throws {
    let result = try city(aggregation).evaluate([])
    #expect(result.value == nil)
    #expect(result.verdict == .noData)
    #expect(result.reason == .noFigures)
  }

  @Test func aWardThatReportedOnlyHalfIsNeitherLeastNorGreatestNorCounted() throws {
    let city = try SmallCity(
      elements: [DataElement.Aggregation.minimum, .maximum, .count, .sum].map {
        Samples.element($0.rawValue, .amount, $0, minimum: nil)
      },
      indicators: try ["minimum", "maximum", "count"].enumerated().map {
        Samples.indicator(
          $0 + 1, .ratio(numerator: try Formula($1), denominator: try Formula("sum")))
      }, assignments: (1...3).map { SmallCity.assignment($0, [.group("wards")]) })
    let codes = ["minimum", "maximum", "count"]
    let whole = ["ward-a", "ward-b"].flatMap { ward in
      (codes + ["sum"]).map { Samples.figure(ward, $0, 10) }
    }
    let half = codes.flatMap { [Samples.figure("ward-c", $0, $0 == "minimum" ? -99 : 99)] }
    #expect(city.all(whole + half).map(\.numerator) == [10, 10, 2])
  }

  @Test func answersThatAreOnlyCountedCountWhateverTheySay() throws {
    let city = try SmallCity(
      .level(element: "x"), Samples.atLeast("2"),
      elements: [Samples.element("x", .level, .count, levels: 4)])
    let result = try city.evaluate(figures(["0", "3"]))
    #expect(result.value == 2)
    #expect(result.verdict == .met)
  }

  @Test func aWardAloneIsItsOwnLeastGreatestAndOnlyOne() throws {
    let figures = figures(["3", "1.5"])
    for (aggregation, value) in [(.minimum, "3"), (.maximum, "3"), (.count, "1")]
      as [(DataElement.Aggregation, String)]
    {
      #expect(try city(aggregation).evaluate(figures, for: "ward-a").value == exact(value))
    }
  }

  @Test func onlyMeansAndExtremesNeedTheSingleFigures() {
    let needing = DataElement.Aggregation.allCases.filter(\.needsMembers)
    #expect(needing == [.weightedMean, .minimum, .maximum])
  }
}
