// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// A formula as people read it, with the numbers put in.
public enum FormulaText {
  /// Replaces each data element by its figure, `?` where there is none.
  public static func filled(_ text: String, _ figure: (String) -> Decimal?) -> String {
    var result = ""
    var word = ""
    func flush() {
      let isName = word.first?.isLetter ?? false
      let isFunction = ["min", "max", "if"].contains(word)
      result += isName && !isFunction ? figure(word).map { "\($0)" } ?? "?" : word
      word = ""
    }
    for character in text {
      if character.isASCII, character.isLetter || character.isNumber || character == "_" {
        word.append(character)
      } else {
        flush()
        result.append(character)
      }
    }
    flush()
    return result
  }
}

extension Measure {
  /// The formulas of the measure as text, one for each part; empty where there is nothing to work
  /// out.
  public var formulas: [String] {
    switch self {
    case .percentage(let numerator, let denominator):
      ["\(Self.grouped(numerator)) / \(Self.grouped(denominator)) * 100"]
    case .ratio(let numerator, let denominator):
      ["\(Self.grouped(numerator)) / \(Self.grouped(denominator))"]
    case .amount(let value): [value.description]
    case .change(let value, let previous, let direction):
      ["\(value) \(direction == .increase ? ">" : "<") \(previous.map(\.description) ?? "…")"]
    case .againstReference(let value, let series, _): ["\(Self.grouped(value)) / \(series)"]
    case .yesNo(let element), .level(let element), .judgement(let element): [element]
    case .shareOfUnits(let element, let atLeast): ["\(element) >= \(atLeast)"]
    case .compound(let parts): parts.flatMap(\.measure.formulas)
    case .unknown: []
    }
  }

  /// In parentheses where it is more than a name or a number.
  private static func grouped(_ formula: Formula) -> String {
    let text = formula.description
    return text.contains(where: { "+-*/ ".contains($0) }) ? "(\(text))" : text
  }
}
