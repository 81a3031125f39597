// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// The standing office opens a closed period again, with a reason.
package struct ReopenPeriod: Act {
  let programme: String
  let period: String
  let reason: String

  package init(programme: String, period: String, reason: String) {
    self.programme = programme
    self.period = period
    self.reason = reason
  }

  package func perform(_ work: Work) throws {
    let (book, period) = try work.book(programme, period)
    try work.require(.reopenPeriod, at: book.area)
    guard !period.isOpen else { throw Refusal.conflict("period.already-open") }
    let reason = try TextLimit.checked(reason, "reason", required: "field.required")
    try work.transaction.execute(
      "UPDATE reporting_period SET status = 'open' WHERE id = \(period.id)")
    try work.record("period.reopen", on: period.id, ["reason": reason])
  }
}
