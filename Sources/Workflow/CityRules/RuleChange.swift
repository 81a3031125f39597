// SPDX-License-Identifier: Apache-2.0

import Domain

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
    guard let before else {
      // Where there is no target, none can be taken back.
      if case .target(let target) = rule, target.marks.isEmpty { return .same }
      return .added
    }
    return before == rule ? .same : .changed
  }
}

extension [RuleChange] {
  /// What the log keeps of those that changed something: before and after by the rule's key.
  var logged: [String: String] {
    filter { $0.kind != .same }.reduce(into: [:]) { detail, change in
      detail[change.rule.key] = "\(change.before?.summary ?? "–") → \(change.rule.summary)"
    }
  }
}
