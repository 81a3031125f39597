// SPDX-License-Identifier: Apache-2.0

/// How an indicator's value is made from data elements.
public indirect enum Measure: Sendable, Codable, Hashable {
  /// `numerator / denominator × 100`.
  case percentage(numerator: Formula, denominator: Formula)
  /// `numerator / denominator`.
  case ratio(numerator: Formula, denominator: Formula)
  /// A number as it is.
  case amount(value: Formula)
  /// The value against the same period of the year before. What was approved then counts; where
  /// nothing was, `previous` is what the unit says of it.
  case change(value: Formula, previous: Formula?, direction: Direction)
  /// `value / reference`, where the reference is a series that others publish, of the period's year
  /// less `yearsBefore`.
  case againstReference(value: Formula, series: String, yearsBefore: Int)
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

  /// The elements that it takes as they are, without a formula.
  public var answeringElements: [String] {
    switch self {
    case .yesNo(let element), .level(let element), .judgement(let element),
      .shareOfUnits(let element, _):
      [element]
    case .compound(let parts): parts.flatMap(\.measure.answeringElements)
    default: []
    }
  }

  /// The reference series that it needs, with how many years before the period.
  public var references: [(series: String, yearsBefore: Int)] {
    switch self {
    case .againstReference(_, let series, let yearsBefore): [(series, yearsBefore)]
    case .compound(let parts): parts.flatMap(\.measure.references)
    default: []
    }
  }

  /// True when it looks at the same period of the year before.
  public var looksBack: Bool {
    switch self {
    case .change: true
    case .compound(let parts): parts.contains { $0.measure.looksBack }
    default: false
    }
  }

  private var allElementCodes: [String] {
    switch self {
    case .percentage(let numerator, let denominator), .ratio(let numerator, let denominator):
      numerator.elementCodes + denominator.elementCodes
    case .change(let value, let previous, _):
      value.elementCodes + (previous?.elementCodes ?? [])
    case .amount(let value), .againstReference(let value, _, _): value.elementCodes
    case .yesNo(let element), .level(let element), .judgement(let element),
      .shareOfUnits(let element, _):
      [element]
    case .compound(let parts): parts.flatMap(\.measure.elementCodes)
    case .unknown: []
    }
  }
}
