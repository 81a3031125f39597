// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// What a value is compared with. The comparison is made on the unrounded value.
public struct Threshold: Sendable, Codable, Hashable {
  /// How the value must stand to the threshold.
  public enum Comparison: String, Sendable, Codable, CaseIterable {
    case atLeast, atMost, above, below, equal
    /// From `value` to `upper`, both included.
    case between
  }

  public let comparison: Comparison
  public let value: Decimal
  /// The upper end of a band; nil for every other comparison.
  public let upper: Decimal?

  public init(comparison: Comparison, value: Decimal, upper: Decimal? = nil) {
    self.comparison = comparison
    self.value = value
    self.upper = upper
  }

  public func holds(for other: Decimal) -> Bool { holds(for: Fraction(other)) }

  /// The sign that people write, such as `≥`.
  public var sign: String {
    switch comparison {
    case .atLeast: "≥"
    case .atMost: "≤"
    case .above: ">"
    case .below: "<"
    case .equal: "="
    case .between: "∈"
    }
  }
}

extension Threshold {
  /// `≥ 75 %` or `75–80 %`, as people of a language write it.
  public func text(_ unit: LocalizedText?, _ language: Language) -> String {
    func number(_ value: Decimal) -> String {
      DecimalText.display(value, language, fractionDigits: 2)
    }
    let suffix = unit.map { " " + $0[language] } ?? ""
    if let upper { return "\(number(value))–\(number(upper))\(suffix)" }
    return "\(sign) \(number(value))\(suffix)"
  }

  /// The comparison with an undivided value, which no rounding has touched.
  func holds(for share: Fraction) -> Bool {
    let mark = Fraction(value)
    return switch comparison {
    case .atLeast: share >= mark
    case .atMost: share <= mark
    case .above: share > mark
    case .below: share < mark
    case .equal: share == mark
    case .between: share >= mark && upper.map { share <= Fraction($0) } ?? true
    }
  }
}
