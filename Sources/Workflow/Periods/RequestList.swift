// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// The campaigns of a programme and what was asked on demand, the latest first; and whom one may ask.
package struct RequestList: Question {
  package struct Entry: Sendable {
    package let period: PeriodRecord
    /// Nil for a campaign of the programme's folder.
    package let reason: String?
    package let indicators: [Int]
    package let units: Int
    package let submitted: Int
  }

  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let entries: [Entry]
    package let canAsk: Bool
  }

  let programme: String

  package init(programme: String) { self.programme = programme }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    guard try work.may(.viewProgress, at: book.area) else {
      throw Refusal.notAllowed(.viewProgress)
    }
    let periods = try work.periods(of: book).filter { $0.name != nil }.reversed()
    let entries = try periods.map { period in
      let plan = book.inForce(in: period).plan
      let statuses = try work.statuses(of: period)
      return Entry(
        period: period,
        reason: try work.transaction.scalar(
          "SELECT reason FROM reporting_period WHERE id = \(period.id)", as: String?.self) ?? nil,
        indicators: period.selection.indicators, units: plan.reportingUnits.count,
        submitted: statuses.values.count { !$0.isOpen })
    }
    return Answer(
      book: book, entries: entries, canAsk: try work.may(.askForReports, at: book.area))
  }
}
