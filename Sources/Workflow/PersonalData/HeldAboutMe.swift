// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// Everything that is kept of the person who asks, as far as it can be shown: secrets are only counted.
package struct HeldAboutMe: Question {
  package struct Record: Sendable, Codable {
    package struct Grant: Sendable, Codable {
      package let role: String
      package let unit: String
      package let unitName: String
      package let validFrom: String
      package let validTo: String?
      package let grantedAt: Date
      package let revokedAt: Date?
    }

    package struct Session: Sendable, Codable {
      package let createdAt: Date
      package let seenAt: Date?
      package let address: String?
    }

    package struct Token: Sendable, Codable {
      package let name: String
      package let madeAt: Date
      package let expiresAt: Date
      package let usedAt: Date?
      package let revokedAt: Date?
    }

    /// What the person did, or what was done to the account.
    package struct Deed: Sendable, Codable {
      package let kind: String
      package let occurredAt: Date
      package let isOwn: Bool
      package let roles: [String]
      package let address: String?
    }

    package struct Request: Sendable, Codable {
      package let kind: String
      package let content: String
      package let receivedOn: CalendarDate
      package let answers: [String]
    }

    package let login: String
    package let name: String
    package let positionVi: String
    package let positionEn: String
    package let language: String
    package let email: String
    package let phone: String
    package let createdAt: Date
    package internal(set) var grants: [Grant] = []
    package internal(set) var sessions: [Session] = []
    package internal(set) var tokens: [Token] = []
    package internal(set) var knownBrowsers = 0
    package internal(set) var pastPasswords = 0
    package internal(set) var hasSecondFactor = false
    package internal(set) var signInServices: [String] = []
    package internal(set) var requests: [Request] = []
    /// The latest first, at most 5,000.
    package internal(set) var deeds: [Deed] = []
    package internal(set) var deedCount = 0
  }

  package init() {}

  package func answer(_ work: Work) throws -> Record {
    guard let person = work.actor.personID else { throw Refusal.notFound("person") }
    func count(_ table: SQL) throws -> Int {
      try work.transaction.scalar(
        "SELECT COUNT(*) FROM \(table) WHERE person_id = \(person)", as: Int.self) ?? 0
    }
    let known = try work.transaction.one(
      """
      SELECT login, name, position_vi, position_en, language, email, phone, created_at
      FROM person WHERE id = \(person)
      """, as: Known.self)
    guard let known else { throw Refusal.notFound("person") }
    var record = known.record
    record.grants = try work.transaction.all(
      """
      SELECT g.role, o.code AS unit, o.name_vi AS unit_name, g.valid_from, g.valid_to, g.granted_at,
        g.revoked_at
      FROM role_grant g JOIN org_unit o ON o.id = g.org_unit_id
      WHERE g.person_id = \(person) ORDER BY g.granted_at, g.id
      """, as: Record.Grant.self)
    record.sessions = try work.transaction.all(
      """
      SELECT created_at, seen_at, address FROM session WHERE person_id = \(person)
      ORDER BY created_at DESC
      """, as: Record.Session.self)
    record.tokens = try work.transaction.all(
      """
      SELECT name, made_at, expires_at, used_at, revoked_at FROM api_token
      WHERE person_id = \(person) ORDER BY made_at DESC
      """, as: Record.Token.self)
    record.knownBrowsers = try count("known_device")
    record.pastPasswords = try count("past_password")
    record.hasSecondFactor = try count("second_factor") > 0
    record.signInServices = try work.transaction.all(
      "SELECT issuer FROM provider_identity WHERE person_id = \(person) ORDER BY issuer",
      as: String.self)
    record.requests = try DataRequests(isOwn: true).answer(work).map { request in
      Record.Request(
        kind: request.kind.rawValue, content: request.content, receivedOn: request.receivedOn,
        answers: request.answers.map(\.answer))
    }
    let about: SQL = "(person_id = \(person) OR subject_id = \(person.uuidString.lowercased()))"
    record.deedCount =
      try work.transaction.scalar("SELECT COUNT(*) FROM log_entry WHERE \(about)", as: Int.self)
      ?? 0
    record.deeds = try work.transaction.all(
      """
      SELECT kind, occurred_at, person_id, content FROM log_entry WHERE \(about)
      ORDER BY occurred_at DESC, id DESC LIMIT 5000
      """, as: Entry.self
    ).map { try $0.deed(of: person) }
    return record
  }

  private struct Entry: Decodable {
    let kind: String
    let occurredAt: Date
    let personId: UUID?
    let content: String

    /// Where somebody else did it, from where is theirs.
    func deed(of person: UUID) throws -> Record.Deed {
      let said = try JSONDecoder().decode(LogContent.self, from: Data(content.utf8))
      let isOwn = personId == person
      return Record.Deed(
        kind: kind, occurredAt: occurredAt, isOwn: isOwn, roles: isOwn ? said.roles : [],
        address: isOwn ? said.address : nil)
    }
  }

  private struct Known: Decodable {
    let login: String
    let name: String
    let positionVi: String
    let positionEn: String
    let language: String
    let email: String
    let phone: String
    let createdAt: Date

    var record: Record {
      Record(
        login: login, name: name, positionVi: positionVi, positionEn: positionEn,
        language: language, email: email, phone: phone, createdAt: createdAt)
    }
  }
}
