// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// The standing office consolidates a period: keeps the result as it is now and closes the period.
package struct ConsolidatePeriod: Act {
  let programme: String
  let period: String
  let comment: String
  let acceptsMissing: Bool

  /// `acceptsMissing`: the person has seen that some units are not approved and closes all the same.
  package init(
    programme: String, period: String, comment: String, acceptsMissing: Bool = true
  ) {
    self.acceptsMissing = acceptsMissing
    self.programme = programme
    self.period = period
    self.comment = comment
  }

  package func perform(_ work: Work) throws {
    let (book, period) = try work.book(programme, period)
    try work.require(.consolidatePeriod, at: book.area)
    try work.requireOpen(period, book)
    let comment = try TextLimit.checked(comment, "comment")
    let evaluations = try work.evaluations(book, period, orgUnit: book.programme.area)
    guard evaluations.contains(where: { $0.value != nil }) else {
      throw Refusal.conflict("consolidate.nothing-approved")
    }
    if !acceptsMissing { try requireEverybody(book, period, work) }
    let content = try CanonicalJSON.text(
      evaluations.map { EvaluationRecord($0, in: book) })
    try work.transaction.execute(
      """
      INSERT INTO consolidation (id, period_id, comment, content, person_id, consolidated_at)
      VALUES (\(Identifier.make(at: work.now)), \(period.id), \(comment), \(content),
        \(work.actor.personID), \(work.now))
      """)
    try work.transaction.execute(
      "UPDATE reporting_period SET status = 'closed' WHERE id = \(period.id)")
    try work.record("period.consolidate", on: period.id, ["comment": comment])
  }

  private func requireEverybody(
    _ book: ProgrammeBook, _ period: PeriodRecord, _ work: Work
  ) throws {
    let progress = try PeriodProgress(programme: programme, period: period.code).answer(work)
    let missing = progress.entries.count { $0.status != .approved }
    guard missing == 0 else {
      throw Refusal.invalid([
        Issue(
          field: "confirm", code: "consolidate.confirm-missing",
          arguments: ["count": String(missing)])
      ])
    }
  }
}
