// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// Makes measures of every kind, each over data elements of its own.
struct RandomMeasures {
  let level: UnitLevel
  var random: SeededGenerator
  private(set) var elements: [DataElement] = []

  init(level: UnitLevel, random: SeededGenerator) {
    self.level = level
    self.random = random
  }

  mutating func any() throws -> Measure {
    guard Int.random(in: 0...5, using: &random) == 0 else {
      return try single(mayCount: level == .commune)
    }
    let parts = try (0..<Int.random(in: 1...3, using: &random)).map { number in
      Measure.Part(
        name: Samples.text("\(number)"), measure: try single(mayCount: false),
        threshold: threshold())
    }
    return .compound(parts: parts)
  }

  mutating func threshold() -> Threshold? {
    guard Int.random(in: 0...4, using: &random) > 0 else { return nil }
    let value = Decimal(Int.random(in: 0...8, using: &random)) / 2
    let comparison = Threshold.Comparison.allCases.randomElement(using: &random) ?? .between
    let upper = value + Decimal(Int.random(in: 0...3, using: &random))
    return Threshold(
      comparison: comparison, value: value, upper: comparison == .between ? upper : nil)
  }

  private mutating func single(mayCount: Bool) throws -> Measure {
    switch Int.random(in: 0...(mayCount ? 9 : 8), using: &random) {
    case 0: return .percentage(numerator: try formula(), denominator: try formula())
    case 1: return .ratio(numerator: try formula(), denominator: try formula())
    case 2: return .amount(value: try formula())
    case 3, 4:
      return .change(
        value: try formula(), previous: Bool.random(using: &random) ? try formula() : nil,
        direction: Bool.random(using: &random) ? .increase : .decrease)
    case 5:
      return .againstReference(
        value: try formula(), series: "national",
        yearsBefore: Int.random(in: 0...3, using: &random))
    case 6: return .yesNo(element: answer(.yesNo))
    case 7: return .level(element: answer(.level, levels: 4))
    case 8: return .judgement(element: answer(.judgement, levels: judgementLevels()))
    default:
      let atLeast = Int.random(in: 1...3, using: &random)
      return .shareOfUnits(element: answer(.level, levels: 4), atLeast: atLeast)
    }
  }

  private mutating func judgementLevels() -> Int { Bool.random(using: &random) ? 4 : 0 }

  private mutating func formula() throws -> Formula {
    let (a, b) = (number(), number())
    let texts = [
      a, "\(a) + \(b)", "\(a) / \(b)", "\(a) / \(b) * 100 - 3", "max(\(a), \(b))",
      "if(\(a) > \(b), \(a), \(b) - \(a))",
    ]
    return try Formula(texts.randomElement(using: &random) ?? a)
  }

  /// The code of a new number; a mean brings its weight with it.
  private mutating func number() -> String {
    let ways: [DataElement.Aggregation] = [.sum, .weightedMean, .minimum, .maximum, .count]
    let aggregation = level == .city ? .none : ways.randomElement(using: &random) ?? .sum
    let kind: DataElement.Kind = Bool.random(using: &random) ? .count : .amount
    var weight: String?
    if aggregation == .weightedMean { weight = add(.count, .sum) }
    return add(kind, aggregation, weight: weight)
  }

  private mutating func answer(_ kind: DataElement.Kind, levels: Int = 0) -> String {
    let ways: [DataElement.Aggregation] =
      switch kind {
      case .yesNo: [.countYes, .allMet, .count]
      case .judgement: levels == 0 ? [.allMet, .count] : [.count]
      default: [.countYes, .count]
      }
    return add(
      kind, level == .city ? .none : ways.randomElement(using: &random) ?? .count, levels: levels)
  }

  private mutating func add(
    _ kind: DataElement.Kind, _ aggregation: DataElement.Aggregation, weight: String? = nil,
    levels: Int = 0
  ) -> String {
    let code = "e\(elements.count)"
    elements.append(
      Samples.element(code, kind, at: level, aggregation, levels: levels, weight: weight))
    return code
  }
}
