// SPDX-License-Identifier: Apache-2.0

package import Domain

/// The kinds of sheet in which the standing office brings rules.
package enum RuleSheet: String, Sendable, CaseIterable {
  case targets, references, assignments

  package var kind: CityRule.Kind {
    switch self {
    case .targets: .target
    case .references: .reference
    case .assignments: .assignment
    }
  }

  /// Who may bring it.
  package var permission: Permission {
    switch self {
    case .targets: .setTargets
    case .references: .setReferences
    case .assignments: .assignIndicators
    }
  }
}

/// Takes a sheet of rules, whole or not at all; what was decided before stays as history.
package struct ImportRules: Act {
  let sheet: RuleSheet
  let programme: String
  let table: RuleTable

  package init(sheet: RuleSheet, programme: String, table: RuleTable) {
    self.sheet = sheet
    self.programme = programme
    self.table = table
  }

  package func perform(_ work: Work) throws -> [RuleChange] {
    switch sheet {
    case .targets: try SetTargets(programme: programme, table: table).perform(work)
    case .references: try SetReferences(programme: programme, table: table).perform(work)
    case .assignments: try AssignIndicators(programme: programme, table: table).perform(work)
    }
  }
}
