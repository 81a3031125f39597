// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// What the report of a period is made from; for those who may send it.
package struct PeriodReportContent: Question {
  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let period: PeriodRecord
    package let tree: TreeView
    package let reported: Period
    package let evaluations: [Evaluation]
    package let owingUnits: Int
    package let missingUnits: [OrgUnit]
    package let lateUnits: [OrgUnit]
    package let difficulties: [DifficultyList.Entry]
    package let writtenOn: CalendarDate
    /// The end of the log's chain; nil before anything is sealed.
    package let logHead: LogHead?
  }

  let programme: String
  let period: String
  let tree: TreeView

  package init(programme: String, period: String, tree: TreeView = .then) {
    self.tree = tree
    self.programme = programme
    self.period = period
  }

  package func answer(_ work: Work) throws -> Answer {
    let (book, period) = try work.book(programme, period)
    try work.require(.exportReport, at: book.area)
    let progress = try PeriodProgress(programme: programme, period: period.code).answer(work)
    guard let reported = Period(period.code) else { throw Refusal.notFound("period") }
    let today = CalendarDate(work.now, in: book.timeZone)
    return Answer(
      book: tree == .today ? book.inForce(in: period, unitsOn: today) : book, period: period,
      tree: tree, reported: reported,
      evaluations: try work.evaluations(
        book, period, orgUnit: book.programme.area, tree: tree),
      owingUnits: progress.entries.count,
      missingUnits: progress.entries.filter { !$0.hasApprovedFigures }.map(\.orgUnit),
      lateUnits: progress.entries.filter(\.isLate).map(\.orgUnit),
      difficulties: try DifficultyList(programme: programme, period: period.code).answer(work)
        .entries,
      writtenOn: CalendarDate(work.now, in: book.timeZone), logHead: try work.logHead())
  }
}
