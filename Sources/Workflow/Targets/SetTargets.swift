// SPDX-License-Identifier: Apache-2.0

import Domain

/// The standing office sets targets, one or a whole sheet of them: all or none. What was set before
/// stays as history.
package struct SetTargets: Act {
  let programme: String
  let table: RuleTable

  package init(programme: String, table: RuleTable) {
    self.programme = programme
    self.table = table
  }

  package func perform(_ work: Work) throws -> [RuleChange] {
    let book = try work.book(programme)
    try work.require(.setTargets, at: book.area)
    let changes = try TargetTable(book: book, table: table).targets().map { target in
      RuleChange(
        rule: .target(target),
        before: book.programme.targets.first { $0.key == target.key }.map { .target($0) })
    }
    let moved = changes.filter { $0.kind != .same }.map(\.rule)
    try work.write(moved, book)
    if !moved.isEmpty {
      try work.record("target.set", on: book.id, changes.logged)
    }
    return changes
  }
}
