// SPDX-License-Identifier: Apache-2.0

/// On which side of its threshold a value is good.
/// A poverty rate wants to be lower, a literacy rate higher.
public enum ChartDirection: Sendable {
  case higher, lower

  func isMet(_ value: Double, threshold: Double) -> Bool {
    switch self {
    case .higher: value >= threshold
    case .lower: value <= threshold
    }
  }
}
