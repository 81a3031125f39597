// SPDX-License-Identifier: Apache-2.0

/// What an indicator's value comes to. Never a Bool: no data is not the same as not met.
public enum Verdict: String, Sendable, Codable, CaseIterable {
  case met
  case notMet
  /// Likely to be met later, as a person says.
  case expected
  case noData
  case notApplicable
  /// There is a value but nothing to hold it against.
  case notComparable
}
