// SPDX-License-Identifier: Apache-2.0

import Domain
import Workflow

/// The tree of a day, and the days on which it changed.
struct UnitsPage {
  struct Row {
    let href: String
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

  /// What people decided beside the folder.
  struct Decided {
    let moment: String
    let person: String
    let text: String
    let isUndone: Bool
    let undone: String
    let canUndo: Bool
    let undoHref: String
  }

  struct Choice {
    let value: String
    let text: String
    let isChosen: Bool
  }

  let title: String
  let action: String
  let date: String
  let day: String
  let search: String
  let hierarchies: [Choice]
  let hasHierarchies: Bool
  let count: Int
  let rows: [Row]
  let isEmpty: Bool
  let isCut: Bool
  let cut: String
  let changes: [Change]
  let hasChanges: Bool
  let decided: [Decided]
  let hasDecided: Bool
  let acts: [Page.Link]
  let canChange: Bool
  let importHref: String
  let downloadHref: String
  let isDone: Bool
  let token: String

  /// More than a page can show is found by searching.
  private static let limit = 500

  init(
    _ answer: OrganisationAsOf.Answer, search: String, isDone: Bool, token: String,
    wording: Wording
  ) {
    let (book, programme) = (answer.book, answer.book.programme.id)
    let story = UnitStory(history: answer.history, wording: wording)
    let kinds = Dictionary(
      book.whole.kinds.map { ($0.code, $0.name[wording.language]) },
      uniquingKeysWith: { first, _ in first })
    title = wording("units.title")
    action = Links.units(programme)
    date = answer.date.description
    day = wording.date(answer.date)
    self.search = search
    hierarchies =
      [Choice(value: "", text: wording("units.first-hierarchy"), isChosen: answer.hierarchy == nil)]
      + book.whole.hierarchies.map {
        Choice(
          value: $0.code, text: $0.name[wording.language], isChosen: $0.code == answer.hierarchy)
      }
    hasHierarchies = hierarchies.count > 1
    count = answer.rows.count
    rows = answer.rows.prefix(Self.limit).map { row in
      Row(
        href: Links.unit(programme, row.unit.code), code: row.unit.code,
        name: row.unit.name[wording.language],
        steps: Array(repeating: "", count: search.isEmpty ? row.depth : 0),
        kind: kinds[row.unit.kind] ?? row.unit.kind,
        from: row.life.opened.map(wording.date) ?? "",
        until: row.life.closed.map { wording.date($0.dayBefore) } ?? "",
        story: story.lines(of: row.unit.code))
    }
    isEmpty = rows.isEmpty
    isCut = answer.rows.count > Self.limit
    cut = wording("units.cut", ["shown": String(Self.limit), "count": String(count)])
    changes = answer.history.changes.map { change in
      Change(
        href: Links.units(programme, on: change.date), date: wording.date(change.date),
        legalBasis: change.legalBasis, lines: Self.short(story.lines(of: change), wording),
        note: change.note ?? "")
    }
    hasChanges = !changes.isEmpty
    decided = answer.decided.map { entry in
      let text: String =
        switch entry.decision {
        case .units(let units): wording("units.added", ["count": String(units.count)])
        case .change(let change):
          "\(wording.date(change.date)) – \(change.legalBasis): "
            + Self.short(story.lines(of: change), wording).joined(separator: " ")
        }
      return Decided(
        moment: wording.moment(entry.writtenAt, book.timeZone),
        person: entry.personName ?? wording("event.command-line"), text: text,
        isUndone: entry.undoneAt != nil,
        undone: entry.undoneAt.map {
          wording(
            "units.undone",
            [
              "moment": wording.moment($0, book.timeZone),
              "person": entry.undoneBy ?? wording("event.command-line"),
            ])
        } ?? "",
        canUndo: answer.canChange && entry.undoneAt == nil,
        undoHref: Links.undoUnitChange(programme, entry.id))
    }
    hasDecided = !decided.isEmpty
    acts = TypedUnitChange.Kind.allCases.map { kind in
      Page.Link(
        href: Links.unitChange(programme, kind.rawValue),
        text: wording("unit-change.kind-\(kind.rawValue)"))
    }
    canChange = answer.canChange
    importHref = Links.importUnits(programme)
    downloadHref = action + ".xlsx?on=\(date)"
    self.isDone = isDone
    self.token = token
  }

  /// A change of thousands of units is told by its first ones.
  private static func short(_ lines: [String], _ wording: Wording) -> [String] {
    guard lines.count > 60 else { return lines }
    return lines.prefix(60) + [wording("units.more", ["count": String(lines.count - 60)])]
  }
}
