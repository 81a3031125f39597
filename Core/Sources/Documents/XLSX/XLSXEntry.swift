// SPDX-License-Identifier: Apache-2.0

/// A cell that people fill in: not locked, and watched by the program that opens the sheet.
public struct XLSXEntry: Equatable, Sendable {
  /// What stands in it already.
  public enum Value: Equatable, Sendable {
    case blank
    case text(String)
    case number(String, decimals: Int)
  }

  /// What may be typed.
  public enum Rule: Equatable, Sendable {
    /// One of these; no comma may stand in one.
    case list([String])
    case number(minimum: Double?, maximum: Double?, isWhole: Bool)
  }

  public var value: Value
  public var rule: Rule?
  /// What is told when the cell is chosen, and when something else is typed.
  public var prompt: String
  public var refusal: String

  public init(value: Value, rule: Rule? = nil, prompt: String = "", refusal: String = "") {
    self.value = value
    self.rule = rule
    self.prompt = prompt
    self.refusal = refusal
  }
}
