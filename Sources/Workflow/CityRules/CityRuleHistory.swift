// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// What the city decided and when, the latest first: nothing is ever overwritten.
package struct CityRuleHistory: Question {
  package struct Entry: Sendable {
    package let rule: CityRule
    package let personName: String?
    package let writtenAt: Date
  }

  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let entries: [Entry]
  }

  let programme: String
  let kind: CityRule.Kind

  package init(programme: String, kind: CityRule.Kind) {
    self.programme = programme
    self.kind = kind
  }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    try work.requireEvaluation(book)
    return Answer(book: book, entries: try work.ruleHistory(kind, book))
  }
}

extension Work {
  func ruleHistory(
    _ kind: CityRule.Kind, _ book: ProgrammeBook
  ) throws -> [CityRuleHistory.Entry] {
    let rows = try transaction.all(
      """
      SELECT r.kind, r.content, p.name AS person_name, r.written_at
      FROM city_rule r LEFT JOIN person p ON p.id = r.person_id
      WHERE r.programme_id = \(book.id) AND r.kind = \(kind.rawValue)
      ORDER BY r.written_at DESC, r.id DESC
      """, as: RuleRow.self)
    return try rows.map { row in
      CityRuleHistory.Entry(
        rule: try CityRule(row.kind, row.content), personName: row.personName,
        writtenAt: row.writtenAt)
    }
  }

  /// The rules of a programme are for whoever may see one result in it.
  func requireEvaluation(_ book: ProgrammeBook) throws {
    guard try seesEvaluation(book) else { throw Refusal.notAllowed(.viewEvaluation) }
  }

  func seesEvaluation(_ book: ProgrammeBook) throws -> Bool {
    guard let person = actor.personID else { return true }
    let start = Scope.grants(.viewEvaluation, person, self)
    return try transaction.exists(
      """
      WITH RECURSIVE \(Scope.around(start, today))
      SELECT 1 FROM around WHERE id = \(book.area)
      """)
  }
}

private struct RuleRow: Decodable {
  let kind: CityRule.Kind
  let content: String
  let personName: String?
  let writtenAt: Date
}
