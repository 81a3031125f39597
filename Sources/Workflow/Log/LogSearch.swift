// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// The log as it is searched: by person, kind, days and words, the latest first. It is one for the
/// whole installation, for those who hold `viewLog` at the area of a programme.
package struct LogSearch: Question {
  /// One entry.
  package struct Entry: Sendable, Encodable {
    package let id: String
    package let occurredAt: Date
    package let kind: String
    package let subject: String
    package let login: String?
    package let name: String?
    package let roles: [String]
    package let door: String
    package let address: String?
    package let detail: [String: String]
    /// Its place in the chain; nil while it waits for its seal.
    package let number: Int?
    package let hash: String?
  }

  package struct Answer: Sendable {
    package let entries: [Entry]
    /// The id after which the next ones begin; nil at the end.
    package let next: String?
    package let head: LogHead?
    package let kinds: [String]
  }

  /// What is looked for; empty is everything.
  package struct Filter: Sendable {
    package var person = ""
    package var kind = ""
    package var from = ""
    package var to = ""
    package var words = ""
    package var before = ""

    package init() {}
  }

  let filter: Filter
  let limit: Int

  package init(_ filter: Filter, limit: Int = 100) {
    self.filter = filter
    self.limit = limit
  }

  package func answer(_ work: Work) throws -> Answer {
    guard try work.mayAnywhere(.viewLog) else { throw Refusal.notAllowed(.viewLog) }
    let rows = try work.transaction.all(
      """
      SELECT e.id, e.occurred_at, e.kind, e.subject_id, e.content, s.number, s.hash
      FROM log_entry e LEFT JOIN log_seal s ON s.entry_id = e.id
      WHERE \(try conditions().joined(separator: " AND "))
      ORDER BY e.occurred_at DESC, e.id DESC LIMIT \(limit + 1)
      """, as: Row.self)
    let shown = rows.prefix(limit)
    return Answer(
      entries: try shown.map { try $0.entry() }, next: rows.count > limit ? shown.last?.id : nil,
      head: try work.logHead(),
      kinds: try work.transaction.all(
        "SELECT DISTINCT kind FROM log_entry ORDER BY kind", as: String.self))
  }

  private func conditions() throws(Refusal) -> [SQL] {
    var conditions: [SQL] = ["1 = 1"]
    if !filter.kind.isEmpty { conditions.append("e.kind = \(filter.kind)") }
    if !filter.person.isEmpty {
      let login = filter.person.lowercased()
      conditions.append("e.person_id IN (SELECT id FROM person WHERE login = \(login))")
    }
    if let first = try day(filter.from, "from") {
      conditions.append("e.occurred_at >= \(first.description)")
    }
    if let last = try day(filter.to, "to") {
      conditions.append("e.occurred_at < \(last.dayAfter.description)")
    }
    for word in filter.words.split(separator: " ") {
      let pattern = "%" + VietnameseText.folded(String(word)).filter { !"%_".contains($0) } + "%"
      conditions.append("(vi_fold(e.content) LIKE \(pattern) OR e.subject_id LIKE \(pattern))")
    }
    if !filter.before.isEmpty {
      let before = filter.before
      conditions.append(
        """
        (e.occurred_at, e.id) < (SELECT occurred_at, id FROM log_entry WHERE id = \(before))
        """)
    }
    return conditions
  }

  private func day(_ text: String, _ field: String) throws(Refusal) -> CalendarDate? {
    if text.isEmpty { return nil }
    guard let day = CalendarDate(text) else {
      throw .invalid([
        Issue(field: field, code: "units.not-a-date", arguments: ["text": text])
      ])
    }
    return day
  }

  private struct Row: Decodable {
    let id: String
    let occurredAt: Date
    let kind: String
    let subjectID: String
    let content: String
    let number: Int?
    let hash: String?

    func entry() throws -> Entry {
      let said = try JSONDecoder().decode(LogContent.self, from: Data(content.utf8))
      return Entry(
        id: id, occurredAt: occurredAt, kind: kind, subject: subjectID, login: said.login,
        name: said.name, roles: said.roles, door: said.door.rawValue, address: said.address,
        detail: said.detail, number: number, hash: hash)
    }
  }
}

extension Work {
  /// Whether the actor holds a permission at the area of some programme.
  func mayAnywhere(_ permission: Permission) throws -> Bool {
    guard let person = actor.personID else { return true }
    let start = Scope.grants(permission, person, self)
    return try transaction.exists(
      """
      SELECT 1 FROM programme p WHERE p.area_unit_id IN (SELECT id FROM (\(start)) AS granted)
      """)
  }
}
