// SPDX-License-Identifier: Apache-2.0

import Domain
import Store

/// Everything that a city decided, the latest of each key.
struct CityRuleBook: Sendable {
  private(set) var targets: [String: Target] = [:]
  private(set) var references: [String: ReferenceValue] = [:]
  private(set) var assignments: [String: Assignment] = [:]
  private(set) var versions: [String: FrameworkVersion] = [:]

  /// Rows in the order in which they were written: a later one replaces an earlier one.
  init(_ rows: [Row]) throws {
    for row in rows {
      switch try CityRule(row.kind, row.content) {
      case .target(let target): targets[row.key] = target
      case .reference(let value): references[row.key] = value
      case .assignment(let assignment): assignments[row.key] = assignment
      case .version(let version): versions[row.key] = version
      }
    }
  }

  struct Row: Decodable {
    let kind: CityRule.Kind
    let key: String
    let content: String
  }

  /// The programme of the folder with the city's own targets and assignments in place of its.
  func applied(to programme: Programme) -> Programme {
    var programme = programme
    let own = targets.values.sorted { $0.key < $1.key }
    programme.targets = (programme.targets.filter { targets[$0.key] == nil } + own)
      .filter { !$0.marks.isEmpty }
    programme.assignments =
      (programme.assignments.filter { assignments[$0.key] == nil } + assignments.values)
      .sorted { ($0.indicator, $0.key) < ($1.indicator, $1.key) }
    return programme
  }

  /// The versions of the folder and those written by people, in the order in which they begin.
  func allVersions(_ programme: Programme) -> [FrameworkVersion] {
    (programme.versions.filter { versions[$0.version] == nil } + versions.values)
      .sorted { ($0.validFrom, $0.version) < ($1.validFrom, $1.version) }
  }
}
