// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// The operator makes everything that is kept again from the figures.
package struct RebuildResults: Act {
  let programme: String

  package init(programme: String) { self.programme = programme }

  package func perform(_ work: Work) throws {
    guard work.actor.isOperator else { throw Refusal.notAllowed(.consolidatePeriod) }
    let book = try work.book(programme)
    try work.rebuildResults(of: programme)
    try work.record("results.rebuild", on: book.id)
  }
}
