// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// One unit through time: its names, its places, what it came from and what became of it, what it
/// answers for, and its reports, which stay readable when it has ended.
package struct UnitView: Question {
  package struct Report: Sendable {
    package let period: String
    package let status: SubmissionStatus?
  }

  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let life: UnitLife
    package let today: CalendarDate
    /// As of today, or of its last day.
    package let unit: OrgUnit
    /// The units directly below it on that day.
    package let below: [OrgUnit]
    package let leading: [Int]
    package let supporting: [Int]
    /// Those that the actor may see, the latest first; nil where none may be seen.
    package let reports: [Report]?
    package let canChange: Bool
  }

  let programme: String
  let unit: String

  package init(programme: String, unit: String) {
    self.programme = programme
    self.unit = unit
  }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    guard let life = book.history.life(unit) else { throw Refusal.notFound("unit") }
    let today = CalendarDate(work.now, in: book.timeZone)
    let day = life.lastDay(until: max(today, life.opened ?? today))
    let programme = book.whole.asOf(day, book.history)
    func answers(_ parties: (Assignment) -> [Assignment.Party]) -> [Int] {
      programme.assignments.filter { assignment in
        parties(assignment).contains { programme.members(of: $0).contains(unit) }
      }.map(\.indicator)
    }
    return Answer(
      book: book, life: life, today: today, unit: life.form(on: day),
      below: book.history.children(of: unit, on: day),
      leading: answers { $0.leads.map(\.party) },
      supporting: answers { $0.leads.flatMap { $0.supporting.map(\.party) } },
      reports: try reports(book, work), canChange: try work.may(.changeUnits, at: book.area))
  }

  private func reports(_ book: ProgrammeBook, _ work: Work) throws -> [Report]? {
    guard let id = book.unitIDs[unit], try work.may(.viewSubmission, at: id) else { return nil }
    let rows = try work.transaction.all(
      """
      SELECT p.code AS period, s.status FROM submission s
      JOIN reporting_period p ON p.id = s.period_id
      WHERE s.programme_id = \(book.id) AND s.org_unit_id = \(id) ORDER BY p.starts_on DESC
      """, as: Row.self)
    return rows.map { Report(period: $0.period, status: $0.status) }
  }

  private struct Row: Decodable {
    let period: String
    let status: SubmissionStatus
  }
}
