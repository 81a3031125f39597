// SPDX-License-Identifier: Apache-2.0

/// What became of one rule of a sheet.
package struct RuleChange: Sendable {
  /// How a rule stands to what was decided before.
  package enum Kind: String, Sendable, Codable, CaseIterable {
    case added, changed, same
  }

  package let rule: CityRule
  /// Nil for a new one.
  package let before: CityRule?

  package var kind: Kind {
    guard let before else { return .added }
    return before == rule ? .same : .changed
  }
}
