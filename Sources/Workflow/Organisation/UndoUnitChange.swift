// SPDX-License-Identifier: Apache-2.0

import Domain
package import Foundation
import Store

/// The standing office takes back a change of units that nothing was built upon. It stays in the
/// history, marked as undone.
package struct UndoUnitChange: Act {
  let programme: String
  let change: UUID

  package init(programme: String, change: UUID) {
    self.programme = programme
    self.change = change
  }

  package func perform(_ work: Work) throws {
    let book = try work.book(programme)
    try work.require(.changeUnits, at: book.area)
    let decisions = try work.decisions(of: book.id)
    guard let place = decisions.firstIndex(where: { $0.id == change }) else {
      throw Refusal.notFound("change")
    }
    let date: CalendarDate?
    let opened: [String]
    switch decisions[place].decision {
    case .change(let undone):
      date = undone.date
      opened = undone.steps.compactMap { step in
        if case .open(let unit) = step { unit.code } else { nil }
      }
    case .units(let units):
      date = nil
      opened = units.map(\.code)
    }
    let closed = try work.periods(of: book).last { period in
      !period.isOpen && (date.map { period.endsOn >= $0.description } ?? true)
    }
    if let closed {
      throw Refusal.conflict("unit.closed-period", ["period": closed.code])
    }
    for code in opened { try requireUnused(code, book, work) }
    try work.transaction.execute(
      """
      UPDATE org_change SET undone_at = \(work.now), undone_by = \(work.actor.personID)
      WHERE id = \(change) AND undone_at IS NULL
      """)
    do {
      try work.keepUnits(of: try work.book(programme), since: date)
    } catch Refusal.conflict(let code, let arguments) where code.hasPrefix("unit.") {
      // A later change speaks of what this one made.
      throw Refusal.conflict("unit.undo-built-upon", ["unit": arguments["unit"] ?? ""])
    }
    for code in opened {
      guard let id = book.unitIDs[code] else { continue }
      try work.transaction.execute("DELETE FROM element_total WHERE org_unit_id = \(id)")
      try work.transaction.execute(
        """
        DELETE FROM org_unit WHERE id = \(id) AND NOT EXISTS (
          SELECT 1 FROM org_unit_link l WHERE l.org_unit_id = \(id) OR l.parent_id = \(id))
        """)
    }
    try work.record(
      "unit.undo", on: book.id,
      ["change": change.uuidString.lowercased(), "date": date?.description ?? ""])
  }

  /// Somebody reports for a unit, or has a part there: it cannot be as if it had never been.
  private func requireUnused(_ code: String, _ book: ProgrammeBook, _ work: Work) throws {
    guard let id = book.unitIDs[code] else { return }
    let isUsed = try work.transaction.exists(
      """
      SELECT 1 FROM org_unit o WHERE o.id = \(id) AND (
        EXISTS (SELECT 1 FROM submission s WHERE s.org_unit_id = o.id)
        OR EXISTS (SELECT 1 FROM approval a WHERE a.org_unit_id = o.id)
        OR EXISTS (SELECT 1 FROM role_grant g WHERE g.org_unit_id = o.id))
      """)
    if isUsed {
      throw Refusal.conflict(
        "unit.undo-used", ["unit": book.history.life(code)?.names.last?.value.name.vi ?? code])
    }
  }
}
