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

  let token: String

  package init(token: String) { self.token = token }

  package func answer(_ work: Work) throws -> Person? {
    try work.transaction.one(
      """
      SELECT p.id, p.login, p.name, p.position_vi, p.position_en, p.language
      FROM session s JOIN person p ON p.id = s.person_id
      WHERE s.token_hash = \(Token.hash(token)) AND s.expires_at > \(work.now)
      """, as: Person.self)
  }
}
