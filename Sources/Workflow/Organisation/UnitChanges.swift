// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// Everything that was decided of units beside the folder, what was undone with it: the latest
/// first.
package struct UnitChanges: Question {
  package struct Entry: Sendable {
    package let id: UUID
    package let decision: UnitDecision
    package let personName: String?
    package let writtenAt: Date
    package let undoneAt: Date?
    package let undoneBy: String?
  }

  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let entries: [Entry]
    package let canChange: Bool
  }

  let programme: String

  package init(programme: String) { self.programme = programme }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    return Answer(
      book: book, entries: try work.unitChanges(of: book),
      canChange: try work.may(.changeUnits, at: book.area))
  }
}

extension Work {
  func unitChanges(of book: ProgrammeBook) throws -> [UnitChanges.Entry] {
    let rows = try transaction.all(
      """
      SELECT c.id, c.written_at, c.undone_at, p.name AS person_name, u.name AS undone_by
      FROM org_change c LEFT JOIN person p ON p.id = c.person_id
      LEFT JOIN person u ON u.id = c.undone_by
      WHERE c.programme_id = \(book.id) ORDER BY c.written_at DESC, c.id DESC
      """, as: Row.self)
    return try rows.map { row in
      UnitChanges.Entry(
        id: row.id, decision: try decision(row.id), personName: row.personName,
        writtenAt: row.writtenAt, undoneAt: row.undoneAt, undoneBy: row.undoneBy)
    }
  }

  private typealias Row = ChangeRow
}

private struct ChangeRow: Decodable {
  let id: UUID
  let writtenAt: Date
  let undoneAt: Date?
  let personName: String?
  let undoneBy: String?
}
