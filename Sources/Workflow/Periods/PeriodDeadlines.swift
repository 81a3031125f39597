// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// Until when each unit reports for a period: the day of the regime, or a later one that was given.
package struct PeriodDeadlines: Sendable {
  let base: CalendarDate?
  let lock: CalendarDate?
  /// The latest exception for all units, and for single ones.
  let forAll: CalendarDate?
  let byUnit: [UUID: CalendarDate]

  /// The last day on which a unit's report is in time.
  package func due(_ orgUnit: UUID) -> CalendarDate? { byUnit[orgUnit] ?? forAll ?? base }

  /// The last day on which anything of a unit is taken; nil where there is no such day.
  package func lastDay(_ orgUnit: UUID) -> CalendarDate? {
    guard let lock else { return nil }
    return max(lock, due(orgUnit) ?? lock)
  }
}

extension Work {
  func deadlines(of period: PeriodRecord) throws -> PeriodDeadlines {
    try deadlines(of: [period])[period.id]
      ?? PeriodDeadlines(base: period.deadline, lock: period.lock, forAll: nil, byUnit: [:])
  }

  /// The deadlines of each period, by one query.
  func deadlines(of periods: [PeriodRecord]) throws -> [UUID: PeriodDeadlines] {
    let rows = try transaction.all(
      """
      SELECT period_id, org_unit_id, due_on FROM deadline_exception
      WHERE period_id IN (\(list: periods.map { $0.id.uuidString.lowercased() }))
      ORDER BY written_at, id
      """, as: ExceptionRow.self)
    let byPeriod = Dictionary(grouping: rows, by: \.periodID)
    return Dictionary(
      periods.map { period in
        let given = byPeriod[period.id] ?? []
        // What was written last counts, for one unit or for all.
        let last = given.lastIndex { $0.orgUnitID == nil }
        let units = given[(last ?? given.startIndex)...].compactMap { row in
          row.orgUnitID.flatMap { unit in CalendarDate(row.dueOn).map { (unit, $0) } }
        }
        return (
          period.id,
          PeriodDeadlines(
            base: period.deadline, lock: period.lock,
            forAll: given.last { $0.orgUnitID == nil }.flatMap { CalendarDate($0.dueOn) },
            byUnit: Dictionary(units, uniquingKeysWith: { _, later in later }))
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Refuses to take anything of a unit after the period has locked by itself.
  func requireUnlocked(
    _ period: PeriodRecord, _ orgUnit: UUID, _ book: ProgrammeBook
  ) throws {
    guard let last = try deadlines(of: period).lastDay(orgUnit),
      CalendarDate(now, in: book.timeZone) > last
    else { return }
    throw Refusal.conflict("period.locked", ["date": last.description])
  }
}

private struct ExceptionRow: Decodable {
  let periodID: UUID
  let orgUnitID: UUID?
  let dueOn: String
}
