// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// Puts what people were told and have not read into mails, one for each person: a digest. Whoever
/// got one within the hour waits for the next, unless something is urgent.
package struct ComposeMails: Act {
  /// What is older is not mailed any more: nobody had an address then, or no server was set up.
  private static let freshness: TimeInterval = 2 * 86_400
  private static let pause: TimeInterval = 3600

  package init() {}

  /// How many mails were made.
  package func perform(_ work: Work) throws -> Int {
    guard work.actor.isOperator else { throw Refusal.notAllowed(.manageAccounts) }
    let people = try work.transaction.all(
      """
      SELECT DISTINCT n.person_id FROM notice n JOIN person p ON p.id = n.person_id
      WHERE \(isPending(work)) AND p.email <> '' AND p.closed_at IS NULL AND (
        n.kind IN (\(list: Notice.Kind.list(where: \.isUrgent)))
        OR NOT EXISTS (SELECT 1 FROM mail m WHERE m.person_id = p.id AND m.kind = 'notices'
          AND m.made_at > \(work.now.addingTimeInterval(-Self.pause))))
      """, as: UUID.self)
    for person in people {
      let id = try work.queueMail("notices", to: person)
      try work.transaction.execute(
        """
        UPDATE notice SET mail_id = \(id) WHERE id IN (
          SELECT n.id FROM notice n JOIN person p ON p.id = n.person_id
          WHERE n.person_id = \(person) AND \(isPending(work)))
        """)
    }
    return people.count
  }

  /// That a notice `n` of a person `p` is to be mailed.
  private func isPending(_ work: Work) -> SQL {
    let always = Notice.Kind.list(where: \.isAlwaysMailed)
    return """
      n.mail_id IS NULL AND n.made_at > \(work.now.addingTimeInterval(-Self.freshness))
      AND n.kind IN (\(list: Notice.Kind.list(where: \.isMailed)))
      AND (n.kind IN (\(list: always)) OR (p.wants_mail = 1 AND n.read_at IS NULL))
      """
  }
}

extension Work {
  /// Puts a mail into the outbox.
  func queueMail(_ kind: String, to person: UUID) throws -> UUID {
    let id = Identifier.make(at: now)
    try transaction.execute(
      """
      INSERT INTO mail (id, kind, person_id, made_by, made_at, due_at)
      VALUES (\(id), \(kind), \(person), \(actor.personID), \(now), \(now))
      """)
    return id
  }
}
