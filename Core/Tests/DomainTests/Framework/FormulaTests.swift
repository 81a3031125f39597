// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Arithmetic over data elements.
/// A missing figure never counts as zero, and a division by zero has no value.
@Suite struct FormulaTests {
  private let figures: [String: Decimal] = ["a": 6, "b": 3, "c": 2, "nought": 0, "level_2": 8]

  private func value(_ text: String) throws -> Decimal? {
    try Formula(text).value { figures[$0] }
  }

  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 4 - 3", "3"), ("100 / 5 / 2", "10"),
    ("8 / 2 * 4", "16"), ("2 * 3 + 4 * 5", "26"), ("-2 * 3", "-6"), ("2 * -3", "-6"),
    ("2 - -3", "5"), ("--4", "4"), ("-(1 + 2)", "-3"), ("((7))", "7"), ("1.5 * 2", "3"),
    ("0.1 + 0.2", "0.3"), (" 1+1 ", "2"), ("a", "6"), ("a+b*c", "12"), ("(a+b)*c", "18"),
    ("a / b - c", "0"), ("level_2 / c * 100", "400"), ("-a + b", "-3"),
  ])
  func arithmeticFollowsTheRulesOfSchool(text: String, result: String) throws {
    #expect(try value(text) == exact(result))
  }

  @Test(arguments: ["a / nought", "a / (b - 3)", "1 / 0", "1 + a / nought", "0 / nought"])
  func aDivisionByZeroHasNoValue(text: String) throws {
    #expect(try value(text) == nil)
  }

  @Test(arguments: ["missing", "a + missing", "missing * nought", "-missing", "nought / missing"])
  func aMissingFigureLeavesNoValue(text: String) throws {
    #expect(try value(text) == nil)
  }

  @Test func aQuotientThatIsMultipliedBackIsExact() throws {
    #expect(try value("1 / 3 * 3") == 1)
    #expect(try value("a / 7 * 7") == 6)
    #expect(try value("1 / 3 + 1 / 6 + 1 / 2") == 1)
    #expect(try value("1 / -3 * -3") == 1)
  }

  @Test func aNumberTooLargeToHoldHasNoValue() throws {
    let huge = "9" + String(repeating: "0", count: 29)
    let product = Array(repeating: huge, count: 8).joined(separator: " * ")
    #expect(try value(product) == nil)
  }

  @Test func elementsAreListedInOrderOfAppearance() throws {
    #expect(try Formula("b / (a - -c) * 100 + b").elementCodes == ["b", "a", "c", "b"])
    #expect(try Formula("1 + 2").elementCodes == [])
  }

  @Test func aFormulaIsItsTextInJSON() throws {
    let formula = try Formula("a / (b + c) * 100")
    let data = try JSONEncoder().encode([formula])
    let back = try JSONDecoder().decode([Formula].self, from: data)
    #expect(back == [formula])
    #expect(back.first?.description == "a / (b + c) * 100")
    #expect(back.first?.value { figures[$0] } == 120)
    #expect(throws: Formula.Fault.self) {
      try JSONDecoder().decode([Formula].self, from: Data("[\"a +\"]".utf8))
    }
  }
}
