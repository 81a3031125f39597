// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// What follows from a change of units: shown before it is written, and told after.
package struct UnitChangeOutcome: Sendable {
  /// Who leads an indicator before and after.
  package struct LeadChange: Sendable {
    package let indicator: Int
    package let before: [Assignment.Party]
    package let after: [Assignment.Party]
  }

  package struct GroupChange: Sendable {
    package let group: UnitGroup
    package let left: [String]
    package let joined: [String]
  }

  /// A report of a unit that is no more when its period ends.
  package struct Report: Sendable {
    package let orgUnit: OrgUnit
    package let period: String
    package let status: SubmissionStatus
  }

  /// Somebody with a role at a unit that ends: they can still read there.
  package struct Person: Sendable, Decodable {
    package let name: String
    package let login: String
    package let role: Role
    package let orgUnit: String
  }

  package let id: UUID
  package let change: UnitChange
  package let before: ProgrammeBook
  /// With the units of the day.
  package let after: ProgrammeBook
  package let ending: [OrgUnit]
  package let leads: [LeadChange]
  package let groups: [GroupChange]
  /// Begun and not approved: they will not be owed any more.
  package let openReports: [Report]
  /// Approved: they will count for those that took the unit's place.
  package let approvedReports: [Report]
  package let people: [Person]
  package let targets: [Target]

  /// Indicators that nobody would lead any more.
  package var leaderless: [Int] { leads.filter { $0.after.isEmpty }.map(\.indicator) }

  init(
    id: UUID, _ change: UnitChange, _ before: ProgrammeBook, _ after: ProgrammeBook, _ work: Work
  ) throws {
    self.id = id
    self.change = change
    let last = change.date.dayBefore
    let then = before.inForce(on: last)
    let now = after.inForce(on: change.date)
    let (old, new) = (
      then.programme, after.whole.asOf(change.date, after.history)
    )
    self.before = then
    self.after = now
    ending = change.units.sorted().compactMap { code in
      after.history.life(code).flatMap { $0.closed == change.date ? $0.form(on: last) : nil }
    }
    leads = old.assignments.compactMap { assignment in
      let parties = assignment.leads.map(\.party)
      let others = new.assignment(of: assignment.indicator)?.leads.map(\.party) ?? []
      return parties == others
        ? nil
        : LeadChange(indicator: assignment.indicator, before: parties, after: others)
    }
    groups = old.groups.compactMap { group in
      let members = new.group(group.code)?.members ?? []
      let left = group.members.filter { !members.contains($0) }
      let joined = members.filter { !group.members.contains($0) }
      return left.isEmpty && joined.isEmpty
        ? nil : GroupChange(group: group, left: left, joined: joined)
    }
    let codes = Set(ending.map(\.code))
    let reports = try Self.reports(codes, after, since: change.date, work)
    openReports = reports.filter { $0.approvedRevision == nil }.map { $0.report(after) }
    approvedReports = reports.filter { $0.approvedRevision != nil }.map { $0.report(after) }
    let ids = codes.compactMap { before.unitIDs[$0] }
    people =
      try ids.isEmpty
      ? []
      : work.transaction.all(
        """
        SELECT p.name, p.login, g.role, o.code AS org_unit FROM role_grant g
        JOIN person p ON p.id = g.person_id JOIN org_unit o ON o.id = g.org_unit_id
        WHERE g.org_unit_id IN (\(list: ids)) ORDER BY o.code, p.name
        """, as: Person.self)
    targets = after.whole.targets.filter { target in
      if case .unit(let code) = target.scope { codes.contains(code) } else { false }
    }
  }

  private static func reports(
    _ codes: Set<String>, _ book: ProgrammeBook, since date: CalendarDate, _ work: Work
  ) throws -> [ReportRow] {
    let ids = codes.compactMap { book.unitIDs[$0] }
    if ids.isEmpty { return [] }
    return try work.transaction.all(
      """
      SELECT o.code AS org_unit, p.code AS period, s.status, s.approved_revision
      FROM submission s JOIN org_unit o ON o.id = s.org_unit_id
      JOIN reporting_period p ON p.id = s.period_id
      WHERE s.programme_id = \(book.id) AND s.org_unit_id IN (\(list: ids))
        AND p.ends_on >= \(date.description)
      ORDER BY p.starts_on, o.code
      """, as: ReportRow.self)
  }

  private struct ReportRow: Decodable {
    let orgUnit: String
    let period: String
    let status: SubmissionStatus
    let approvedRevision: Int?

    func report(_ book: ProgrammeBook) -> Report {
      let unit =
        book.history.life(orgUnit).map { $0.form(on: $0.closed ?? book.whole.endsOn) }
        ?? OrgUnit(
          code: orgUnit, name: LocalizedText(vi: orgUnit, en: nil), shortName: nil, kind: "",
          parent: nil, source: nil)
      return Report(orgUnit: unit, period: period, status: status)
    }
  }
}
