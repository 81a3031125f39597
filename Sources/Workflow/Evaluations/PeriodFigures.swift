// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// The figures that count in a period, placed at the units by which it is read, and what evaluates
/// them.
struct PeriodFigures {
  /// With the units by which the period is read.
  let book: ProgrammeBook
  private let evaluator: Evaluator
  private let placed: PlacedFigures
  /// Those of the same period of the year before, where some measure looks back at them.
  private let yearBefore: PlacedFigures?

  /// Reads the figures that count in a period, of some data elements where they are named.
  typealias Reader = (PeriodRecord, [String]?) throws -> [ReportedFigure]

  /// `book` has the rules of the period; of one indicator where it is named. `read` is for figures
  /// that are at hand already.
  init(
    _ work: Work, _ book: ProgrammeBook, _ period: PeriodRecord, _ tree: TreeView = .then,
    includingProvisional: Bool, of indicator: Indicator? = nil, reading read: Reader? = nil
  ) throws {
    let today = CalendarDate(work.now, in: book.timeZone)
    let last = period.lastDay ?? today
    let day = tree == .today ? max(today, last) : last
    let placing = tree == .today ? book.inForce(in: period, unitsOn: day) : book
    self.book = placing
    evaluator = work.evaluator(placing, period)
    let wanted = indicator.map { [$0] } ?? book.framework.indicators
    let codes = indicator.map { book.plan.elements(of: $0.number).map(\.code) }
    let figures =
      try read?(period, codes)
      ?? work.figures(period, includingProvisional: includingProvisional, of: codes)
    placed = PlacedFigures(figures, book, last, at: placing.plan, on: day)
    let looking = wanted.filter(\.measure.looksBack)
    guard !looking.isEmpty, let before = try work.yearBefore(period, of: book) else {
      yearBefore = nil
      return
    }
    let elements = Set(looking.flatMap { book.plan.elements(of: $0.number).map(\.code) }).sorted()
    let earlier =
      try read?(before, elements)
      ?? work.figures(before, includingProvisional: false, of: elements)
    yearBefore = PlacedFigures(
      earlier, book.inForce(in: before), before.lastDay ?? last, at: placing.plan, on: day)
  }

  func evaluation(of indicator: Indicator, for orgUnit: String) -> Evaluation {
    evaluations(of: indicator, for: [orgUnit])[0]
  }

  func evaluations(of indicator: Indicator, for orgUnits: [String]) -> [Evaluation] {
    evaluator.evaluate(
      indicator, figures(of: indicator),
      yearBefore: indicator.measure.looksBack
        ? yearBefore?.figures(of: indicator.number) ?? [] : [],
      for: orgUnits)
  }

  func figures(of indicator: Indicator) -> [ReportedFigure] { placed.figures(of: indicator.number) }
}

/// The figures of a period at the units of a day.
struct PlacedFigures {
  private let all: [ReportedFigure]
  private let steps: [FigureRestatement]

  /// `figures` are those of a period that ends on `last` with the rules of `book`; `plan` is that of
  /// the units of `day`.
  init(
    _ figures: [ReportedFigure], _ book: ProgrammeBook, _ last: CalendarDate, at plan: DutyPlan,
    on day: CalendarDate
  ) {
    all = figures
    var steps = Self.placing(figures, book, last)
    if !book.hasSameUnits(last, day) {
      steps.append(book.restatement(from: last, book.plan, to: day, plan))
    }
    self.steps = steps
  }

  func figures(of indicator: Int) -> [ReportedFigure] {
    guard !steps.isEmpty else { return all }
    return steps.reduce(all) { $1.restate($0, for: indicator) }
  }

  /// Reports of units that were no more when the period ended belong to those that took their
  /// places; one that began since and reported itself has said it anew.
  private static func placing(
    _ figures: [ReportedFigure], _ book: ProgrammeBook, _ last: CalendarDate
  ) -> [FigureRestatement] {
    let strays = Set(figures.map(\.orgUnit)).filter { book.isStray($0, on: last) }
    let days = strays.compactMap { book.history.life($0)?.lastDay(until: last) }
    guard let first = days.min() else { return [] }
    let then = book.inForce(on: first).plan
    return [book.restatement(from: first, then, to: last, book.plan)]
  }
}

extension ProgrammeBook {
  /// Whether a unit had ended by a day.
  func isStray(_ unit: String, on day: CalendarDate) -> Bool {
    history.life(unit)?.closed.map { $0 <= day } ?? false
  }
}

extension Work {
  /// The same period of the year before; nil where the programme has none.
  func yearBefore(_ period: PeriodRecord, of book: ProgrammeBook) throws -> PeriodRecord? {
    guard let code = Period(period.code)?.moved(years: -1).description else { return nil }
    return try periodIfThere(code, of: book)
  }
}
