// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// The outbox: what waits, and what needs somebody's eye. For whoever keeps the installation.
package struct Outbox: Question {
  package enum State: String, Sendable, Decodable, CaseIterable {
    case waiting, claimed, sent, refused, expired, uncertain
  }

  package struct Entry: Sendable, Decodable {
    package let id: UUID
    package let kind: Letter.Kind
    package let state: State
    package let login: String
    package let name: String
    package let email: String
    package let madeAt: Date
    package let dueAt: Date
    package let endedAt: Date?
    package let tries: Int
    package let fault: String?
  }

  package struct Answer: Sendable {
    package let counts: [State: Int]
    /// Those that need an eye, then those that wait, then the latest that went.
    package let entries: [Entry]
  }

  private static let most = 200

  package init() {}

  package func answer(_ work: Work) throws -> Answer {
    guard try work.mayAnywhere(.manageAccounts) else {
      throw Refusal.notAllowed(.manageAccounts)
    }
    let counts = try work.transaction.all(
      "SELECT \(Self.state) AS state, COUNT(*) AS count FROM mail m GROUP BY 1", as: Count.self)
    let entries = try work.transaction.all(
      """
      SELECT m.id, m.kind, \(Self.state) AS state, p.login, p.name, p.email, m.made_at, m.due_at,
        m.ended_at, m.tries, m.fault
      FROM mail m JOIN person p ON p.id = m.person_id
      ORDER BY CASE \(Self.state) WHEN 'uncertain' THEN 0 WHEN 'refused' THEN 1
        WHEN 'expired' THEN 1 WHEN 'claimed' THEN 2 WHEN 'waiting' THEN 2 ELSE 3 END,
        m.made_at DESC, m.id DESC LIMIT \(Self.most)
      """, as: Entry.self)
    return Answer(
      counts: Dictionary(counts.map { ($0.state, $0.count) }, uniquingKeysWith: { $0 + $1 }),
      entries: entries)
  }

  private static let state: SQL = """
    CASE WHEN m.outcome IS NOT NULL THEN m.outcome WHEN m.claimed_at IS NOT NULL THEN 'claimed'
      ELSE 'waiting' END
    """

  private struct Count: Decodable {
    let state: State
    let count: Int
  }
}

/// The keeper sends a mail again that was refused, given up, or may not have arrived; or leaves one.
package struct ResendMail: Act {
  let mail: UUID

  package init(mail: UUID) { self.mail = mail }

  package func perform(_ work: Work) throws {
    guard try work.mayAnywhere(.manageAccounts) else {
      throw Refusal.notAllowed(.manageAccounts)
    }
    guard
      let row = try work.transaction.one(
        "SELECT outcome, person_id FROM mail WHERE id = \(mail)", as: Row.self)
    else { throw Refusal.notFound("mail") }
    guard let outcome = row.outcome, outcome != "sent" else {
      throw Refusal.conflict("mail.not-ended")
    }
    try work.transaction.execute(
      """
      UPDATE mail SET outcome = NULL, ended_at = NULL, claimed_at = NULL, tries = 0,
        due_at = \(work.now) WHERE id = \(mail)
      """)
    try work.record("mail.resend", on: row.personID, ["outcome": outcome])
  }

  private struct Row: Decodable {
    let outcome: String?
    let personID: UUID
  }
}

/// Links for a password by mail, through the outbox: for one person, or for all who wait and have an
/// address. Whoever has one on the way, or got one within the hour, is left out.
package struct QueueInvitations: Act {
  let login: String?

  package init(login: String? = nil) { self.login = login }

  /// How many mails were made.
  package func perform(_ work: Work) throws -> Int {
    let logins: [String]
    if let login {
      let person = try work.person(login)
      try work.requireKeeping(person)
      guard person != work.actor.personID else { throw Refusal.conflict("person.invite-oneself") }
      logins = [login]
    } else {
      logins = try WaitingPeople().answer(work).filter { !$0.email.isEmpty }.map(\.login)
    }
    var queued = 0
    for login in logins {
      let person = try work.person(login)
      let isOnItsWay = try work.transaction.exists(
        """
        SELECT 1 FROM mail WHERE person_id = \(person) AND kind = 'invitation' AND (outcome IS NULL
          OR (outcome = 'sent' AND ended_at > \(work.now.addingTimeInterval(-3600))))
        """)
      if isOnItsWay { continue }
      _ = try work.queueMail("invitation", to: person)
      queued += 1
    }
    return queued
  }
}

/// After a backup was put back: what waited then may have gone out since, so none of it leaves by
/// itself.
package struct DoubtMails: Act {
  package init() {}

  /// How many are marked as uncertain.
  package func perform(_ work: Work) throws -> Int {
    guard work.actor.isOperator else { throw Refusal.notAllowed(.manageAccounts) }
    return try work.transaction.execute(
      """
      UPDATE mail SET outcome = 'uncertain', ended_at = \(work.now) WHERE outcome IS NULL
      """)
  }
}
