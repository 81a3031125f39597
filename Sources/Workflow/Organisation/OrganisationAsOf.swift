// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// The units of a programme as they are on a day, in one hierarchy, and everything that became of
/// them.
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
    package let hierarchy: String?
    /// Parents before their children.
    package let rows: [Row]
    /// What people decided beside the folder, the latest first.
    package let decided: [UnitChanges.Entry]
    package let canChange: Bool
  }

  let programme: String
  let date: String
  let hierarchy: String?
  let search: String

  /// `date` such as `2025-07-01`; empty for today in the programme's time zone. `search` leaves
  /// the units whose names, code or number have its words, whatever accents they are typed with.
  package init(
    programme: String, date: String = "", hierarchy: String? = nil, search: String = ""
  ) {
    self.programme = programme
    self.date = date.trimmingCharacters(in: .whitespaces)
    self.hierarchy = hierarchy.flatMap { $0.isEmpty ? nil : $0 }
    self.search = search
  }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    let today = CalendarDate(work.now, in: book.timeZone)
    guard let day = date.isEmpty ? today : CalendarDate(date) else {
      throw Refusal.invalid([
        Issue(field: "on", code: "units.not-a-date", arguments: ["text": date])
      ])
    }
    if let hierarchy, !book.whole.hierarchies.contains(where: { $0.code == hierarchy }) {
      throw Refusal.notFound("hierarchy")
    }
    return Answer(
      book: book, date: day, history: book.history, hierarchy: hierarchy,
      rows: found(Self.tree(book.history, day, hierarchy)),
      decided: try work.unitChanges(of: book),
      canChange: try work.may(.changeUnits, at: book.area))
  }

  private func found(_ rows: [Row]) -> [Row] {
    let words = VietnameseText.folded(search).split(separator: " ")
    if words.isEmpty { return rows }
    return rows.filter { row in
      let texts = [row.unit.name.vi, row.unit.name[.en], row.unit.label.vi, row.unit.code]
      let text = VietnameseText.folded(
        (texts + [row.unit.officialCode].compactMap(\.self)).joined(separator: " "))
      return words.allSatisfy { text.contains($0) }
    }
  }

  /// The units of a line besides the first one are those that stand in it, or above somebody there.
  private static func tree(
    _ history: OrganisationHistory, _ day: CalendarDate, _ hierarchy: String?
  ) -> [Row] {
    var units = history.units(on: day)
    if let hierarchy {
      let above = Set(units.compactMap { $0.parent(in: hierarchy) })
      units = units.filter { $0.parent(in: hierarchy) != nil || above.contains($0.code) }
    }
    let children = Dictionary(grouping: units) { $0.parent(in: hierarchy) ?? "" }
    var rows: [Row] = []
    func add(below parent: String, _ depth: Int) {
      for unit in children[parent] ?? [] {
        if let life = history.life(unit.code) {
          rows.append(Row(life: life, unit: unit, depth: depth))
        }
        add(below: unit.code, depth + 1)
      }
    }
    add(below: "", 0)
    return rows
  }
}
