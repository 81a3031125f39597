// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// The units at which the actor holds a permission, as SQL: scope is decided by the database.
///
/// A permission holds at a unit and at everything below it, in every hierarchy, by the links of
/// today. What only reads holds also at the units that it came from, whose records it keeps. Whoever
/// sees the reports of a unit that approves others' sees those as well, and nothing beyond them.
enum Scope {
  /// A recursive table `scope (id)`, to stand after `WITH RECURSIVE`.
  static func units(_ permission: Permission, _ work: Work) -> SQL {
    guard let person = work.actor.personID else {
      return "scope (id) AS (SELECT id FROM org_unit)"
    }
    let closed = permission.isReading ? [Hierarchy.approval] : Hierarchy.reserved.sorted()
    let tree: SQL = """
      tree (id) AS (
        \(grants(permission, person, work))
        UNION
        SELECT l.org_unit_id FROM org_unit_link l JOIN tree s ON l.parent_id = s.id
        WHERE \(holds(work.today)) AND l.hierarchy NOT IN (\(list: closed))
      )
      """
    guard permission == .viewSubmission else {
      return "\(tree), scope (id) AS (SELECT id FROM tree)"
    }
    return """
      \(tree), scope (id) AS (
        SELECT id FROM tree
        UNION
        SELECT l.org_unit_id FROM org_unit_link l JOIN tree s ON l.parent_id = s.id
        WHERE \(holds(work.today)) AND l.hierarchy = \(Hierarchy.approval)
      )
      """
  }

  /// Recursive tables that end in `around (id)`: the units that a query names, those that they came
  /// from, and every unit above these.
  static func around(_ start: SQL, _ today: CalendarDate) -> SQL {
    """
    held (id) AS (
      \(start)
      UNION
      SELECT l.org_unit_id FROM org_unit_link l JOIN held h ON l.parent_id = h.id
      WHERE l.hierarchy = \(Hierarchy.succession) AND \(holds(today))
    ),
    around (id) AS (
      SELECT id FROM held
      UNION
      SELECT l.parent_id FROM org_unit_link l JOIN around a ON l.org_unit_id = a.id
      WHERE l.hierarchy NOT IN (\(list: Hierarchy.reserved.sorted())) AND \(holds(today))
    )
    """
  }

  /// Where a person was granted a permission; the standing office has the whole area.
  static func grants(_ permission: Permission, _ person: UUID, _ work: Work) -> SQL {
    let roles = Role.allCases.filter { $0.permissions.contains(permission) }.map(\.rawValue)
    return """
      SELECT COALESCE(p.area_unit_id, g.org_unit_id) AS id
      FROM role_grant g
      LEFT JOIN programme p
        ON g.role = 'standingOffice' AND p.standing_office_id = g.org_unit_id
      WHERE g.role IN (\(list: roles)) AND \(isOwn(person, work))
        AND (g.role <> 'standingOffice' OR p.id IS NOT NULL)
      """
  }

  /// That a grant `g` is the actor's own and holds today, in the post that the actor works in.
  static func isOwn(_ person: UUID, _ work: Work) -> SQL {
    let post: SQL = work.actor.post.map { "AND g.org_unit_id = \($0)" } ?? ""
    return "g.person_id = \(person) AND \(isHeld(work.today)) \(post)"
  }

  /// That a grant `g` holds on a day.
  static func isHeld(_ today: CalendarDate) -> SQL {
    let day = today.description
    return """
      g.revoked_at IS NULL AND g.valid_from <= \(day) AND (g.valid_to IS NULL OR g.valid_to > \(day))
      """
  }

  /// That a link `l` holds on a day.
  static func holds(_ today: CalendarDate) -> SQL {
    let day = today.description
    return "l.valid_from <= \(day) AND (l.valid_to IS NULL OR l.valid_to > \(day))"
  }
}
