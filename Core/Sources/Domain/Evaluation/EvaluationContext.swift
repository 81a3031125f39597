// SPDX-License-Identifier: Apache-2.0

/// What an evaluation needs besides the figures of its own period.
public struct EvaluationContext: Sendable {
  /// Nil where no period is meant: nothing is known of other years then.
  public let period: Period?
  /// By series, then year.
  private let references: [String: [Int: ReferenceValue]]

  public init(period: Period?, references: [ReferenceValue]) {
    self.period = period
    self.references = Dictionary(grouping: references, by: \.series).mapValues { values in
      Dictionary(values.map { ($0.year, $0) }, uniquingKeysWith: { _, last in last })
    }
  }

  public static let none = EvaluationContext(period: nil, references: [])

  /// The value of a series for the period, so many years before it.
  public func reference(_ series: String, yearsBefore: Int) -> ReferenceValue? {
    period.flatMap { references[series]?[$0.year - yearsBefore] }
  }
}
