// SPDX-License-Identifier: Apache-2.0

import Foundation
import Store

/// Ends a session.
package struct SignOut: Act {
  let token: String

  package init(token: String) { self.token = token }

  package func perform(_ work: Work) throws {
    if let person = work.actor.personID { try work.record("person.sign-out", on: person) }
    try work.transaction.execute("DELETE FROM session WHERE token_hash = \(Token.hash(token))")
  }
}
