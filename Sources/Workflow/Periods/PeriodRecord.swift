// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// A reporting period as it stands in the database.
package struct PeriodRecord: Sendable, Decodable {
  package enum Status: String, Sendable, Decodable {
    case open, closed
  }

  package let id: UUID
  package let code: String
  package let startsOn: String
  package let endsOn: String
  package let dueOn: String
  package let status: Status
  /// The code of the regime; empty for what was asked on demand.
  package let regime: String
  /// The last day on which anything is taken; nil for no such day.
  package let locksAfter: String?
  /// What is asked, as `ReportSelection`; nil for everything.
  private let asked: String?
  private let nameVi: String?
  private let nameEn: String?

  /// The columns of `reporting_period` that a record is read from.
  static let columns: SQL = """
    id, code, starts_on, ends_on, due_on, status, regime, locks_after, asked, name_vi, name_en
    """

  /// Of a campaign, or of what was asked on demand.
  package var name: LocalizedText? { nameVi.map { LocalizedText(vi: $0, en: nameEn) } }

  package var selection: ReportSelection {
    guard let asked else { return ReportSelection() }
    return (try? JSONDecoder().decode(ReportSelection.self, from: Data(asked.utf8)))
      ?? ReportSelection()
  }

  package var isOpen: Bool { status == .open }

  package func hasBegun(_ today: CalendarDate) -> Bool { startsOn <= today.description }

  package var lastDay: CalendarDate? { CalendarDate(endsOn) }

  /// The last day on which anything is taken, by the regime.
  var lock: CalendarDate? { locksAfter.flatMap { CalendarDate($0) } }

  /// The day of the regime; `PeriodDeadlines` knows who was given another.
  package var deadline: CalendarDate? { CalendarDate(dueOn) }
}

extension Work {
  func period(_ code: String, of book: ProgrammeBook) throws -> PeriodRecord {
    guard let period = try periodIfThere(code, of: book) else {
      throw Refusal.notFound("period")
    }
    return period
  }

  func periodIfThere(_ code: String, of book: ProgrammeBook) throws -> PeriodRecord? {
    try transaction.one(
      """
      SELECT \(PeriodRecord.columns) FROM reporting_period
      WHERE programme_id = \(book.id) AND code = \(code)
      """, as: PeriodRecord.self)
  }

  func periods(of book: ProgrammeBook) throws -> [PeriodRecord] {
    try transaction.all(
      """
      SELECT \(PeriodRecord.columns) FROM reporting_period
      WHERE programme_id = \(book.id) ORDER BY starts_on, code
      """, as: PeriodRecord.self)
  }

  /// Refuses to change anything in a closed period, and in one that has not begun.
  func requireOpen(_ period: PeriodRecord, _ book: ProgrammeBook) throws {
    guard period.hasBegun(CalendarDate(now, in: book.timeZone)) else {
      throw Refusal.conflict("period.not-begun", ["period": period.code])
    }
    guard period.isOpen else {
      throw Refusal.conflict("period.closed", ["period": period.code])
    }
  }
}
