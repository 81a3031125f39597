// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Domain

/// Texts that are no formula.
/// The fault names the column, counted from 1, where a person should look.
@Suite struct FormulaFaultTests {
  @Test(arguments: [
    ("", 1, "formula.unexpected-end"), ("   ", 4, "formula.unexpected-end"),
    ("a +", 4, "formula.unexpected-end"), ("a + * b", 5, "formula.unexpected-character"),
    ("a b", 3, "formula.unexpected-character"), ("a)", 2, "formula.unexpected-character"),
    ("(a + b", 7, "formula.missing-parenthesis"), ("(a b)", 4, "formula.missing-parenthesis"),
    ("()", 2, "formula.unexpected-character"), ("a & b", 3, "formula.unexpected-character"),
    ("số", 2, "formula.unexpected-character"), ("1.2.3", 1, "formula.bad-number"),
    ("a + 1e3", 5, "formula.bad-number"), ("a + .5", 5, "formula.bad-number"),
    ("a * 5.", 5, "formula.bad-number"), ("a.b", 1, "formula.bad-number"),
    ("_a", 1, "formula.bad-number"), ("1,5", 2, "formula.unexpected-character"),
  ])
  func theFaultNamesItsColumn(text: String, column: Int, code: String) {
    #expect(throws: Formula.Fault(column: column, code: code)) { try Formula(text) }
  }

  @Test func ninetyNineParenthesesAreReadAndAHundredAreTooDeep() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
    }
    #expect(try Formula(nested(98)).value { _ in nil } == 1)
    #expect(throws: Formula.Fault(column: 100, code: "formula.too-deep")) {
      try Formula(nested(100))
    }
  }

  @Test func aLongRowOfMinusesIsTooDeep() {
    let text = String(repeating: "-", count: 100_000) + "1"
    #expect(throws: Formula.Fault(column: 100, code: "formula.too-deep")) { try Formula(text) }
  }

  @Test func aChainOfAHundredThousandSumsIsRefusedInsteadOfExhaustingTheStack() throws {
    let chain = Array(repeating: "1", count: 100_000).joined(separator: "+")
    #expect(throws: Formula.Fault(column: 2001, code: "formula.too-deep")) { try Formula(chain) }
    let long = Array(repeating: "1", count: 1000).joined(separator: "+")
    #expect(try Formula(long).value { _ in nil } == 1000)
  }
}
