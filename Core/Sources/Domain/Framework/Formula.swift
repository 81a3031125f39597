// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Arithmetic over data elements: codes, decimal numbers, `+ - * /` and parentheses.
public struct Formula: Sendable, Hashable, Codable, CustomStringConvertible {
  /// Why a text is no formula, with the column (from 1) of the fault.
  public struct Fault: Error, Sendable, Equatable {
    public let column: Int
    public let code: String
  }

  indirect enum Expression: Sendable, Hashable {
    case number(Decimal)
    case element(String)
    case operation(Character, Expression, Expression)
    case negative(Expression)
  }

  public let description: String
  let root: Expression

  public init(_ text: String) throws(Fault) {
    var parser = FormulaParser(text)
    description = text
    root = try parser.parse()
  }

  public init(from decoder: any Decoder) throws {
    try self.init(try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// The codes of the data elements in order of appearance.
  public var elementCodes: [String] { Self.codes(root) }

  /// Nil when an element has no figure or a divisor is zero.
  public func value(_ figure: (String) -> Decimal?) -> Decimal? { fraction(figure)?.decimal }

  /// The value before its last division, to compare it exactly.
  func fraction(_ figure: (String) -> Decimal?) -> Fraction? { Self.fraction(root, figure) }

  private static func codes(_ expression: Expression) -> [String] {
    switch expression {
    case .number: []
    case .element(let code): [code]
    case .operation(_, let left, let right): codes(left) + codes(right)
    case .negative(let inner): codes(inner)
    }
  }

  private static func fraction(
    _ expression: Expression, _ figure: (String) -> Decimal?
  ) -> Fraction? {
    switch expression {
    case .number(let number): return Fraction(number)
    case .element(let code): return figure(code).map { Fraction($0) }
    case .negative(let inner): return fraction(inner, figure).map { -$0 }
    case .operation(let sign, let left, let right):
      guard let left = fraction(left, figure), let right = fraction(right, figure) else {
        return nil
      }
      switch sign {
      case "+": return left.plus(right)
      case "-": return left.plus(-right)
      case "*": return left.times(right)
      default: return left.divided(by: right)
      }
    }
  }
}

extension Formula {
  /// The number 0, to go on reading after a fault.
  public static let zero = Formula(description: "0", root: .number(0))

  private init(description: String, root: Expression) {
    self.description = description
    self.root = root
  }
}
