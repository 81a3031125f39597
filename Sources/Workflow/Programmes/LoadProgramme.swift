// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// Puts a checked programme into the database: its units, periods and rules. The same one again
/// changes nothing; units and periods that figures may hang on are never removed.
package struct LoadProgramme: Act {
  let programme: Programme

  package init(programme: Programme) { self.programme = programme }

  package func perform(_ work: Work) throws -> [LoadChange] {
    guard work.actor.isOperator else { throw Refusal.notAllowed(.editWording) }
    let framework = try work.transaction.scalar(
      """
      SELECT id FROM framework
      WHERE code = \(programme.framework) AND version = \(programme.frameworkVersion)
      """, as: UUID.self)
    guard let framework else {
      throw Refusal.conflict("load.no-framework", ["framework": programme.framework])
    }
    for other in programme.alongside {
      guard
        try work.transaction.exists(
          "SELECT 1 FROM framework WHERE code = \(other.id) AND version = \(other.version)")
      else { throw Refusal.conflict("load.no-framework", ["framework": other.id]) }
    }
    let stored = try work.transaction.scalar(
      "SELECT id FROM programme WHERE code = \(programme.id)", as: UUID.self)
    let old = try stored.map { _ in try work.book(programme.id) }
    let decisions = try stored.map { try work.decisions(of: $0).map(\.decision) } ?? []
    let whole = programme.with(decisions)
    let history: OrganisationHistory
    do {
      history = try whole.history()
    } catch {
      // The folder tells a change that people have written already.
      throw Refusal.conflict(error.code, error.arguments)
    }
    let units = UnitKeeper(work: work, programme: whole, history: history)
    var (ids, changes) = try units.saveUnits()
    let (id, change) = try saveProgramme(framework, ids, work)
    changes.append(change)
    try units.saveLinks(ids, id)
    let calendar = try work.workingCalendar()
    for regime in programme.regimes {
      for period in regime.periods {
        changes.append(try save(period, regime, calendar, id, work))
      }
    }
    if let old { try requireNoRewriting(old, work) }
    if change.kind == .changed { try work.rebuildResults(of: programme.id) }
    return changes
  }

  /// A folder's new changes of units keep to what a change of people keeps to: reports that were
  /// approved are not rewritten. Those that shall count for heirs are written in the product.
  private func requireNoRewriting(_ old: ProgrammeBook, _ work: Work) throws {
    let after = try work.book(programme.id)
    for change in programme.changes where !old.whole.changes.contains(change) {
      do {
        try UnitChangeOutcome(id: old.id, change, old, after, work)
          .requireNoRewriting(work, reattributes: false)
      } catch Refusal.invalid(let issues) {
        throw Refusal.conflict(
          "load.rewrites-reports",
          ["date": change.date.description, "period": issues.first?.arguments["period"] ?? ""])
      }
    }
  }

  private func saveProgramme(
    _ framework: UUID, _ ids: [String: UUID], _ work: Work
  ) throws -> (UUID, LoadChange) {
    let content = try CanonicalJSON.text(programme)
    let checksum = Checksum.sha256(content)
    let area = ids[programme.area]
    let office = ids[programme.standingOffice]
    let stored = try work.transaction.one(
      "SELECT id, checksum, framework_id FROM programme WHERE code = \(programme.id)",
      as: ProgrammeRow.self)
    if let stored, stored.checksum == checksum, stored.frameworkID == framework {
      return (stored.id, LoadChange(kind: .unchanged, subject: "programme", name: programme.id))
    }
    let id = stored?.id ?? Identifier.make(at: work.now)
    try work.transaction.execute(
      """
      INSERT INTO programme (id, code, framework_id, area_unit_id, standing_office_id, time_zone,
        checksum, content, loaded_at)
      VALUES (\(id), \(programme.id), \(framework), \(area), \(office), \(programme.timeZone),
        \(checksum), \(content), \(work.now))
      ON CONFLICT (code) DO UPDATE SET framework_id = excluded.framework_id,
        area_unit_id = excluded.area_unit_id, standing_office_id = excluded.standing_office_id,
        time_zone = excluded.time_zone, checksum = excluded.checksum,
        content = excluded.content, loaded_at = excluded.loaded_at
      """)
    try work.record("programme.load", on: id, ["name": programme.id, "checksum": checksum])
    let kind: LoadChange.Kind = stored == nil ? .added : .changed
    return (id, LoadChange(kind: kind, subject: "programme", name: programme.id))
  }

  private func save(
    _ period: Period, _ regime: ReportingRegime, _ calendar: WorkingCalendar, _ programme: UUID,
    _ work: Work
  ) throws -> LoadChange {
    let isNamed = period.kind == .campaign
    let fresh = PeriodRow(
      dueOn: regime.dueOn(period, calendar).description,
      locksAfter: regime.locksAfter(period, calendar)?.description, regime: regime.code,
      asked: regime.selection.isWhole ? nil : try CanonicalJSON.text(regime.selection),
      nameVi: isNamed ? regime.name.vi : nil, nameEn: isNamed ? regime.name.en : nil)
    let stored = try work.transaction.one(
      """
      SELECT due_on, locks_after, regime, asked, name_vi, name_en FROM reporting_period
      WHERE programme_id = \(programme) AND code = \(period.description)
      """, as: PeriodRow.self)
    if stored == fresh {
      return LoadChange(kind: .unchanged, subject: "period", name: period.description)
    }
    try work.transaction.execute(
      """
      INSERT INTO reporting_period (id, programme_id, code, starts_on, ends_on, due_on, status,
        locks_after, regime, asked, name_vi, name_en)
      VALUES (\(Identifier.make(at: work.now)), \(programme), \(period.description),
        \(period.firstDay.description), \(period.lastDay.description), \(fresh.dueOn), 'open',
        \(fresh.locksAfter), \(fresh.regime), \(fresh.asked), \(fresh.nameVi), \(fresh.nameEn))
      ON CONFLICT (programme_id, code) DO UPDATE SET due_on = excluded.due_on,
        locks_after = excluded.locks_after, regime = excluded.regime, asked = excluded.asked,
        name_vi = excluded.name_vi, name_en = excluded.name_en
      """)
    let kind: LoadChange.Kind = stored == nil ? .added : .changed
    return LoadChange(kind: kind, subject: "period", name: period.description)
  }

  private struct PeriodRow: Decodable, Equatable {
    let dueOn: String
    let locksAfter: String?
    let regime: String
    let asked: String?
    let nameVi: String?
    let nameEn: String?
  }

  private struct ProgrammeRow: Decodable {
    let id: UUID
    let checksum: String
    let frameworkID: UUID
  }
}
