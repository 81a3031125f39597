// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// One indicator of a period by the units of then and by those of today, side by side, and its line
/// over the years read in both ways.
package struct IndicatorThenAndNow: Question {
  /// The value of one unit.
  package struct Line: Sendable {
    package let orgUnit: OrgUnit
    package let evaluation: Evaluation
  }

  /// The area's value in one period.
  package struct Point: Sendable {
    package let period: String
    package let then: IndicatorResult
    package let now: IndicatorResult
    /// The change of units since the period before.
    package let reform: UnitChange?
  }

  package struct Answer: Sendable {
    /// With the units of the period.
    package let book: ProgrammeBook
    package let period: PeriodRecord
    package let indicator: Indicator
    package let today: CalendarDate
    package let then: Evaluation
    package let now: Evaluation
    /// Those that the actor may see.
    package let linesThen: [Line]
    package let linesNow: [Line]
    /// Units of then whose figures no unit of today can be given, as they were called.
    package let unplaced: [OrgUnit]
    package let points: [Point]
    /// What happened between the end of the period and today.
    package let reforms: [UnitChange]
  }

  let programme: String
  let period: String
  let indicator: Int

  package init(programme: String, period: String, indicator: Int) {
    self.programme = programme
    self.period = period
    self.indicator = indicator
  }

  package func answer(_ work: Work) throws -> Answer {
    let (book, period) = try work.book(programme, period)
    try work.requireEvaluation(book)
    guard let indicator = book.framework.indicator(indicator) else {
      throw Refusal.notFound("indicator")
    }
    let today = CalendarDate(work.now, in: book.timeZone)
    let last = period.lastDay ?? today
    let visible = try work.visibleUnits(book, period, .today)
    let shown = Self.shown(try work.periods(of: book), period)
    let codes = Set(
      shown.flatMap { book.inForce(in: $0).plan.elements(of: indicator.number).map(\.code) })
    let looksBack =
      try indicator.measure.looksBack
      ? shown.compactMap { try work.yearBefore($0, of: book) } : []
    let read = try work.figures(
      shown + looksBack.filter { before in !shown.contains { $0.id == before.id } },
      includingProvisional: false, of: codes.sorted())
    func figures(_ period: PeriodRecord, _ tree: TreeView) throws -> PeriodFigures {
      let book = book.inForce(in: period)
      return try PeriodFigures(
        work, book, period, tree, includingProvisional: false,
        of: book.framework.indicator(indicator.number) ?? indicator
      ) { period, _ in read[period.id] ?? [] }
    }
    let (then, now) = (try figures(period, .then), try figures(period, .today))
    func lines(_ figures: PeriodFigures) -> (Evaluation, [Line]) {
      let units = figures.book.plan.owing(indicator.number).filter(visible.contains)
      let all = figures.evaluations(of: indicator, for: [book.programme.area] + units)
      let lines = zip(units, all.dropFirst()).compactMap { code, evaluation in
        figures.book.programme.orgUnit(code).map { Line(orgUnit: $0, evaluation: evaluation) }
      }
      return (all[0], lines)
    }
    let (ofThen, linesThen) = lines(then)
    let (ofNow, linesNow) = lines(now)
    let lost = Set(now.figures(of: indicator).filter(\.isUnplaced).map(\.orgUnit))
    return Answer(
      book: book, period: period, indicator: indicator, today: today,
      then: ofThen.showing(visible), now: ofNow.showing(visible), linesThen: linesThen,
      linesNow: linesNow, unplaced: book.programme.orgUnits.filter { lost.contains($0.code) },
      points: try points(
        shown, book, try ResultReading.results(of: indicator.number, in: shown.map(\.id), work),
        figures),
      reforms: book.history.changes.filter { last < $0.date && $0.date <= today })
  }

  private func points(
    _ shown: [PeriodRecord], _ book: ProgrammeBook, _ kept: [UUID: IndicatorResult],
    _ figures: (PeriodRecord, TreeView) throws -> PeriodFigures
  ) throws -> [Point] {
    var before: PeriodRecord?
    return try shown.compactMap { period in
      guard let own = book.inForce(in: period).framework.indicator(indicator) else { return nil }
      let area = book.whole.area
      defer { before = period }
      return Point(
        period: period.code,
        then: try kept[period.id]
          ?? figures(period, .then).evaluation(of: own, for: area).result,
        now: try figures(period, .today).evaluation(of: own, for: area).result,
        reform: before.flatMap { book.reform(own, of: area, from: $0, to: period) })
    }
  }

  /// The periods of the rhythm; of many months the same one of each year.
  private static func shown(_ all: [PeriodRecord], _ period: PeriodRecord) -> [PeriodRecord] {
    let alike = all.filter { $0.code.count == period.code.count }
    if alike.count <= 24 { return alike }
    let month = period.code.dropFirst(4)
    return alike.filter { $0.code.dropFirst(4) == month }.suffix(12)
  }
}
