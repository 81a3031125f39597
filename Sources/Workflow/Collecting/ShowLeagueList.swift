// SPDX-License-Identifier: Apache-2.0

import Domain
import Store

/// A programme ranks its units by how punctual they are (xếp hạng), or does not: for everybody.
package struct ShowLeagueList: Act {
  let programme: String
  let isShown: Bool

  package init(programme: String, isShown: Bool) {
    self.programme = programme
    self.isShown = isShown
  }

  package func perform(_ work: Work) throws {
    let book = try work.book(programme)
    try work.require(.remindUnits, at: book.area)
    let changed = try work.transaction.execute(
      """
      UPDATE programme SET has_league_list = \(isShown ? 1 : 0)
      WHERE id = \(book.id) AND has_league_list <> \(isShown ? 1 : 0)
      """)
    // A second click has nothing left to do.
    guard changed == 1 else { return }
    try work.record(isShown ? "league-list.show" : "league-list.hide", on: book.id)
  }
}
