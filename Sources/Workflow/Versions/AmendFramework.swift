// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation

/// The standing office writes an own version of the criteria set, or changes one that no closed
/// period has used: its name, its legal basis, the day from which it holds, and what it changes.
package struct AmendFramework: Act {
  let programme: String
  let version: String
  let legalBasis: String
  let validFrom: String
  /// Nil keeps the changes that the version has.
  let change: TypedChange?
  /// Refuses a name that a version has already.
  let isNew: Bool

  package init(
    programme: String, version: String, legalBasis: String, validFrom: String,
    change: TypedChange? = nil, isNew: Bool = false
  ) {
    self.isNew = isNew
    self.programme = programme
    self.version = version
    self.legalBasis = legalBasis
    self.validFrom = validFrom
    self.change = change
  }

  package func perform(_ work: Work) throws {
    let book = try work.book(programme)
    try work.require(.amendFramework, at: book.area)
    let stored = book.versions.first { $0.version == version.trimmingCharacters(in: .whitespaces) }
    let fresh = try read(stored, book)
    // The second click of a double click writes what stands.
    if fresh == stored { return }
    if isNew, let stored {
      throw Refusal.invalid([
        Issue(field: "version", code: "version.exists", arguments: ["version": stored.version])
      ])
    }
    try requireUnused(from: stored?.validFrom ?? fresh.validFrom, book, work)
    try requireUnused(from: fresh.validFrom, book, work)
    try work.write([.version(fresh)], book)
    try work.record(
      "version.write", on: book.id,
      [
        "version": fresh.version, "legalBasis": fresh.legalBasis,
        "validFrom": "\(stored.map(\.validFrom.description) ?? "–") → \(fresh.validFrom)",
      ])
    try work.rebuildResults(
      of: programme, since: min(stored?.validFrom ?? fresh.validFrom, fresh.validFrom))
  }

  private func read(_ stored: FrameworkVersion?, _ book: ProgrammeBook) throws -> FrameworkVersion {
    let legalBasis = try TextLimit.checked(legalBasis, "legalBasis")
    var issues: [Issue] = []
    let name = version.trimmingCharacters(in: .whitespaces)
    if name.wholeMatch(of: /[0-9A-Za-z][0-9A-Za-z._-]{0,39}/) == nil {
      issues.append(Issue(field: "version", code: "version.bad-name"))
    }
    if legalBasis.isEmpty { issues.append(Issue(field: "legalBasis", code: "field.required")) }
    let date = CalendarDate(validFrom.trimmingCharacters(in: .whitespaces))
    if date == nil {
      issues.append(
        Issue(field: "validFrom", code: "version.bad-date", arguments: ["text": validFrom]))
    }
    var changes = stored?.changes ?? []
    if let change {
      do {
        let day = date ?? stored?.validFrom ?? book.programme.startsOn
        guard let before = book.before(name, from: day, change.indicator) else {
          throw Refusal.notFound("indicator")
        }
        let read = try change.read(
          book, before: before, stored: stored?.change(change.indicator))
        changes.removeAll { $0.indicator == read.indicator }
        if !read.isEmpty { changes.append(read) }
      } catch Refusal.invalid(let found) {
        issues += found
      }
    }
    guard issues.isEmpty, let date else { throw Refusal.invalid(issues) }
    return FrameworkVersion(
      version: name, legalBasis: legalBasis, validFrom: date,
      changes: changes.sorted { $0.indicator < $1.indicator })
  }

  /// What a closed period was judged by is not changed afterwards.
  private func requireUnused(
    from date: CalendarDate, _ book: ProgrammeBook, _ work: Work
  ) throws {
    let closed = try work.periods(of: book).last {
      !$0.isOpen && $0.startsOn >= date.description
    }
    if let closed { throw Refusal.conflict("version.closed-period", ["period": closed.code]) }
  }
}
