// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// Gives a person one more role at a unit, for ever or for some days; false when the person already
/// holds it.
package struct GrantRole: Act {
  let login: String
  let role: Role
  let orgUnit: String
  let from: CalendarDate?
  let to: CalendarDate?
  /// The provider whose claims give the role; nil where a person gives it.
  var issuer: String?

  /// `from` and `to` are the first and the last day; nil for ever.
  package init(
    login: String, role: Role, orgUnit: String, from: CalendarDate? = nil, to: CalendarDate? = nil
  ) {
    self.login = login
    self.role = role
    self.orgUnit = orgUnit
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
    let isHeld = try work.transaction.exists(
      """
      SELECT 1 FROM role_grant g
      WHERE g.person_id = \(person) AND g.role = \(role) AND g.org_unit_id = \(unit)
        AND g.revoked_at IS NULL AND (g.valid_to IS NULL OR g.valid_to > \(work.today.description))
      """)
    if isHeld { return false }
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

  /// Refuses whoever keeps no account of the person: every role of theirs must stand where the
  /// actor manages accounts.
  func requireKeeping(_ person: UUID) throws {
    let units = try transaction.all(
      "SELECT DISTINCT org_unit_id FROM role_grant WHERE person_id = \(person)", as: UUID.self)
    if units.isEmpty, !(try mayAnywhere(.manageAccounts)) {
      throw Refusal.notAllowed(.manageAccounts)
    }
    for unit in units { try require(.manageAccounts, at: unit) }
  }
}
