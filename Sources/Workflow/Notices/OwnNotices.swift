// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// What the actor was told, the latest first, and whether the actor wants mails.
package struct OwnNotices: Question {
  package struct Answer: Sendable {
    package let notices: [Notice]
    package let unread: Int
    package let wantsMail: Bool
    package let hasAddress: Bool
  }

  private static let most = 100

  let unreadOnly: Bool

  package init(unreadOnly: Bool = false) { self.unreadOnly = unreadOnly }

  package func answer(_ work: Work) throws -> Answer {
    guard let person = work.actor.personID else {
      return Answer(notices: [], unread: 0, wantsMail: false, hasAddress: false)
    }
    let filter: SQL = unreadOnly ? "AND n.read_at IS NULL" : ""
    let rows = try work.transaction.all(
      """
      SELECT \(Notice.columns) FROM notice n WHERE n.person_id = \(person) \(filter)
      ORDER BY n.made_at DESC, n.id DESC LIMIT \(Self.most)
      """, as: Notice.Row.self)
    let known = try work.transaction.one(
      """
      SELECT wants_mail, CASE WHEN email = '' THEN 0 ELSE 1 END AS has_address,
        (SELECT COUNT(*) FROM notice n WHERE n.person_id = p.id AND n.read_at IS NULL) AS unread
      FROM person p WHERE id = \(person)
      """, as: Known.self)
    return Answer(
      notices: try rows.map { try $0.notice() }, unread: known?.unread ?? 0,
      wantsMail: known?.wantsMail == 1, hasAddress: known?.hasAddress == 1)
  }

  private struct Known: Decodable {
    let wantsMail: Int
    let hasAddress: Int
    let unread: Int
  }
}

/// The actor has read what was told until now, or one of it.
package struct ReadNotices: Act {
  let notice: UUID?

  package init(notice: UUID? = nil) { self.notice = notice }

  package func perform(_ work: Work) throws {
    guard let person = work.actor.personID else { throw Refusal.notFound("person") }
    let one: SQL = notice.map { "AND id = \($0)" } ?? ""
    try work.transaction.execute(
      """
      UPDATE notice SET read_at = \(work.now) WHERE person_id = \(person) AND read_at IS NULL \(one)
      """)
  }
}

/// The actor wants mails, or not; what came back and what concerns the own account is mailed all the
/// same.
package struct ChooseMails: Act {
  let wantsMail: Bool

  package init(wantsMail: Bool) { self.wantsMail = wantsMail }

  package func perform(_ work: Work) throws {
    guard let person = work.actor.personID else { throw Refusal.notFound("person") }
    try work.transaction.execute(
      "UPDATE person SET wants_mail = \(wantsMail ? 1 : 0) WHERE id = \(person)")
    try work.record("person.choose-mails", on: person, ["wantsMail": wantsMail ? "yes" : "no"])
  }
}
