// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A formula as a tree. Only the condition of `if` is a comparison; everything else is a number.
indirect enum FormulaExpression: Sendable, Hashable {
  case number(Decimal)
  case element(String, column: Int)
  case operation(Operation, FormulaExpression, FormulaExpression)
  case negative(FormulaExpression)
  case least([FormulaExpression])
  case greatest([FormulaExpression])
  case choice(Condition, FormulaExpression, FormulaExpression)

  /// The four kinds of arithmetic.
  enum Operation: Character, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
  }

  /// A comparison of two numbers.
  struct Condition: Sendable, Hashable {
    let comparison: FormulaComparison
    let left: FormulaExpression
    let right: FormulaExpression
  }

  /// The data elements with their columns, in order of appearance.
  var elementCodes: [(code: String, column: Int)] {
    switch self {
    case .number: []
    case .element(let code, let column): [(code, column)]
    case .operation(_, let left, let right): left.elementCodes + right.elementCodes
    case .negative(let inner): inner.elementCodes
    case .least(let inner), .greatest(let inner): inner.flatMap(\.elementCodes)
    case .choice(let condition, let first, let second):
      condition.left.elementCodes + condition.right.elementCodes + first.elementCodes
        + second.elementCodes
    }
  }

  /// Nil when a figure that is needed is missing, or a divisor is zero. A choice needs only the
  /// figures of its condition and of the side that is taken.
  func fraction(_ figure: (String) -> Fraction?) -> Fraction? {
    switch self {
    case .number(let number): return Fraction(number)
    case .element(let code, _): return figure(code)
    case .negative(let inner): return inner.fraction(figure).map { -$0 }
    case .least(let inner): return Self.all(inner, figure)?.min()
    case .greatest(let inner): return Self.all(inner, figure)?.max()
    case .choice(let condition, let first, let second):
      guard let left = condition.left.fraction(figure),
        let right = condition.right.fraction(figure)
      else { return nil }
      return (condition.comparison.holds(left, right) ? first : second).fraction(figure)
    case .operation(let operation, let left, let right):
      guard let left = left.fraction(figure), let right = right.fraction(figure) else {
        return nil
      }
      switch operation {
      case .plus: return left.plus(right)
      case .minus: return left.plus(-right)
      case .times: return left.times(right)
      case .divided: return left.divided(by: right)
      }
    }
  }

  private static func all(
    _ inner: [FormulaExpression], _ figure: (String) -> Fraction?
  ) -> [Fraction]? {
    let fractions = inner.compactMap { $0.fraction(figure) }
    return fractions.count == inner.count ? fractions : nil
  }
}
