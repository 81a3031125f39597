// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
package import Store

/// Rules beside the programmes, as their files say them.
struct WorkRules: Sendable {
  /// Without what the city decided.
  let calendar: WorkingCalendar
  let figureChecks: FigureChecks
  let evidence: EvidenceRules
  /// Whether a file waits until it was looked at.
  let scansFiles: Bool
}

/// What an act or a question works with: the transaction, who acts, and when.
package struct Work {
  package let transaction: any StoreTransaction
  package let actor: Actor
  package let now: Date
  let shelf: ProgrammeShelf
  let rules: WorkRules

  /// The same work as somebody else would do it.
  func acting(as other: Actor) -> Work {
    Work(transaction: transaction, actor: other, now: now, shelf: shelf, rules: rules)
  }

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
      WITH RECURSIVE above (id, reach) AS (
        SELECT \(orgUnit), 0
        UNION
        SELECT l.parent_id, 2 FROM org_unit_link l
        WHERE l.org_unit_id = \(orgUnit) AND l.hierarchy = \(Hierarchy.approval)
          AND \(Scope.holds(today))
        UNION
        SELECT l.parent_id, CASE
            WHEN l.hierarchy = \(Hierarchy.succession) AND a.reach = 0 THEN 1 ELSE a.reach END
        FROM org_unit_link l JOIN above a ON l.org_unit_id = a.id
        WHERE \(Scope.holds(today)) AND l.hierarchy <> \(Hierarchy.approval)
      )
      SELECT g.role AS role, MIN(a.reach) AS reach FROM role_grant g
      LEFT JOIN programme p ON g.role = 'standingOffice' AND p.standing_office_id = g.org_unit_id
      JOIN above a ON a.id = CASE WHEN g.role = 'standingOffice' THEN p.area_unit_id
        ELSE g.org_unit_id END
      WHERE \(Scope.isOwn(person, self))
      GROUP BY g.role
      """, as: RoleRow.self)
    return roles.reduce(into: []) { held, row in
      held.formUnion(
        row.role.permissions.filter {
          switch row.reach {
          case 0: true
          case 1: $0.isReading
          default: $0 == .viewSubmission
          }
        })
    }
  }

  /// The day by which links between units are read; the same for every city, so that of no zone.
  var today: CalendarDate { CalendarDate(now, in: .gmt) }

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
    try note(kind, on: subject, by: person ?? actor.personID, detail)
  }

  private struct RoleRow: Decodable {
    let role: Role
    /// 1 when it reaches the unit only by one that took its place, 2 by one that approves its reports.
    let reach: Int
  }
}
