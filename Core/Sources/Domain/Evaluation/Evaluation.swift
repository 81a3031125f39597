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
  /// Why there is no value, or none to judge by; nil when there is.
  public let reason: NoValueReason?
  /// The parts of a compound measure.
  public let parts: [PartResult]
  /// The figure of each data element and where it comes from.
  public private(set) var traces: [ElementTrace]
  /// The units that owe its figures, by code, and those of them that have not reported all.
  public let owing: [String]
  public let missing: [String]
  public let isEstimate: Bool
  public let isIllustrative: Bool
  /// True when a figure behind it is handed in but not approved yet.
  public let isProvisional: Bool
  /// True when a co-lead reported another figure than the one that counts, or a unit says another
  /// of the year before than was approved then.
  public let hasDiscrepancy: Bool

  /// True when a unit's figure was divided by shares (ước tính theo tỷ lệ).
  public var isApportioned: Bool {
    traces.contains { $0.contributions.contains(where: \.isApportioned) }
  }

  /// The result of one part of a compound measure.
  public struct PartResult: Sendable, Hashable {
    public let name: LocalizedText
    public let value: Decimal?
    public let numerator: Decimal?
    public let denominator: Decimal?
    public let threshold: Threshold?
    public let verdict: Verdict
    public let reason: NoValueReason?
    let contradictsYearBefore: Bool
  }

  /// Units that reported everything asked, of those that owe it.
  public var reported: Int { owing.count - missing.count }
  public var owed: Int { owing.count }

  /// The submissions behind it, each once.
  public var sources: [UUID] {
    var seen: Set<UUID> = []
    return traces.flatMap(\.contributions).flatMap(\.submissions).filter {
      seen.insert($0).inserted
    }
  }

  /// The same result for somebody who may see the reports of these units only.
  public func showing(_ orgUnits: Set<String>) -> Evaluation {
    var shown = self
    shown.traces = traces.map { trace in
      ElementTrace(
        dataElement: trace.dataElement, value: trace.value,
        contributions: trace.contributions.filter { orgUnits.contains($0.orgUnit) },
        differing: trace.differing.filter { orgUnits.contains($0.orgUnit) })
    }
    return shown
  }
}
