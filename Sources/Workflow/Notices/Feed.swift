// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// An address of the actor's own feeds, shown once; an earlier one ends.
package struct MakeFeedToken: Act {
  package init() {}

  package func perform(_ work: Work) throws -> String {
    guard let person = work.actor.personID else { throw Refusal.notFound("person") }
    let token = Token.make()
    try work.transaction.execute("DELETE FROM feed_token WHERE person_id = \(person)")
    try work.transaction.execute(
      """
      INSERT INTO feed_token (token_hash, person_id, made_at)
      VALUES (\(Token.hash(token)), \(person), \(work.now))
      """)
    try work.record("person.make-feed", on: person)
    return token
  }
}

/// What a person's own programs read by an address that tells nothing: deadlines for a calendar, and
/// notices. Nil when nobody has the address.
package struct Feed: Question {
  package struct Deadline: Sendable {
    package let programme: String
    package let period: String
    package let periodName: LocalizedText?
    package let orgUnit: OrgUnit
    package let due: CalendarDate
    package let isDone: Bool
  }

  package struct Content: Sendable {
    package let person: String
    package let name: String
    package let language: Language
    package let deadlines: [Deadline]
    package let notices: [Notice]
    package let changedAt: Date
  }

  package typealias Answer = Content?

  let token: String

  package init(token: String) { self.token = token }

  package func answer(_ work: Work) throws -> Content? {
    let known = try work.transaction.one(
      """
      SELECT p.id, p.name, p.login, p.language, t.made_at
      FROM feed_token t JOIN person p ON p.id = t.person_id
      WHERE t.token_hash = \(Token.hash(token)) AND p.closed_at IS NULL
      """, as: Known.self)
    guard let known else { return nil }
    let person = Actor(personID: known.id, name: known.name, language: known.language)
    let own = work.acting(as: person)
    let notices = try OwnNotices().answer(own).notices
    return Content(
      person: known.login, name: known.name, language: known.language,
      deadlines: try MyWork().answer(own).compactMap(Self.deadline), notices: notices,
      changedAt: notices.first?.madeAt ?? known.madeAt)
  }

  private static func deadline(_ entry: MyWork.Entry) -> Deadline? {
    entry.deadline.map {
      Deadline(
        programme: entry.programme, period: entry.period, periodName: entry.name,
        orgUnit: entry.orgUnit, due: $0, isDone: !(entry.status?.isOpen ?? true))
    }
  }

  private struct Known: Decodable {
    let id: UUID
    let name: String
    let login: String
    let language: Language
    let madeAt: Date
  }
}
