// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// An indicator's value and verdict for a unit and period, and how it came about.
public struct Evaluation: Sendable, Hashable {
  public let indicator: Int
  /// Unrounded; 1 and 0 for yes and no, met and not met; the rank for a level.
  public let value: Decimal?
  public let numerator: Decimal?
  public let denominator: Decimal?
  public let threshold: Threshold?
  public let verdict: Verdict
  /// The parts of a compound measure.
  public let parts: [PartResult]
  /// The figure of each data element and where it comes from.
  public let traces: [ElementTrace]
  /// Units that reported everything asked, of those that owe it.
  public let reported: Int
  public let owed: Int

  /// The result of one part of a compound measure.
  public struct PartResult: Sendable, Hashable {
    public let name: LocalizedText
    public let value: Decimal?
    public let numerator: Decimal?
    public let denominator: Decimal?
    public let threshold: Threshold?
    public let verdict: Verdict
  }

  /// The submissions behind it, each once.
  public var sources: [UUID] {
    var seen: Set<UUID> = []
    return traces.flatMap(\.contributions).map(\.submission).filter { seen.insert($0).inserted }
  }

  public var isEstimate: Bool {
    traces.flatMap(\.contributions).contains { $0.maturity == .estimate }
  }

  public var isIllustrative: Bool { traces.flatMap(\.contributions).contains { $0.isIllustrative } }

  /// True when a co-lead reported another figure than the one that counts.
  public var hasDiscrepancy: Bool { traces.contains { !$0.differing.isEmpty } }
}
