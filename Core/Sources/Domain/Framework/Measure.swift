// SPDX-License-Identifier: Apache-2.0

/// How an indicator's value is made from data elements.
public indirect enum Measure: Sendable, Codable, Hashable {
  /// `numerator / denominator × 100`.
  case percentage(numerator: Formula, denominator: Formula)
  /// `numerator / denominator`.
  case ratio(numerator: Formula, denominator: Formula)
  /// The value against the same period of the year before.
  case change(value: Formula, previous: Formula, direction: Direction)
  /// One answer: yes is met.
  case yesNo(element: String)
  /// A rank on an ordered scale.
  case level(element: String)
  /// The share of units, of all that owe it, whose figure is at least `atLeast`.
  case shareOfUnits(element: String, atLeast: Int)
  /// A person's judgement with a reason.
  case judgement(element: String)
  /// Several parts that must all hold.
  case compound(parts: [Part])
  /// No text is known, so nothing is measured.
  case unknown

  /// Which way a change has to go.
  public enum Direction: String, Sendable, Codable, CaseIterable {
    case increase, decrease
  }

  /// One part of a compound measure.
  public struct Part: Sendable, Codable, Hashable {
    public let name: LocalizedText
    public let measure: Measure
    public let threshold: Threshold?

    public init(name: LocalizedText, measure: Measure, threshold: Threshold?) {
      self.name = name
      self.measure = measure
      self.threshold = threshold
    }
  }

  /// The codes of the data elements that it needs, in order, each once.
  public var elementCodes: [String] {
    var seen: Set<String> = []
    return allElementCodes.filter { seen.insert($0).inserted }
  }

  private var allElementCodes: [String] {
    switch self {
    case .percentage(let numerator, let denominator), .ratio(let numerator, let denominator):
      numerator.elementCodes + denominator.elementCodes
    case .change(let value, let previous, _): value.elementCodes + previous.elementCodes
    case .yesNo(let element), .level(let element), .judgement(let element),
      .shareOfUnits(let element, _):
      [element]
    case .compound(let parts): parts.flatMap(\.measure.elementCodes)
    case .unknown: []
    }
  }
}
