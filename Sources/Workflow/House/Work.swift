// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
package import Store

/// What an act or a question works with: the transaction, who acts, and when.
package struct Work {
  package let transaction: any StoreTransaction
  package let actor: Actor
  package let now: Date
  let shelf: ProgrammeShelf

  /// Whether the actor holds a permission at a unit, by a grant there or at a unit above it.
  package func may(_ permission: Permission, at orgUnit: UUID) throws -> Bool {
    try permissions(at: orgUnit).contains(permission)
  }

  /// The permissions that the actor holds at a unit. A grant to the standing office reaches the
  /// whole area of the programmes that it serves.
  package func permissions(at orgUnit: UUID) throws -> Set<Permission> {
    guard let person = actor.personID else { return Set(Permission.allCases) }
    let roles = try transaction.all(
      """
      WITH RECURSIVE above (id, parent_id) AS (
        SELECT id, parent_id FROM org_unit WHERE id = \(orgUnit)
        UNION
        SELECT o.id, o.parent_id FROM org_unit o JOIN above a ON o.id = a.parent_id
      )
      SELECT DISTINCT g.role AS role FROM role_grant g
      WHERE g.person_id = \(person) AND (
        (g.role <> 'standingOffice' AND g.org_unit_id IN (SELECT id FROM above))
        OR (g.role = 'standingOffice' AND EXISTS (
          SELECT 1 FROM programme p WHERE p.standing_office_id = g.org_unit_id
            AND p.area_unit_id IN (SELECT id FROM above))))
      """, as: RoleRow.self)
    return roles.reduce(into: []) { $0.formUnion($1.role.permissions) }
  }

  /// Refuses the actor who lacks a permission at a unit.
  func require(_ permission: Permission, at orgUnit: UUID) throws {
    guard try may(permission, at: orgUnit) else { throw Refusal.notAllowed(permission) }
  }

  /// Records what was done, in the same transaction: the timeline that people read.
  /// Who did it is the actor, or the person who is only about to become one.
  func record(
    _ kind: String, on subject: UUID, by person: UUID? = nil, _ detail: [String: String] = [:]
  ) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let json = String(decoding: try encoder.encode(detail), as: UTF8.self)
    try transaction.execute(
      """
      INSERT INTO event (id, kind, subject_id, person_id, occurred_at, detail)
      VALUES (\(Identifier.make(at: now)), \(kind), \(subject),
        \(person ?? actor.personID), \(now), \(json))
      """)
  }

  private struct RoleRow: Decodable {
    let role: Role
  }
}
