// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Which figures a measure needs, and that a measure survives being stored.
@Suite struct MeasureTests {
  private func measures() throws -> [(Measure, [String])] {
    let part = try Samples.percentage("a", "b")
    let other = try Samples.percentage("c", "a")
    return [
      (part, ["a", "b"]),
      (.ratio(numerator: try Formula("x"), denominator: try Formula("y")), ["x", "y"]),
      (
        .change(
          value: try Formula("n / t * 100"), previous: try Formula("p"), direction: .increase),
        ["n", "t", "p"]
      ),
      (
        .change(value: try Formula("n / t"), previous: nil, direction: .decrease), ["n", "t"]
      ),
      (.amount(value: try Formula("v + w + v")), ["v", "w"]),
      (
        .againstReference(value: try Formula("g / h"), series: "gdp", yearsBefore: 1),
        ["g", "h"]
      ),
      (.yesNo(element: "y"), ["y"]), (.level(element: "l"), ["l"]),
      (.judgement(element: "j"), ["j"]), (.shareOfUnits(element: "s", atLeast: 1), ["s"]),
      (
        .compound(parts: [
          Measure.Part(name: Samples.text("1"), measure: part, threshold: nil),
          Measure.Part(
            name: Samples.text("2"), measure: other, threshold: Samples.atLeast("50")),
        ]), ["a", "b", "c"]
      ),
      (.unknown, []),
    ]
  }

  @Test func everyKindListsItsElementsOnceInOrder() throws {
    for (measure, codes) in try measures() { #expect(measure.elementCodes == codes) }
  }

  @Test func everyKindSurvivesJSON() throws {
    let all = try measures().map(\.0)
    let back = try JSONDecoder().decode([Measure].self, from: JSONEncoder().encode(all))
    #expect(back == all)
  }

  /// Each as it is, and as a part of a compound.
  private func alone(_ measure: Measure) -> [Measure] {
    let part = Measure.Part(name: Samples.text(""), measure: measure, threshold: nil)
    let other = Measure.Part(name: Samples.text(""), measure: .unknown, threshold: nil)
    return [measure, .compound(parts: [other, part])]
  }

  @Test func onlyAChangeLooksBackAlsoInsideACompound() throws {
    for (measure, _) in try measures() {
      var isChange = false
      if case .change = measure { isChange = true }
      #expect(alone(measure).map(\.looksBack) == [isChange, isChange])
    }
  }

  @Test func theReferencesAreNamedWithTheirYearsAlsoInsideACompound() throws {
    let measure = Measure.againstReference(
      value: try Formula("g"), series: "gdp", yearsBefore: 2)
    for measure in alone(measure) {
      #expect(measure.references.map(\.series) == ["gdp"])
      #expect(measure.references.map(\.yearsBefore) == [2])
    }
    #expect(Measure.amount(value: try Formula("gdp")).references.isEmpty)
  }

  @Test func anAnswerIsTakenAsItIsAndAFormulaIsNot() throws {
    let answers: [Measure] = [
      .yesNo(element: "x"), .level(element: "x"), .judgement(element: "x"),
      .shareOfUnits(element: "x", atLeast: 1),
    ]
    for measure in answers.flatMap(alone) { #expect(measure.answeringElements == ["x"]) }
    let formulas: [Measure] = [
      .amount(value: try Formula("x")), try Samples.percentage("x", "y"),
      .change(value: try Formula("x"), previous: nil, direction: .increase), .unknown,
    ]
    for measure in formulas.flatMap(alone) { #expect(measure.answeringElements.isEmpty) }
  }
}
