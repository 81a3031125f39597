// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Arithmetic over data elements: codes, decimal numbers, `+ - * /`, parentheses, `min`, `max` and
/// `if(condition, then, otherwise)` with the comparisons `>= <= > < = !=`.
public struct Formula: Sendable, Hashable, Codable, CustomStringConvertible {
  /// Why a text is no formula, with the column (from 1) of the fault.
  public struct Fault: Error, Sendable, Equatable {
    public let column: Int
    public let code: String
  }

  public let description: String
  let root: FormulaExpression

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
  public var elementCodes: [String] { root.elementCodes.map(\.code) }

  /// The column (from 1) at which an element first stands.
  public func column(of element: String) -> Int? {
    root.elementCodes.first { $0.code == element }?.column
  }

  /// Nil when an element has no figure or a divisor is zero.
  public func value(_ figure: (String) -> Decimal?) -> Decimal? {
    fraction { figure($0).map { Fraction($0) } }?.decimal
  }

  /// The value before its last division, to compare it exactly.
  func fraction(_ figure: (String) -> Fraction?) -> Fraction? { root.fraction(figure) }
}

extension Formula {
  /// The number 0, to go on reading after a fault.
  public static let zero = Formula(description: "0", root: .number(0))

  private init(description: String, root: FormulaExpression) {
    self.description = description
    self.root = root
  }
}
