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

  package var isOpen: Bool { status == .open }

  package func hasBegun(_ today: CalendarDate) -> Bool { startsOn <= today.description }

  package var lastDay: CalendarDate? { CalendarDate(endsOn) }

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
      SELECT id, code, starts_on, ends_on, due_on, status FROM reporting_period
      WHERE programme_id = \(book.id) AND code = \(code)
      """, as: PeriodRecord.self)
  }

  func periods(of book: ProgrammeBook) throws -> [PeriodRecord] {
    try transaction.all(
      """
      SELECT id, code, starts_on, ends_on, due_on, status FROM reporting_period
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
