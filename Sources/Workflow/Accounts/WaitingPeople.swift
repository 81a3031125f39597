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

/// Links for everybody whose account waits for a password. In a sheet they end the earlier ones; by mail
/// those go on until the mail was taken (`SettleInvitation`), and who got a link within the hour is left
/// out, so that a second click sends nothing twice.
package struct InviteWaiting: Act {
  package struct Invited: Sendable {
    package let person: WaitingPeople.Person
    package let token: String

    package init(person: WaitingPeople.Person, token: String) {
      self.person = person
      self.token = token
    }
  }

  let byMail: Bool

  /// `byMail` takes only those who have an address.
  package init(byMail: Bool) { self.byMail = byMail }

  package func perform(_ work: Work) throws -> [Invited] {
    let hour = work.now.addingTimeInterval(-3600)
    return try WaitingPeople().answer(work).compactMap { person in
      var invite = InvitePerson(login: person.login)
      if byMail {
        let isRecent = try work.transaction.exists(
          """
          SELECT 1 FROM invitation i JOIN person p ON p.id = i.person_id
          WHERE p.login = \(person.login) AND i.made_at > \(hour) AND i.used_at IS NULL
          """)
        if person.email.isEmpty || isRecent { return nil }
        invite.keepsOlder = true
      }
      return Invited(person: person, token: try invite.perform(work))
    }
  }
}
