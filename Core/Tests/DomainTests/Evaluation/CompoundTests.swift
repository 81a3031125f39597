// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Several parts that must all hold.
@Suite struct CompoundTests {
  private func city(_ second: Threshold? = Samples.atLeast("60")) throws -> SmallCity {
    func part(_ code: String, _ threshold: Threshold?) throws -> Measure.Part {
      Measure.Part(
        name: Samples.text(code), measure: try Samples.percentage(code, "\(code)_all"),
        threshold: threshold)
    }
    let parts = [try part("waste", Samples.atLeast("60")), try part("water", second)]
    let city = Measure.compound(parts: parts)
    return try SmallCity(
      elements: city.elementCodes.map { Samples.element($0, at: .city, .none) },
      indicators: [Samples.indicator(1, city)],
      assignments: [SmallCity.assignment(1, [.unit("education")])])
  }

  private func figures(_ values: [String: Decimal]) -> [ReportedFigure] {
    values.map { Samples.figure("education", $0.key, $0.value) }
  }

  @Test func allPartsThatHoldMakeItMet() throws {
    let result = try city().evaluate(
      figures(["waste": 65, "waste_all": 100, "water": 60, "water_all": 100]))
    #expect(result.verdict == .met)
    #expect(result.parts.map(\.value) == [65, 60])
    #expect(result.parts.map(\.verdict) == [.met, .met])
    #expect(result.parts.map(\.name.vi) == ["waste", "water"])
    #expect(result.value == 65)
  }

  @Test func onePartThatFailsMakesItNotMet() throws {
    let result = try city().evaluate(
      figures(["waste": 65, "waste_all": 100, "water": 59, "water_all": 100]))
    #expect(result.verdict == .notMet)
    #expect(result.parts.map(\.verdict) == [.met, .notMet])
  }

  @Test func onePartThatIsMissingLeavesItOpen() throws {
    let result = try city().evaluate(figures(["waste": 65, "waste_all": 100]))
    #expect(result.verdict == .noData)
    #expect(result.parts.map(\.verdict) == [.met, .noData])
    #expect(result.reported == 0)
  }

  @Test func aPartThatFailsDecidesEvenWhenAnotherIsMissing() throws {
    let result = try city().evaluate(figures(["waste": 5, "waste_all": 100]))
    #expect(result.verdict == .notMet)
  }

  @Test func aPartWithoutThresholdMakesItNotComparableUnlessAnotherFails() throws {
    let city = try city(nil)
    let holding = try city.evaluate(
      figures(["waste": 65, "waste_all": 100, "water": 5, "water_all": 100]))
    #expect(holding.verdict == .notComparable)
    let failing = try city.evaluate(
      figures(["waste": 5, "waste_all": 100, "water": 5, "water_all": 100]))
    #expect(failing.verdict == .notMet)
  }

  @Test func aPartThatDividesByZeroIsNoData() throws {
    let result = try city().evaluate(
      figures(["waste": 65, "waste_all": 100, "water": 0, "water_all": 0]))
    #expect(result.verdict == .noData)
  }

  @Test func nothingReportedIsNoData() throws {
    #expect(try city().evaluate([]).verdict == .noData)
  }
}
