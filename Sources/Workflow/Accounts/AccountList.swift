// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// The accounts that the actor keeps, with their roles: found by name, sign-in name or unit.
package struct AccountList: Question {
  package struct Grant: Sendable {
    package let role: Role
    package let orgUnit: String
    package let unitVi: String
    package let unitEn: String
    package let validFrom: String
    package let validTo: String?
    package let revokedAt: Date?
  }

  package struct Person: Sendable {
    package let id: UUID
    package let login: String
    package let name: String
    package let position: LocalizedText
    package let language: Language
    package let email: String
    package let phone: String
    package let closedAt: Date?
    package let hasSecondFactor: Bool
    /// False where the person holds a role that the actor does not keep.
    package let isKept: Bool
    package let grants: [Grant]
  }

  package struct Answer: Sendable {
    package let people: [Person]
    /// Units at which roles can be given: code and name.
    package let units: [(code: String, name: LocalizedText)]
  }

  let search: String
  let login: String?

  /// `login` looks at one account.
  package init(search: String = "", login: String? = nil) {
    self.search = search
    self.login = login
  }

  package func answer(_ work: Work) throws -> Answer {
    guard try work.keepsAccounts() else { throw Refusal.notAllowed(.manageAccounts) }
    let scope = Scope.units(.manageAccounts, work)
    let one: SQL = login.map { "AND p.login = \($0.lowercased())" } ?? ""
    let rows = try work.transaction.all(
      """
      WITH RECURSIVE \(scope)
      SELECT p.id, p.login, p.name, p.position_vi, p.position_en, p.language, p.email, p.phone, p.closed_at,
        \(SecondFactor.isSetUp) AS has_second_factor, \(Scope.isKept(work.today)) AS is_kept, g.role, o.code, o.name_vi, o.name_en, g.valid_from, g.valid_to,
        g.revoked_at
      FROM person p JOIN role_grant g ON g.person_id = p.id
      JOIN org_unit o ON o.id = g.org_unit_id
      WHERE g.org_unit_id IN (SELECT id FROM scope) \(one)
      ORDER BY p.name COLLATE "vi", p.login, g.granted_at, g.id
      """, as: Row.self)
    var order: [UUID] = []
    var byPerson: [UUID: [Row]] = [:]
    for row in rows {
      if byPerson[row.id] == nil { order.append(row.id) }
      byPerson[row.id, default: []].append(row)
    }
    let words = VietnameseText.folded(search).split(separator: " ")
    let people = order.compactMap { byPerson[$0] }.map { $0.person() }.filter { person in
      let units = person.grants.flatMap { [$0.unitVi, $0.orgUnit] }
      let text = VietnameseText.folded(
        ([person.name, person.login, person.position.vi] + units).joined(separator: " "))
      return words.allSatisfy { text.contains($0) }
    }
    if login != nil, people.isEmpty { throw Refusal.notFound("person") }
    let units = try work.transaction.all(
      """
      WITH RECURSIVE \(scope)
      SELECT code, name_vi, name_en FROM org_unit WHERE id IN (SELECT id FROM scope) ORDER BY code
      LIMIT 500
      """, as: UnitRow.self)
    return Answer(
      people: people, units: units.map { ($0.code, LocalizedText(vi: $0.nameVi, en: $0.nameEn)) })
  }

  private struct UnitRow: Decodable {
    let code: String
    let nameVi: String
    let nameEn: String
  }

  fileprivate struct Row: Decodable {
    let id: UUID
    let login: String
    let name: String
    let positionVi: String
    let positionEn: String
    let language: Language
    let email: String
    let phone: String
    let closedAt: Date?
    let hasSecondFactor: Bool
    let isKept: Bool
    let role: Role
    let code: String
    let nameVi: String
    let nameEn: String
    let validFrom: String
    let validTo: String?
    let revokedAt: Date?
  }
}

extension [AccountList.Row] {
  fileprivate func person() -> AccountList.Person {
    let first = self[0]
    return AccountList.Person(
      id: first.id, login: first.login, name: first.name,
      position: LocalizedText(vi: first.positionVi, en: first.positionEn),
      language: first.language, email: first.email, phone: first.phone, closedAt: first.closedAt,
      hasSecondFactor: first.hasSecondFactor, isKept: first.isKept,
      grants: map { row in
        AccountList.Grant(
          role: row.role, orgUnit: row.code, unitVi: row.nameVi, unitEn: row.nameEn,
          validFrom: row.validFrom, validTo: row.validTo, revokedAt: row.revokedAt)
      })
  }
}

/// Refuses whoever keeps no accounts, before anything of a page or a file is looked at.
package struct AccountsDesk: Question {
  package init() {}

  package func answer(_ work: Work) throws {
    guard try work.keepsAccounts() else { throw Refusal.notAllowed(.manageAccounts) }
  }
}

extension Work {
  /// Whether the actor keeps accounts anywhere.
  func keepsAccounts() throws -> Bool { try mayAtSomeUnit(.manageAccounts) }

  /// Whether the actor holds a permission at any unit.
  func mayAtSomeUnit(_ permission: Permission) throws -> Bool {
    guard let person = actor.personID else { return true }
    return try transaction.exists(
      "SELECT 1 FROM (\(Scope.grants(permission, person, self))) AS granted")
  }
}

/// Closes an account, for somebody who left: sessions and tokens end, roles are taken back, and a
/// successor may be given the same. What the person did stays.
package struct ClosePerson: Act {
  let login: String
  let successor: String?

  package init(login: String, successor: String? = nil) {
    self.login = login
    self.successor = successor.flatMap { $0.isEmpty ? nil : $0 }
  }

  package func perform(_ work: Work) throws {
    let person = try work.person(login)
    try work.requireKeeping(person)
    guard person != work.actor.personID else { throw Refusal.conflict("person.close-oneself") }
    let heir = try successor.map { try work.person($0) }
    if heir == person { throw Refusal.conflict("person.succeeds-oneself") }
    let grants = try work.transaction.all(
      """
      SELECT g.role, o.code, g.valid_to FROM role_grant g
      JOIN org_unit o ON o.id = g.org_unit_id
      WHERE g.person_id = \(person) AND \(Scope.isHeld(work.today))
      """, as: Held.self)
    if let successor {
      for grant in grants {
        let last = grant.validTo.flatMap { CalendarDate($0) }?.dayBefore
        _ = try GrantRole(
          login: successor, role: grant.role, orgUnit: grant.code, to: last, changesDays: false
        )
        .perform(work)
      }
    }
    try work.transaction.execute(
      """
      UPDATE role_grant SET revoked_at = \(work.now), revoked_by = \(work.actor.personID)
      WHERE person_id = \(person) AND revoked_at IS NULL
      """)
    try work.transaction.execute(
      "UPDATE person SET closed_at = \(work.now) WHERE id = \(person) AND closed_at IS NULL")
    try work.transaction.execute("DELETE FROM session WHERE person_id = \(person)")
    try work.transaction.execute(
      """
      UPDATE api_token SET revoked_at = \(work.now)
      WHERE person_id = \(person) AND revoked_at IS NULL
      """)
    try work.record("person.close", on: person, ["successor": successor ?? ""])
  }

  private struct Held: Decodable {
    let role: Role
    let code: String
    let validTo: String?
  }
}
