// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// Gives a person one more role at a unit, for ever or for some days; false when the person already
/// holds it. Held for other days, it is given anew for these, and the log keeps both.
package struct GrantRole: Act {
  let login: String
  let role: Role
  let orgUnit: String
  let from: CalendarDate?
  let to: CalendarDate?
  /// False where a role that is held, for whatever days, is enough.
  let changesDays: Bool
  /// The provider whose claims give the role; nil where a person gives it.
  var issuer: String?

  /// `from` and `to` are the first and the last day; nil for ever.
  package init(
    login: String, role: Role, orgUnit: String, from: CalendarDate? = nil,
    to: CalendarDate? = nil, changesDays: Bool = true
  ) {
    self.login = login
    self.role = role
    self.orgUnit = orgUnit
    self.changesDays = changesDays
    self.from = from
    self.to = to
  }

  package func perform(_ work: Work) throws -> Bool {
    let unit = try work.transaction.scalar(
      "SELECT id FROM org_unit WHERE code = \(orgUnit)", as: UUID.self)
    guard let unit else { throw Refusal.notFound("unit") }
    try work.require(.manageAccounts, at: unit)
    let person = try work.person(login)
    guard person != work.actor.personID else { throw Refusal.conflict("person.grant-oneself") }
    if role == .standingOffice { try requireArea(unit, work) }
    if let from, let to, to < from {
      throw Refusal.invalid([Issue(field: "to", code: "person.ends-first")])
    }
    // The same role that has not ended yet.
    let held = try work.transaction.all(
      """
      SELECT g.id, g.valid_from, g.valid_to FROM role_grant g
      WHERE g.person_id = \(person) AND g.role = \(role) AND g.org_unit_id = \(unit)
        AND g.revoked_at IS NULL AND (g.valid_to IS NULL OR g.valid_to > \(work.today.description))
      """, as: Held.self)
    if let one = held.first {
      let isSame =
        one.validFrom == from?.description ?? "" && one.validTo == to?.dayAfter.description
      if isSame || !changesDays { return false }
      for grant in held {
        try work.transaction.execute(
          """
          UPDATE role_grant SET revoked_at = \(work.now), revoked_by = \(work.actor.personID)
          WHERE id = \(grant.id)
          """)
      }
    }
    try work.transaction.execute(
      """
      INSERT INTO role_grant (id, person_id, role, org_unit_id, granted_at, valid_from, valid_to,
        issuer)
      VALUES (\(Identifier.make(at: work.now)), \(person), \(role), \(unit), \(work.now),
        \(from?.description ?? ""), \(to?.dayAfter.description), \(issuer))
      """)
    try work.record(
      "person.grant", on: person,
      [
        "role": role.rawValue, "unit": orgUnit, "from": from?.description ?? "",
        "to": to?.description ?? "",
      ])
    return true
  }

  private struct Held: Decodable {
    let id: UUID
    let validFrom: String
    let validTo: String?
  }

  /// The standing office reaches the whole area, so its giver keeps the accounts of that area.
  private func requireArea(_ unit: UUID, _ work: Work) throws {
    let areas = try work.transaction.all(
      "SELECT area_unit_id FROM programme WHERE standing_office_id = \(unit)", as: UUID.self)
    for area in areas { try work.require(.manageAccounts, at: area) }
  }
}

/// Takes a role from a person; who held it and until when stays known.
package struct RevokeRole: Act {
  let login: String
  let role: Role
  let orgUnit: String

  package init(login: String, role: Role, orgUnit: String) {
    self.login = login
    self.role = role
    self.orgUnit = orgUnit
  }

  package func perform(_ work: Work) throws {
    let unit = try work.transaction.scalar(
      "SELECT id FROM org_unit WHERE code = \(orgUnit)", as: UUID.self)
    guard let unit else { throw Refusal.notFound("unit") }
    try work.require(.manageAccounts, at: unit)
    let person = try work.person(login)
    let revoked = try work.transaction.execute(
      """
      UPDATE role_grant SET revoked_at = \(work.now), revoked_by = \(work.actor.personID)
      WHERE person_id = \(person) AND role = \(role) AND org_unit_id = \(unit)
        AND revoked_at IS NULL
      """)
    guard revoked > 0 else { throw Refusal.notFound("grant") }
    try work.record("person.revoke", on: person, ["role": role.rawValue, "unit": orgUnit])
  }
}

extension Work {
  func person(_ login: String) throws -> UUID {
    let id = try transaction.scalar(
      "SELECT id FROM person WHERE login = \(login.lowercased())", as: UUID.self)
    guard let id else { throw Refusal.notFound("person") }
    return id
  }

  /// Refuses whoever keeps no account of the person.
  func requireKeeping(_ person: UUID) throws {
    guard try keeps(person) else { throw Refusal.notAllowed(.manageAccounts) }
  }

  func keeps(_ person: UUID) throws -> Bool {
    if actor.isOperator { return true }
    return try transaction.exists(
      """
      WITH RECURSIVE \(Scope.units(.manageAccounts, self))
      SELECT 1 FROM person p WHERE p.id = \(person) AND \(Scope.isKept(today))
      """)
  }
}

extension Scope {
  /// That every role of a person `p` stands in `scope`, and for the standing office its whole area too.
  /// Where none is left, those that were count.
  static func isKept(_ today: CalendarDate) -> SQL {
    let day = today.description
    let isLive: SQL = "revoked_at IS NULL AND (valid_to IS NULL OR valid_to > \(day))"
    return """
      (EXISTS (SELECT 1 FROM role_grant WHERE person_id = p.id)
      AND NOT EXISTS (
        SELECT 1 FROM role_grant g
        LEFT JOIN programme r ON g.role = 'standingOffice' AND r.standing_office_id = g.org_unit_id
        WHERE g.person_id = p.id
          AND (g.id IN (SELECT id FROM role_grant WHERE person_id = p.id AND \(isLive))
            OR NOT EXISTS (SELECT 1 FROM role_grant WHERE person_id = p.id AND \(isLive)))
          AND (g.org_unit_id NOT IN (SELECT id FROM scope)
            OR (r.id IS NOT NULL AND r.area_unit_id NOT IN (SELECT id FROM scope)))))
      """
  }
}
