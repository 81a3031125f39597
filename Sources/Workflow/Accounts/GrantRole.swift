// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// Gives a person one more role at a unit; false when the person already holds it.
package struct GrantRole: Act {
  let login: String
  let role: Role
  let orgUnit: String

  package init(login: String, role: Role, orgUnit: String) {
    self.login = login
    self.role = role
    self.orgUnit = orgUnit
  }

  package func perform(_ work: Work) throws -> Bool {
    let unit = try work.transaction.scalar(
      "SELECT id FROM org_unit WHERE code = \(orgUnit)", as: UUID.self)
    guard let unit else { throw Refusal.notFound("unit") }
    try work.require(.manageAccounts, at: unit)
    let person = try work.transaction.scalar(
      "SELECT id FROM person WHERE login = \(login.lowercased())", as: UUID.self)
    guard let person else { throw Refusal.notFound("person") }
    let added = try work.transaction.execute(
      """
      INSERT INTO role_grant (id, person_id, role, org_unit_id, granted_at)
      VALUES (\(Identifier.make(at: work.now)), \(person), \(role), \(unit), \(work.now))
      ON CONFLICT (person_id, role, org_unit_id) DO NOTHING
      """)
    if added == 1 {
      try work.record("person.grant", on: person, ["role": role.rawValue, "unit": orgUnit])
    }
    return added == 1
  }
}
