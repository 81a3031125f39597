// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// An indicator's value and verdict without the figures behind it: what is kept, and what lists and
/// trends show.
public struct IndicatorResult: Sendable, Hashable {
  public let indicator: Int
  public let value: Decimal?
  public let numerator: Decimal?
  public let denominator: Decimal?
  public let verdict: Verdict
  public let reason: NoValueReason?
  public let reported: Int
  public let owed: Int
  public let isEstimate: Bool
  public let isIllustrative: Bool
  public let hasDiscrepancy: Bool
  /// Never kept: what is kept is approved.
  public let isProvisional: Bool
  /// True when a unit's figure behind it was divided by shares.
  public let isApportioned: Bool

  public init(
    indicator: Int, value: Decimal?, numerator: Decimal?, denominator: Decimal?, verdict: Verdict,
    reason: NoValueReason? = nil, reported: Int, owed: Int, isEstimate: Bool,
    isIllustrative: Bool, hasDiscrepancy: Bool, isProvisional: Bool = false,
    isApportioned: Bool = false
  ) {
    self.indicator = indicator
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.verdict = verdict
    self.reason = reason
    self.reported = reported
    self.owed = owed
    self.isEstimate = isEstimate
    self.isIllustrative = isIllustrative
    self.hasDiscrepancy = hasDiscrepancy
    self.isProvisional = isProvisional
    self.isApportioned = isApportioned
  }
}

extension Evaluation {
  /// The same without the figures behind it.
  public var result: IndicatorResult {
    IndicatorResult(
      indicator: indicator, value: value, numerator: numerator, denominator: denominator,
      verdict: verdict, reason: reason, reported: reported, owed: owed, isEstimate: isEstimate,
      isIllustrative: isIllustrative, hasDiscrepancy: hasDiscrepancy,
      isProvisional: isProvisional, isApportioned: isApportioned)
  }
}
