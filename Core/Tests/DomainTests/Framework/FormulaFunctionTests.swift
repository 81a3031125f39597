// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Domain

/// `min`, `max` and `if` in formulas.
struct FormulaFunctionTests {
  private let figures: [String: Decimal] = ["a": 3, "b": 7, "zero": 0]

  @Test(arguments: [
    ("min(a, b)", Decimal(3)), ("max(a, b, 10)", 10), ("min(b)", 7), ("1 + max(a, b) * 2", 15),
    ("if(a >= 3, 1, 2)", 1), ("if(a > 3, 1, 2)", 2), ("if(a = b, 1, 2)", 2),
    ("if(a != b, 1, 2)", 1), ("if(b <= 7, a + 1, b)", 4), ("if(a < b, min(a, 1), 9)", 1),
    ("if(zero = 0, 0, a / zero)", 0), ("if(a / 3 * 3 = a, 1, 0)", 1),
  ])
  func givesTheValue(_ text: String, _ expected: Decimal) throws {
    #expect(try Formula(text).value { figures[$0] } == expected)
  }

  @Test func aChoiceNeedsOnlyTheSideThatIsTaken() throws {
    #expect(try Formula("if(a > 1, a, missing)").value { figures[$0] } == 3)
    #expect(try Formula("if(a > 9, a, missing)").value { figures[$0] } == nil)
    #expect(try Formula("max(a, missing)").value { figures[$0] } == nil)
  }

  @Test func namesEveryElementWithItsColumn() throws {
    let formula = try Formula("if(a >= b, max(c, 1), -d)")
    #expect(formula.elementCodes == ["a", "b", "c", "d"])
    #expect(formula.column(of: "c") == 16)
  }

  @Test(arguments: [
    ("sum(a)", "formula.unknown-function", 1),
    ("if(a, 1, 2)", "formula.condition-needs-comparison", 5),
    ("if(a > 1, 2)", "formula.if-needs-three", 13), ("if(a > 1 2, 3)", "formula.missing-comma", 10),
    ("min(a, b", "formula.missing-parenthesis", 9), ("a > 1", "formula.unexpected-character", 3),
    ("min()", "formula.unexpected-character", 5),
  ])
  func saysWhatIsWrongAndWhere(_ text: String, _ code: String, _ column: Int) {
    #expect(throws: Formula.Fault(column: column, code: code)) { try Formula(text) }
  }

  @Test func anElementMayBeCalledLikeAFunction() throws {
    #expect(try Formula("min + max").elementCodes == ["min", "max"])
  }
}
