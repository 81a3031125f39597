// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// Whose accounts wait for a password, of those that the actor keeps.
package struct WaitingPeople: Question {
  package struct Person: Sendable, Decodable {
    package let login: String
    package let name: String
    package let email: String
    package let language: Language

    package init(login: String, name: String, email: String, language: Language) {
      self.login = login
      self.name = name
      self.email = email
      self.language = language
    }
  }

  package init() {}

  package func answer(_ work: Work) throws -> [Person] {
    guard try work.keepsAccounts() else { throw Refusal.notAllowed(.manageAccounts) }
    return try work.transaction.all(
      """
      WITH RECURSIVE \(Scope.units(.manageAccounts, work))
      SELECT p.login, p.name, p.email, p.language FROM person p
      WHERE p.password_hash = \(Password.none) AND p.closed_at IS NULL
        AND \(Scope.isKept(work.today))
        AND NOT EXISTS (SELECT 1 FROM provider_identity i WHERE i.person_id = p.id)
      ORDER BY p.name COLLATE "vi", p.login
      """, as: Person.self)
  }
}

/// Links for everybody whose account waits for a password, to hand out: they end the earlier ones.
package struct InviteWaiting: Act {
  package struct Invited: Sendable {
    package let person: WaitingPeople.Person
    package let token: String
  }

  package init() {}

  package func perform(_ work: Work) throws -> [Invited] {
    try WaitingPeople().answer(work).map { person in
      Invited(person: person, token: try InvitePerson(login: person.login).perform(work))
    }
  }
}
