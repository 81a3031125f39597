// SPDX-License-Identifier: Apache-2.0

/// Why an indicator has no value or cannot be judged, where more can be said than that figures are
/// missing.
public enum NoValueReason: String, Sendable, Codable, CaseIterable {
  /// Nobody, or not everybody who must, has reported.
  case noFigures
  /// The figures divide by zero: there is nothing to take a share of.
  case zeroDenominator
  /// No value of the reference series is known for the year.
  case noReference
  /// Nothing is known of the same period of the year before.
  case noYearBefore
}
