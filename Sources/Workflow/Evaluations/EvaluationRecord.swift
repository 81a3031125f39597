// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation

/// An evaluation as machines read it: `evaluate --format json`, the API, a consolidation.
package struct EvaluationRecord: Sendable, Codable {
  /// One part of a compound measure.
  package struct Part: Sendable, Codable {
    package let name: String
    package let value: String?
    package let numerator: String?
    package let denominator: String?
    package let threshold: String?
    package let verdict: Verdict
  }

  /// The target that the value works towards, and where its path expects it at the end of the
  /// period; the ends of a range are equal for a single value.
  package struct TargetRecord: Sendable, Codable {
    package let year: Int
    package let from: String
    package let to: String
    package let expectedFrom: String?
    package let expectedTo: String?
    package let progress: TargetProgress
    package let source: String
  }

  package let indicator: String
  package let title: String?
  package let unit: String?
  package let value: String?
  package let numerator: String?
  package let denominator: String?
  package let threshold: String?
  package let verdict: Verdict
  /// Why there is no value, or no verdict.
  package let reason: NoValueReason?
  package let target: TargetRecord?
  package let isEstimate: Bool
  package let isIllustrative: Bool
  package let isProvisional: Bool
  /// True when a unit's figure was divided by shares.
  package let isApportioned: Bool
  package let reported: Int
  package let owed: Int
  package let parts: [Part]
  /// The ids of the submissions behind it.
  package let sources: [String]

  package init(
    _ evaluation: Evaluation, in book: ProgrammeBook, standing: TargetStanding? = nil,
    _ language: Language = .vi
  ) {
    let indicator = book.framework.indicator(evaluation.indicator)
    self.indicator = String(evaluation.indicator)
    title = indicator?.name?[language]
    unit = indicator?.unit?[language]
    value = evaluation.value.map { "\($0)" }
    numerator = evaluation.numerator.map { "\($0)" }
    denominator = evaluation.denominator.map { "\($0)" }
    threshold = evaluation.threshold.map(Self.text)
    verdict = evaluation.verdict
    reason = evaluation.reason
    target = standing.flatMap(Self.target)
    isEstimate = evaluation.isEstimate
    isIllustrative = evaluation.isIllustrative
    isProvisional = evaluation.isProvisional
    isApportioned = evaluation.isApportioned
    reported = evaluation.reported
    owed = evaluation.owed
    parts = evaluation.parts.map { part in
      Part(
        name: part.name[language], value: part.value.map { "\($0)" },
        numerator: part.numerator.map { "\($0)" }, denominator: part.denominator.map { "\($0)" },
        threshold: part.threshold.map(Self.text), verdict: part.verdict)
    }
    sources = evaluation.sources.map { $0.uuidString.lowercased() }
  }

  static func text(_ threshold: Threshold) -> String {
    threshold.upper.map { "\(threshold.value)–\($0)" } ?? "\(threshold.sign) \(threshold.value)"
  }

  private static func target(_ standing: TargetStanding) -> TargetRecord? {
    standing.mark.map { mark in
      TargetRecord(
        year: mark.year, from: "\(mark.lower)", to: "\(mark.upper)",
        expectedFrom: standing.expectation.map { "\($0.lower)" },
        expectedTo: standing.expectation.map { "\($0.upper)" }, progress: standing.progress,
        source: standing.target.source)
    }
  }
}

extension EvaluationRecord {
  private enum CodingKeys: String, CodingKey {
    case indicator, title, unit, value, numerator, denominator, threshold, verdict, reason, target
    case isEstimate, isIllustrative, isProvisional, isApportioned, reported, owed, parts, sources
  }

  /// Writes a missing value as null, so that every row has every key.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(indicator, forKey: .indicator)
    try container.encode(title, forKey: .title)
    try container.encode(unit, forKey: .unit)
    try container.encode(value, forKey: .value)
    try container.encode(numerator, forKey: .numerator)
    try container.encode(denominator, forKey: .denominator)
    try container.encode(threshold, forKey: .threshold)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(reason, forKey: .reason)
    try container.encode(target, forKey: .target)
    try container.encode(isEstimate, forKey: .isEstimate)
    try container.encode(isIllustrative, forKey: .isIllustrative)
    try container.encode(isProvisional, forKey: .isProvisional)
    try container.encode(isApportioned, forKey: .isApportioned)
    try container.encode(reported, forKey: .reported)
    try container.encode(owed, forKey: .owed)
    try container.encode(parts, forKey: .parts)
    try container.encode(sources, forKey: .sources)
  }
}
