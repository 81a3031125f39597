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
}
