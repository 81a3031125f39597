// SPDX-License-Identifier: Apache-2.0

import Domain
package import Foundation
import Store

/// The posts of a person: the units at which roles are held today.
package struct OwnPosts: Question {
  package struct Post: Sendable, Decodable {
    package let code: String
    package let nameVi: String
    package let nameEn: String
    package let id: UUID
  }

  package init() {}

  package func answer(_ work: Work) throws -> [Post] {
    guard let person = work.actor.personID else { return [] }
    return try work.transaction.all(
      """
      SELECT DISTINCT o.id, o.code, o.name_vi, o.name_en FROM role_grant g
      JOIN org_unit o ON o.id = g.org_unit_id
      WHERE g.person_id = \(person) AND \(Scope.isHeld(work.today)) ORDER BY o.code
      """, as: Post.self)
  }
}

/// A person with several posts works in one of them, or in all again: a session sees and may only what
/// that post gives, and the log says in which it was.
package struct ChoosePost: Act {
  let token: String
  let orgUnit: String?

  /// `token` is the session's; `orgUnit` is the code of the unit, nil for all posts.
  package init(token: String, orgUnit: String?) {
    self.token = token
    self.orgUnit = orgUnit
  }

  package func perform(_ work: Work) throws {
    let posts = try OwnPosts().answer(work)
    let post = posts.first { $0.code == orgUnit }
    guard orgUnit == nil || post != nil else { throw Refusal.notFound("unit") }
    try work.transaction.execute(
      """
      UPDATE session SET post_unit_id = \(post?.id)
      WHERE token_hash = \(Token.hash(token)) AND person_id = \(work.actor.personID)
      """)
  }
}
