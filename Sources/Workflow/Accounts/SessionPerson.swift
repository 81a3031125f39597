// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// Who a session's token belongs to; nil when it is unknown or over.
package struct SessionPerson: Question {
  package struct Person: Sendable, Decodable {
    package let id: UUID
    package let login: String
    package let name: String
    package let positionVi: String
    package let positionEn: String
    package let language: Language
  }

  package typealias Answer = Found?

  package struct Found: Sendable {
    package let person: Person
    /// True when the session's last use should be noted again.
    package let isStale: Bool
    /// True when a role asks for a second factor that is not set up: nothing else is done before.
    package let needsSecondFactor: Bool
    /// The unit in whose post the session works; nil for all, and when it is held no more.
    package let post: UUID?
  }

  /// A session that nobody used for so long is over.
  package static let idleLimit: TimeInterval = 4 * 3600
  private static let noted: TimeInterval = 300

  let token: String

  package init(token: String) { self.token = token }

  package func answer(_ work: Work) throws -> Found? {
    let row = try work.transaction.one(
      """
      SELECT p.id, p.login, p.name, p.position_vi, p.position_en, p.language,
        COALESCE(s.seen_at, s.created_at) AS seen_at,
        \(SecondFactor.isOwed(work.today)) AS needs_second_factor,
        (SELECT MIN(g.org_unit_id) FROM role_grant g
          WHERE g.person_id = p.id AND g.org_unit_id = s.post_unit_id
            AND \(Scope.isHeld(work.today))) AS post
      FROM session s JOIN person p ON p.id = s.person_id
      WHERE s.token_hash = \(Token.hash(token)) AND s.expires_at > \(work.now)
        AND p.closed_at IS NULL
      """, as: Row.self)
    guard let row, row.seenAt.addingTimeInterval(Self.idleLimit) > work.now else { return nil }
    return Found(
      person: row.person, isStale: row.seenAt.addingTimeInterval(Self.noted) < work.now,
      needsSecondFactor: row.needsSecondFactor, post: row.post)
  }

  private struct Row: Decodable {
    let id: UUID
    let login: String
    let name: String
    let positionVi: String
    let positionEn: String
    let language: Language
    let seenAt: Date
    let needsSecondFactor: Bool
    let post: UUID?

    var person: Person {
      Person(
        id: id, login: login, name: name, positionVi: positionVi, positionEn: positionEn,
        language: language)
    }
  }
}
