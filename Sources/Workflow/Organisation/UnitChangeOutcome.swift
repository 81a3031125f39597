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
  /// Units that begin and owe nothing, because no group and no assignment names them.
  package let idle: [OrgUnit]
  /// Periods with approved reports in which others would owe, or something else, than was approved.
  package let touched: [PeriodRecord]

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
    touched = try Self.touched(by: change, codes, before, after, work)
    let plan = DutyPlan(new, after.framework)
    idle = change.steps.compactMap { step in
      guard case .open(let unit) = step, after.whole.level(ofKind: unit.kind) == .commune,
        plan.duties(of: unit.code).isEmpty
      else { return nil }
      return unit
    }
    let ids = codes.compactMap { before.unitIDs[$0] }
    people =
      try ids.isEmpty
      ? []
      : work.transaction.all(
        """
        SELECT p.name, p.login, g.role, o.code AS org_unit FROM role_grant g
        JOIN person p ON p.id = g.person_id JOIN org_unit o ON o.id = g.org_unit_id
        WHERE g.org_unit_id IN (\(list: ids)) AND \(Scope.isHeld(work.today)) ORDER BY o.code, p.name
        """, as: Person.self)
    targets = after.whole.targets.filter { target in
      if case .unit(let code) = target.scope { codes.contains(code) } else { false }
    }
  }

  /// Periods from the day on, in which a report is approved and the change means more than that
  /// the reports of units that end count for those that take their places.
  private static func touched(
    by change: UnitChange, _ ending: Set<String>, _ before: ProgrammeBook, _ after: ProgrammeBook,
    _ work: Work
  ) throws -> [PeriodRecord] {
    let rows = try work.transaction.all(
      """
      SELECT s.period_id, o.code FROM submission s JOIN org_unit o ON o.id = s.org_unit_id
      JOIN reporting_period p ON p.id = s.period_id
      WHERE s.programme_id = \(before.id) AND s.approved_revision IS NOT NULL
        AND p.ends_on >= \(change.date.description)
      """, as: ApprovedRow.self)
    let approved = Dictionary(grouping: rows, by: \.periodID).mapValues { Set($0.map(\.code)) }
    let heirs = Set(change.successions.filter { ending.contains($0.from) }.map(\.to))
    let partial = Set(change.successions.filter { !ending.contains($0.from) }.map(\.from))
    return try work.periods(of: before).filter { period in
      guard let units = approved[period.id] else { return false }
      let (old, new) = (before.inForce(in: period).plan, after.inForce(in: period).plan)
      let others = Set(new.reportingUnits.map(\.code)).subtracting(old.reportingUnits.map(\.code))
      return !partial.isDisjoint(with: units) || !others.isSubset(of: heirs)
        || units.contains { unit in
          !ending.contains(unit) && old.duties(of: unit) != new.duties(of: unit)
        }
    }
  }

  private struct ApprovedRow: Decodable {
    let periodID: UUID
    let code: String
  }

  /// Refuses what would rewrite the past: a closed period never changes, and in an open one approved
  /// reports pass to heirs only where the officer says so.
  func requireNoRewriting(_ work: Work, reattributes: Bool) throws {
    let periods = try work.periods(of: before)
    let closed = periods.first { period in
      !period.isOpen
        && (touched.contains { $0.id == period.id }
          || approvedReports.contains { $0.period == period.code })
    }
    if let closed {
      throw Refusal.invalid([
        Issue(field: "date", code: "unit.closed-period", arguments: ["period": closed.code])
      ])
    }
    if let period = touched.first {
      throw Refusal.invalid([
        Issue(field: "date", code: "unit.touches-approved", arguments: ["period": period.code])
      ])
    }
    if let report = approvedReports.first, !reattributes {
      throw Refusal.invalid([
        Issue(
          field: "reattributes", code: "unit.after-approved",
          arguments: [
            "unit": report.orgUnit.label.vi, "period": report.period,
            "count": String(approvedReports.count),
          ])
      ])
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
