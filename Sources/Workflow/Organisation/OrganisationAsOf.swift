// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation

/// The units of a programme as they are on a day, and everything that became of them.
package struct OrganisationAsOf: Question {
  /// A unit in its tree.
  package struct Row: Sendable {
    package let life: UnitLife
    package let unit: OrgUnit
    /// 0 for those without a parent.
    package let depth: Int
  }

  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let date: CalendarDate
    package let history: OrganisationHistory
    /// Parents before their children.
    package let rows: [Row]
  }

  let programme: String
  let date: String

  /// `date` such as `2025-07-01`; empty for today in the programme's time zone.
  package init(programme: String, date: String = "") {
    self.programme = programme
    self.date = date.trimmingCharacters(in: .whitespaces)
  }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    let today = CalendarDate(work.now, in: book.timeZone)
    guard let day = date.isEmpty ? today : CalendarDate(date) else {
      throw Refusal.invalid([
        Issue(field: "on", code: "units.not-a-date", arguments: ["text": date])
      ])
    }
    return Answer(
      book: book, date: day, history: book.history, rows: Self.tree(book.history, day))
  }

  private static func tree(_ history: OrganisationHistory, _ day: CalendarDate) -> [Row] {
    let units = history.units(on: day)
    let children = Dictionary(grouping: units) { $0.parent ?? "" }
    func rows(below parent: String, _ depth: Int) -> [Row] {
      (children[parent] ?? []).flatMap { unit in
        let own = history.life(unit.code).map { [Row(life: $0, unit: unit, depth: depth)] } ?? []
        return own + rows(below: unit.code, depth + 1)
      }
    }
    return rows(below: "", 0)
  }
}
