// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// A mail that is about to be sent, with what it says.
package struct Letter: Sendable {
  package enum Kind: String, Sendable, Decodable {
    case notices, invitation
  }

  package let id: UUID
  package let kind: Kind
  package let email: String
  package let name: String
  package let login: String
  package let language: Language
  package let notices: [Notice]
  /// Of an invitation: works once. Made when the mail leaves, and kept nowhere.
  package let token: String?
}

/// Takes the next mail out of the outbox, for whoever is going to send it at once. What was taken and
/// is not settled after a while may have gone out, and is marked as uncertain.
package struct ClaimMail: Act {
  private static let patience: TimeInterval = 15 * 60

  package init() {}

  package func perform(_ work: Work) throws -> Letter? {
    guard work.actor.isOperator else { throw Refusal.notAllowed(.manageAccounts) }
    try work.transaction.execute(
      """
      UPDATE mail SET outcome = 'uncertain', ended_at = \(work.now)
      WHERE outcome IS NULL AND claimed_at < \(work.now.addingTimeInterval(-Self.patience))
      """)
    let next = try work.transaction.one(
      """
      SELECT m.id, m.kind, m.person_id, p.email, p.name, p.login, p.language,
        CASE WHEN p.closed_at IS NULL THEN 0 ELSE 1 END AS is_closed
      FROM mail m JOIN person p ON p.id = m.person_id
      WHERE m.outcome IS NULL AND m.claimed_at IS NULL AND m.due_at <= \(work.now)
      ORDER BY m.due_at, m.id LIMIT 1
      """, as: Next.self)
    guard let next else { return nil }
    try work.transaction.execute(
      """
      UPDATE mail SET claimed_at = \(work.now), tries = tries + 1 WHERE id = \(next.id)
      """)
    var token: String?
    if next.kind == .invitation, next.isClosed == 0, !next.email.isEmpty {
      var invite = InvitePerson(login: next.login)
      invite.keepsOlder = true
      token = try invite.perform(work)
    }
    let notices = try work.transaction.all(
      """
      SELECT \(Notice.columns) FROM notice n WHERE n.mail_id = \(next.id) ORDER BY n.made_at, n.id
      """, as: Notice.Row.self)
    return Letter(
      id: next.id, kind: next.kind, email: next.isClosed == 0 ? next.email : "", name: next.name,
      login: next.login, language: next.language, notices: try notices.map { try $0.notice() },
      token: token)
  }

  private struct Next: Decodable {
    let id: UUID
    let kind: Letter.Kind
    let email: String
    let name: String
    let login: String
    let language: Language
    let isClosed: Int
  }
}

/// What became of a mail that was claimed.
package struct SettleMail: Act {
  package enum Fate: Sendable {
    case sent
    /// The server refused it for good.
    case refused(String)
    /// It was not taken this time.
    case failed(String)
    /// It was handed over whole, and the server's word for it was lost.
    case uncertain(String)
  }

  /// After each try, so long until the next; then it is given up.
  private static let waits: [TimeInterval] =
    [60, 300, 900, 3600, 3 * 3600, 6 * 3600, 12 * 3600]
    + Array(repeating: 24 * 3600, count: 2)

  let letter: Letter
  let fate: Fate

  package init(letter: Letter, fate: Fate) {
    self.letter = letter
    self.fate = fate
  }

  package func perform(_ work: Work) throws {
    guard work.actor.isOperator else { throw Refusal.notAllowed(.manageAccounts) }
    switch fate {
    case .sent: try end("sent", nil, work)
    case .refused(let fault): try end("refused", fault, work)
    case .uncertain(let fault): try end("uncertain", fault, work)
    case .failed(let fault): try failed(fault, work)
    }
    if let token = letter.token {
      let isGone =
        switch fate {
        case .sent, .uncertain: true
        case .refused, .failed: false
        }
      try SettleInvitation(token: token, isSent: isGone).perform(work)
    }
  }

  private func end(_ outcome: String, _ fault: String?, _ work: Work) throws {
    try work.transaction.execute(
      """
      UPDATE mail SET outcome = \(outcome), ended_at = \(work.now), fault = \(fault)
      WHERE id = \(letter.id) AND outcome IS NULL
      """)
  }

  private func failed(_ fault: String, _ work: Work) throws {
    let tries = try work.transaction.scalar(
      "SELECT tries FROM mail WHERE id = \(letter.id)", as: Int.self)
    guard let tries, tries <= Self.waits.count else { return try end("expired", fault, work) }
    try work.transaction.execute(
      """
      UPDATE mail SET claimed_at = NULL, fault = \(fault),
        due_at = \(work.now.addingTimeInterval(Self.waits[max(0, tries - 1)]))
      WHERE id = \(letter.id) AND outcome IS NULL
      """)
  }
}
