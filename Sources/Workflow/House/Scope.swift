// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// The units at which the actor holds a permission, as SQL: scope is decided by the database.
enum Scope {
  /// A recursive table `scope (id)`, to stand after `WITH RECURSIVE`.
  static func units(_ permission: Permission, _ actor: Actor) -> SQL {
    guard let person = actor.personID else { return "scope (id) AS (SELECT id FROM org_unit)" }
    let roles = Role.allCases.filter { $0.permissions.contains(permission) }.map(\.rawValue)
    return """
      scope (id) AS (
        SELECT COALESCE(p.area_unit_id, g.org_unit_id)
        FROM role_grant g
        LEFT JOIN programme p
          ON g.role = 'standingOffice' AND p.standing_office_id = g.org_unit_id
        WHERE g.person_id = \(person) AND g.role IN (\(list: roles))
          AND (g.role <> 'standingOffice' OR p.id IS NOT NULL)
        UNION
        SELECT o.id FROM org_unit o JOIN scope s ON o.parent_id = s.id
      )
      """
  }
}
