// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Why an indicator has no value, where more can be said than that figures are missing.
@Suite struct NoValueReasonTests {
  private func reason(
    _ measure: Measure, _ figures: [String: Int], _ elements: [DataElement]? = nil
  ) throws -> NoValueReason? {
    let city = try SmallCity(
      measure, Samples.atLeast("1"),
      elements: elements ?? measure.elementCodes.map { Samples.element($0) })
    return try city.evaluate(
      figures.map { Samples.figure("ward-a", $0.key, Decimal($0.value)) }
    ).reason
  }

  @Test func aShareOfNothingDividesByZero() throws {
    for measure in [
      try Samples.percentage("a", "b"),
      .ratio(numerator: try Formula("a"), denominator: try Formula("b")),
      .amount(value: try Formula("a / b")),
      .change(value: try Formula("a / b"), previous: nil, direction: .increase),
    ] {
      #expect(try reason(measure, ["a": 3, "b": 0]) == .zeroDenominator)
      #expect(try reason(measure, ["a": 3]) == .noFigures)
      #expect(try reason(measure, [:]) == .noFigures)
    }
  }

  @Test func aValueHasNoReason() throws {
    #expect(try reason(Samples.percentage("a", "b"), ["a": 3, "b": 4]) == nil)
    #expect(try reason(.amount(value: Formula("a")), ["a": 0]) == nil)
  }

  @Test func anAnswerThatNobodyGaveIsNoFigure() throws {
    let wifi = [Samples.element("x", .yesNo, .countYes)]
    #expect(try reason(.yesNo(element: "x"), [:], wifi) == .noFigures)
    #expect(try reason(.yesNo(element: "x"), ["x": 0], wifi) == nil)
    #expect(try reason(.shareOfUnits(element: "x", atLeast: 1), [:], wifi) == .noFigures)
    #expect(try reason(.shareOfUnits(element: "x", atLeast: 1), ["x": 0], wifi) == nil)
    let rank = [Samples.element("x", .level, .countYes, levels: 3)]
    #expect(try reason(.level(element: "x"), [:], rank) == .noFigures)
    let good = [Samples.element("x", .judgement, .allMet)]
    #expect(try reason(.judgement(element: "x"), [:], good) == .noFigures)
  }

  @Test func aCompoundNamesTheReasonOfItsFirstPartWithoutAValue() throws {
    func part(_ formula: String) throws -> Measure.Part {
      Measure.Part(
        name: Samples.text(formula), measure: .amount(value: try Formula(formula)),
        threshold: Samples.atLeast("0"))
    }
    let measure = Measure.compound(parts: [try part("a"), try part("a / b"), try part("b")])
    let city = try SmallCity(measure, elements: ["a", "b"].map { Samples.element($0) })
    let result = try city.evaluate([
      Samples.figure("ward-a", "a", 1), Samples.figure("ward-a", "b", 0),
    ])
    #expect(result.reason == .zeroDenominator)
    #expect(result.parts.map(\.reason) == [nil, .zeroDenominator, nil])
    #expect(result.verdict == .noData)
  }

  @Test func anIndicatorWithoutTextHasNoReasonToGive() throws {
    #expect(try reason(.unknown, [:], []) == nil)
  }

  @Test func theReasonIsKeptWithTheResult() throws {
    let city = try SmallCity(
      Samples.percentage("a", "b"), elements: ["a", "b"].map { Samples.element($0) })
    let result = try city.evaluate([
      Samples.figure("ward-a", "a", 1), Samples.figure("ward-a", "b", 0),
    ])
    #expect(result.result.reason == .zeroDenominator)
    #expect(result.result.numerator == 1)
    #expect(result.result.denominator == 0)
  }
}
