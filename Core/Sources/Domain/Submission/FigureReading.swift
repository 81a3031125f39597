// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Reads the text of one figure for a data element: what a person types, or what a file holds.
public enum FigureReading {
  /// How numbers are written in the text.
  public enum Notation: Sendable {
    /// As a person types them in a language.
    case typed(Language)
    /// As CSV and XLSX hold them: digits and a point.
    case machine
  }

  /// The figure as a decimal; nil for an empty text. Throws the code of what is wrong.
  public static func read(
    _ text: String, for element: DataElement, _ notation: Notation
  ) throws(FigureFault) -> Decimal? {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if text.isEmpty { return nil }
    switch element.kind {
    case .count, .amount: return try number(text, element, notation)
    case .yesNo: return try answer(text, yes: yesWords, no: noWords, code: "value.not-yes-no")
    case .judgement where element.isRanked: return try rank(text, element)
    case .judgement:
      return try answer(
        text, yes: metWords, no: notMetWords, code: "value.not-judgement")
    case .level: return try rank(text, element)
    }
  }

  /// The figure as files write it: `read` gives it back.
  public static func text(of value: Decimal, for element: DataElement) -> String {
    switch element.kind {
    case .count, .amount, .level: "\(value)"
    case .judgement where element.isRanked: "\(value)"
    case .yesNo: value == 1 ? "yes" : "no"
    case .judgement: value == 1 ? "met" : "notMet"
    }
  }

  /// A million times a million times a thousand: no city counts or spends as much.
  private static let largest = Decimal(sign: .plus, exponent: 15, significand: 1)

  private static let yesWords: Set<String> = ["yes", "có", "true", "1"]
  private static let noWords: Set<String> = ["no", "không", "false", "0"]
  private static let metWords: Set<String> = ["met", "đạt", "1"]
  private static let notMetWords: Set<String> = ["notmet", "chưa đạt", "0"]

  private static func number(
    _ text: String, _ element: DataElement, _ notation: Notation
  ) throws(FigureFault) -> Decimal {
    let value: Decimal? =
      switch notation {
      case .typed(let language): DecimalText.typed(text, language)
      case .machine: DecimalText.machine(text)
      }
    guard let value else { throw FigureFault(code: "value.not-a-number", text: text) }
    if element.kind == .count, !value.isWhole {
      throw FigureFault(code: "value.not-whole", text: text)
    }
    if value.magnitude >= largest {
      throw FigureFault(code: "value.too-large", text: text)
    }
    if let minimum = element.minimum, value < minimum {
      let code = minimum == 0 ? "value.negative" : "value.too-small"
      throw FigureFault(code: code, text: text, minimum: minimum)
    }
    if let maximum = element.maximum, value > maximum {
      throw FigureFault(code: "value.too-great", text: text, maximum: maximum)
    }
    return value
  }

  private static func answer(
    _ text: String, yes: Set<String>, no: Set<String>, code: String
  ) throws(FigureFault) -> Decimal {
    let word = text.lowercased().precomposedStringWithCanonicalMapping
    if yes.contains(word) { return 1 }
    if no.contains(word) { return 0 }
    throw FigureFault(code: code, text: text)
  }

  private static func rank(
    _ text: String, _ element: DataElement
  ) throws(FigureFault) -> Decimal {
    guard let rank = Int(text), element.levels.indices.contains(rank) else {
      throw FigureFault(
        code: "value.not-a-level", text: text, maximum: Decimal(max(0, element.levels.count - 1)))
    }
    return Decimal(rank)
  }
}

/// Why a text is not a figure of its data element.
public struct FigureFault: Error, Sendable, Equatable {
  /// A locale key.
  public let code: String
  public let arguments: [String: String]

  init(code: String, text: String, minimum: Decimal? = nil, maximum: Decimal? = nil) {
    self.code = code
    var arguments = ["text": String(text.prefix(60))]
    if let minimum { arguments["minimum"] = "\(minimum)" }
    if let maximum { arguments["maximum"] = "\(maximum)" }
    self.arguments = arguments
  }
}
