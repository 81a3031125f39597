// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Formulas as people read them.
@Suite struct FormulaTextTests {
  private let figures: [String: Decimal] = ["a": 6, "b_2": exact("1.5")]

  @Test(arguments: [
    ("a / b_2 * 100", "6 / 1.5 * 100"), ("a + missing", "6 + ?"), ("max(a, 2)", "max(6, 2)"),
    ("if(a >= 3, min(a, b_2), 0)", "if(6 >= 3, min(6, 1.5), 0)"), ("12.5", "12.5"), ("", ""),
  ])
  func eachNameIsReplacedByItsFigure(text: String, filled: String) {
    #expect(FormulaText.filled(text) { figures[$0] } == filled)
  }

  @Test func everyMeasureShowsHowItIsWorkedOut() throws {
    let sum = try Formula("a + b")
    let plain = try Formula("c")
    func texts(_ measure: Measure) -> [String] { measure.formulas }
    #expect(texts(.percentage(numerator: sum, denominator: plain)) == ["(a + b) / c * 100"])
    #expect(texts(.ratio(numerator: plain, denominator: sum)) == ["c / (a + b)"])
    #expect(texts(.amount(value: sum)) == ["a + b"])
    #expect(
      texts(.againstReference(value: sum, series: "gdp", yearsBefore: 1)) == ["(a + b) / gdp"])
    #expect(texts(.change(value: plain, previous: sum, direction: .increase)) == ["c > a + b"])
    #expect(texts(.change(value: plain, previous: nil, direction: .decrease)) == ["c < …"])
    #expect(texts(.shareOfUnits(element: "centre", atLeast: 2)) == ["centre >= 2"])
    #expect(texts(.judgement(element: "rubric")) == ["rubric"])
    #expect(texts(.unknown) == [])
  }

  @Test func everyPartOfACompoundShowsItsOwn() throws {
    let parts = try [Measure.amount(value: Formula("a")), .yesNo(element: "open")].map {
      Measure.Part(name: Samples.text(""), measure: $0, threshold: nil)
    }
    #expect(Measure.compound(parts: parts).formulas == ["a", "open"])
  }
}
