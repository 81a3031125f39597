// SPDX-License-Identifier: Apache-2.0

import Domain
import Workflow

/// The tree of a day, and the days on which it changed.
struct UnitsPage {
  struct Row {
    let code: String
    let name: String
    /// One element for each step below the top.
    let steps: [String]
    let kind: String
    let from: String
    let until: String
    let story: [String]
  }

  /// A day on which something became of units.
  struct Change {
    let href: String
    let date: String
    let legalBasis: String
    let lines: [String]
    let note: String
  }

  let title: String
  let action: String
  let date: String
  let day: String
  let count: Int
  let rows: [Row]
  let isEmpty: Bool
  let changes: [Change]
  let hasChanges: Bool

  init(_ answer: OrganisationAsOf.Answer, wording: Wording) {
    let programme = answer.book.programme
    let story = UnitStory(history: answer.history, wording: wording)
    title = wording("units.title")
    action = Links.units(programme.id)
    date = answer.date.description
    day = wording.date(answer.date)
    count = answer.rows.count
    rows = answer.rows.map { row in
      Row(
        code: row.unit.code, name: row.unit.name[wording.language],
        steps: Array(repeating: "", count: row.depth),
        kind: programme.kinds.first { $0.code == row.unit.kind }?.name[wording.language]
          ?? row.unit.kind,
        from: row.life.opened.map(wording.date) ?? "",
        until: row.life.closed.map { wording.date($0.dayBefore) } ?? "",
        story: story.lines(of: row.unit.code))
    }
    isEmpty = rows.isEmpty
    changes = answer.history.changes.map { change in
      Change(
        href: Links.units(programme.id, on: change.date), date: wording.date(change.date),
        legalBasis: change.legalBasis, lines: story.lines(of: change), note: change.note ?? "")
    }
    hasChanges = !changes.isEmpty
  }
}
