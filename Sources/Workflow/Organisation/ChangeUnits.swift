// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// The standing office writes what becomes of units on a day: they open, close, merge, split, move,
/// are renamed, or pass functions on. All of it or nothing; what was before the day stays.
package struct ChangeUnits: Act {
  let programme: String
  let change: UnitChange
  let reattributes: Bool

  /// `reattributes`: approved reports of periods that end after the day, of units that are no more
  /// by then, count for those that took their places. Without it such a change is refused.
  package init(programme: String, change: UnitChange, reattributes: Bool = false) {
    self.programme = programme
    self.change = change
    self.reattributes = reattributes
  }

  package func perform(_ work: Work) throws -> UnitChangeOutcome {
    let book = try work.book(programme)
    try work.require(.changeUnits, at: book.area)
    try UnitChangeRules(book: book, work: work).check([change])
    // The second click of a double click.
    let isWritten = try work.decisions(of: book.id).contains { entry in
      if case .change(let other) = entry.decision { other == change } else { false }
    }
    if isWritten {
      throw Refusal.invalid([Issue(field: "steps", code: "unit.change-written")])
    }
    let before = book
    let id = try work.write(.change(change), book)
    let after = try work.book(programme)
    let outcome = try UnitChangeOutcome(id: id, change, before, after, work)
    try outcome.requireNoRewriting(work, reattributes: reattributes)
    try work.keepUnits(of: after, since: change.date)
    try work.record(
      "unit.change", on: book.id,
      [
        "change": id.uuidString.lowercased(), "date": change.date.description,
        "legalBasis": change.legalBasis, "reattributes": reattributes ? "yes" : "no",
      ])
    return outcome
  }
}

/// What every change of units must keep to.
struct UnitChangeRules {
  let book: ProgrammeBook
  let work: Work

  /// Refuses changes that cannot be; `units` were always there and are new.
  func check(_ changes: [UnitChange], adding units: [OrgUnit] = []) throws {
    var issues = changes.flatMap { self.issues($0) }
    issues += try self.issues(opened: units + changes.flatMap(Self.opened))
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
    do {
      _ = try OrganisationHistory(
        units: book.whole.orgUnits + units, changes: book.whole.changes + changes)
    } catch {
      // A change that was written before for a later day may speak of what would be no more.
      let isOther = !changes.contains { $0.date.description == error.arguments["date"] }
      throw Refusal.invalid([
        Issue(
          field: "steps", code: isOther && error.change >= 0 ? "unit.needed-later" : error.code,
          arguments: error.arguments.merging(["date": "–"]) { said, _ in said })
      ])
    }
  }

  private func issues(_ change: UnitChange) -> [Issue] {
    var issues: [Issue] = []
    let basis = change.legalBasis.trimmingCharacters(in: .whitespacesAndNewlines)
    if basis.isEmpty { issues.append(Issue(field: "legalBasis", code: "field.required")) }
    for (field, text) in [("legalBasis", basis), ("note", change.note ?? "")]
    where text.count > TextLimit.maximum {
      issues.append(
        Issue(
          field: field, code: "text.too-long", arguments: ["maximum": "\(TextLimit.maximum)"]))
    }
    if change.steps.isEmpty { issues.append(Issue(field: "steps", code: "unit.change-of-nothing")) }
    for step in change.steps {
      switch step {
      case .rename(_, let name, let short, _):
        issues += Self.tooLong(name) + (short.map(Self.tooLong) ?? [])
        if name.vi.trimmingCharacters(in: .whitespaces).isEmpty {
          issues.append(Issue(field: "name", code: "field.required"))
        }
      case .move(_, _, let hierarchy?):
        if !book.whole.hierarchies.contains(where: { $0.code == hierarchy }) {
          issues.append(
            Issue(
              field: "hierarchy", code: "programme.unknown-hierarchy",
              arguments: ["hierarchy": hierarchy]))
        }
      case .transfer(_, _, let indicators):
        issues += indicators.filter { book.parent.indicator($0) == nil }.map {
          Issue(
            field: "indicators", code: "programme.unknown-indicator",
            arguments: ["number": String($0)])
        }
      case .open, .close, .move, .pass: break
      }
    }
    return issues
  }

  /// The most letters of a name.
  private static let nameLimit = 300

  private static func tooLong(_ name: LocalizedText) -> [Issue] {
    max(name.vi.count, name[.en].count) <= nameLimit
      ? []
      : [
        Issue(
          field: "name", code: "text.too-long", arguments: ["maximum": String(nameLimit)])
      ]
  }

  private static func opened(_ change: UnitChange) -> [OrgUnit] {
    change.steps.compactMap { step in if case .open(let unit) = step { unit } else { nil } }
  }

  private func issues(opened units: [OrgUnit]) throws -> [Issue] {
    let kinds = Set(book.whole.kinds.map(\.code))
    let hierarchies = Set(book.whole.hierarchies.map(\.code))
    var issues: [Issue] = []
    for unit in units {
      if unit.code.wholeMatch(of: /[0-9a-z][0-9a-z-]{0,59}/) == nil {
        issues.append(Issue(field: "code", code: "unit.bad-code", arguments: ["unit": unit.code]))
      }
      if unit.name.vi.trimmingCharacters(in: .whitespaces).isEmpty {
        issues.append(Issue(field: "name", code: "field.required"))
      }
      issues += Self.tooLong(unit.name)
      if !kinds.contains(unit.kind) {
        issues.append(
          Issue(field: "kind", code: "programme.unknown-kind", arguments: ["kind": unit.kind]))
      }
      for line in unit.lines where !hierarchies.contains(line.hierarchy) {
        issues.append(
          Issue(
            field: "hierarchy", code: "programme.unknown-hierarchy",
            arguments: ["hierarchy": line.hierarchy]))
      }
    }
    // A code means one unit in the whole city, whichever programme it was opened in.
    let foreign = units.filter { book.unitIDs[$0.code] == nil }
    if !foreign.isEmpty {
      let all = Set(try work.transaction.all("SELECT code FROM org_unit", as: String.self))
      issues += foreign.filter { all.contains($0.code) }.map {
        Issue(field: "code", code: "unit.code-taken", arguments: ["unit": $0.code])
      }
    }
    return issues
  }
}

extension Work {
  /// Brings units, links and kept results of a programme to what its history tells now.
  func keepUnits(of book: ProgrammeBook, since date: CalendarDate?) throws {
    let units = UnitKeeper(work: self, programme: book.whole, history: book.history)
    let (ids, _) = try units.saveUnits()
    try units.saveLinks(ids, book.id)
    try rebuildResults(of: book.knowing(ids), since: date)
  }
}
