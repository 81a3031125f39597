// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// The head of a unit lets a colleague sign for some days (ủy quyền): both may then, and the log says who
/// did. What was delegated is not delegated on.
package struct DelegateSigning: Act {
  private static let longest = 92

  let orgUnit: String
  let login: String
  let from: String
  let to: String

  package init(orgUnit: String, login: String, from: String, to: String) {
    self.orgUnit = orgUnit
    self.login = login
    self.from = from
    self.to = to
  }

  package func perform(_ work: Work) throws {
    guard let head = work.actor.personID,
      let unit = try work.transaction.one(
        "SELECT id, name_vi, name_en FROM org_unit WHERE code = \(orgUnit)", as: Unit.self)
    else { throw Refusal.notFound("unit") }
    let signs = try work.transaction.exists(
      """
      SELECT 1 FROM role_grant g WHERE \(Scope.isOwn(head, work)) AND g.org_unit_id = \(unit.id)
        AND g.role = 'headOfUnit' AND g.delegated_by IS NULL
      """)
    guard signs else { throw Refusal.notAllowed(.approveAtUnit) }
    let (first, last) = try days(work.today)
    let colleague = try Delegations.colleagues(of: unit.id, head, work).first { $0.login == login }
    guard let colleague else {
      throw Refusal.invalid([Issue(field: "colleague", code: "delegation.no-colleague")])
    }
    // The second click of a double click.
    let isSame = try work.transaction.exists(
      """
      SELECT 1 FROM role_grant WHERE person_id = \(colleague.id) AND org_unit_id = \(unit.id)
        AND delegated_by = \(head) AND revoked_at IS NULL AND valid_from = \(first.description)
        AND valid_to = \(last.dayAfter.description)
      """)
    if isSame { return }
    try work.transaction.execute(
      """
      INSERT INTO role_grant (id, person_id, role, org_unit_id, granted_at, valid_from, valid_to,
        delegated_by)
      VALUES (\(Identifier.make(at: work.now)), \(colleague.id), \(Role.headOfUnit), \(unit.id),
        \(work.now), \(first.description), \(last.dayAfter.description), \(head))
      """)
    try work.record(
      "person.delegate", on: colleague.id,
      ["unit": orgUnit, "from": first.description, "to": last.description])
    var content = Notice.Content()
    content.orgUnitName = LocalizedText(vi: unit.nameVi, en: unit.nameEn)
    content.due = last
    content.person = work.actor.name
    try work.tell(
      colleague.id, .delegated, content,
      once: Identifier.make(at: work.now).uuidString.lowercased())
  }

  private func days(_ today: CalendarDate) throws(Refusal) -> (CalendarDate, CalendarDate) {
    let first = CalendarDate(from.trimmingCharacters(in: .whitespaces))
    let last = CalendarDate(to.trimmingCharacters(in: .whitespaces))
    var issues: [Issue] = []
    if first == nil { issues.append(Issue(field: "from", code: "field.not-a-date")) }
    if last == nil { issues.append(Issue(field: "to", code: "field.not-a-date")) }
    if let first, let last {
      if last < first || last < today {
        issues.append(Issue(field: "to", code: "person.ends-first"))
      } else if first.days(until: last) > Self.longest {
        issues.append(
          Issue(
            field: "to", code: "delegation.too-long", arguments: ["days": String(Self.longest)]))
      }
    }
    guard issues.isEmpty, let first, let last else { throw .invalid(issues) }
    return (first, last)
  }

  private struct Unit: Decodable {
    let id: UUID
    let nameVi: String
    let nameEn: String
  }
}

/// The head takes a delegation back before its last day.
package struct EndDelegation: Act {
  let grant: UUID

  package init(grant: UUID) { self.grant = grant }

  package func perform(_ work: Work) throws {
    guard let head = work.actor.personID else { throw Refusal.notFound("grant") }
    let person = try work.transaction.scalar(
      """
      SELECT person_id FROM role_grant
      WHERE id = \(grant) AND delegated_by = \(head) AND revoked_at IS NULL
      """, as: UUID.self)
    guard let person else { throw Refusal.notFound("grant") }
    try work.transaction.execute(
      """
      UPDATE role_grant SET revoked_at = \(work.now), revoked_by = \(head) WHERE id = \(grant)
      """)
    try work.record("person.end-delegation", on: person)
  }
}

/// Whom the actor may let sign, and whom the actor has let.
package struct Delegations: Question {
  package struct Colleague: Sendable, Decodable {
    package let id: UUID
    package let login: String
    package let name: String
    package let orgUnit: String
    package let unitVi: String
    package let unitEn: String
  }

  package struct Entry: Sendable, Decodable {
    package let id: UUID
    package let name: String
    package let unitVi: String
    package let unitEn: String
    package let validFrom: String
    package let validTo: String?
  }

  package struct Answer: Sendable {
    package let colleagues: [Colleague]
    package let entries: [Entry]
  }

  package init() {}

  package func answer(_ work: Work) throws -> Answer {
    guard let person = work.actor.personID else { return Answer(colleagues: [], entries: []) }
    let units = try work.transaction.all(
      """
      SELECT DISTINCT g.org_unit_id FROM role_grant g WHERE \(Scope.isOwn(person, work))
        AND g.role = 'headOfUnit' AND g.delegated_by IS NULL
      """, as: UUID.self)
    return Answer(
      colleagues: try units.flatMap { try Self.colleagues(of: $0, person, work) },
      entries: try work.transaction.all(
        """
        SELECT g.id, p.name, o.name_vi AS unit_vi, o.name_en AS unit_en, g.valid_from, g.valid_to
        FROM role_grant g JOIN person p ON p.id = g.person_id
        JOIN org_unit o ON o.id = g.org_unit_id
        WHERE g.delegated_by = \(person) AND g.revoked_at IS NULL
          AND g.valid_to > \(work.today.description)
        ORDER BY g.valid_from, g.id
        """, as: Entry.self))
  }

  /// Who holds a role at exactly the unit, but its head who asks.
  static func colleagues(of unit: UUID, _ head: UUID, _ work: Work) throws -> [Colleague] {
    try work.transaction.all(
      """
      SELECT DISTINCT p.id, p.login, p.name, o.code AS org_unit, o.name_vi AS unit_vi,
        o.name_en AS unit_en
      FROM role_grant g JOIN person p ON p.id = g.person_id JOIN org_unit o ON o.id = g.org_unit_id
      WHERE g.org_unit_id = \(unit) AND p.id <> \(head) AND p.closed_at IS NULL
        AND g.role IN ('clerk', 'specialist', 'headOfUnit') AND \(Scope.isHeld(work.today))
      ORDER BY p.name
      """, as: Colleague.self)
  }
}
