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

  /// `book` has the rules of the period; of one indicator where it is named.
  init(
    _ work: Work, _ book: ProgrammeBook, _ period: PeriodRecord, _ tree: TreeView = .then,
    includingProvisional: Bool, of indicator: Indicator? = nil
  ) throws {
    let today = CalendarDate(work.now, in: book.timeZone)
    let last = period.lastDay ?? today
    let day = tree == .today ? max(today, last) : last
    let placing = tree == .today ? book.inForce(in: period, unitsOn: day) : book
    self.book = placing
    evaluator = work.evaluator(placing, period)
    let wanted = indicator.map { [$0] } ?? book.framework.indicators
    placed = try PlacedFigures(
      work, book, period, on: day, placing.plan, includingProvisional: includingProvisional,
      of: indicator.map { book.plan.elements(of: $0.number).map(\.code) })
    let looking = wanted.filter(\.measure.looksBack)
    yearBefore =
      try looking.isEmpty
      ? nil
      : work.yearBefore(period, of: book).map { before in
        try PlacedFigures(
          work, book.inForce(in: before), before, on: day, placing.plan,
          includingProvisional: false,
          of: Set(looking.flatMap { book.plan.elements(of: $0.number).map(\.code) }).sorted())
      }
  }

  func evaluation(of indicator: Indicator, for orgUnit: String) -> Evaluation {
    evaluator.evaluate(
      indicator, figures(of: indicator),
      yearBefore: indicator.measure.looksBack
        ? yearBefore?.figures(of: indicator.number) ?? [] : [],
      for: orgUnit)
  }

  func figures(of indicator: Indicator) -> [ReportedFigure] { placed.figures(of: indicator.number) }
}

/// The figures of a period at the units of a day.
struct PlacedFigures {
  private let all: [ReportedFigure]
  private let steps: [FigureRestatement]
  private let plan: DutyPlan

  /// `plan` is that of the day.
  init(
    _ work: Work, _ book: ProgrammeBook, _ period: PeriodRecord, on day: CalendarDate,
    _ plan: DutyPlan, includingProvisional: Bool, of elements: [String]?
  ) throws {
    let read = try work.figures(period, includingProvisional: includingProvisional, of: elements)
    let last = period.lastDay ?? day
    var steps: [FigureRestatement] = []
    (all, steps) = Self.withoutStrays(read, book, last)
    if !book.hasSameUnits(last, day) {
      steps.append(FigureRestatement(book.history, from: last, book.plan, to: day, plan))
    }
    self.steps = steps
    self.plan = plan
  }

  func figures(of indicator: Int) -> [ReportedFigure] {
    guard !steps.isEmpty else { return all }
    return steps.reduce(all) { $1.restate($0, for: indicator) }
  }

  /// Reports of units that were no more when the period ended belong to those that took their
  /// places, unless these reported themselves.
  private static func withoutStrays(
    _ figures: [ReportedFigure], _ book: ProgrammeBook, _ last: CalendarDate
  ) -> ([ReportedFigure], [FigureRestatement]) {
    let strays = Set(figures.map(\.orgUnit)).filter { book.isStray($0, on: last) }
    guard !strays.isEmpty else { return (figures, []) }
    let reporting = Set(figures.map(\.orgUnit)).subtracting(strays)
    let replaced = strays.filter { unit in
      let heirs =
        book.history.restatement(
          of: unit, from: book.history.life(unit)?.lastDay(until: last) ?? last, to: last
        ).parts ?? []
      return heirs.contains { reporting.contains($0.unit) }
    }
    let kept = figures.filter { !replaced.contains($0.orgUnit) }
    let days = strays.compactMap { book.history.life($0)?.lastDay(until: last) }
    guard let first = days.min() else { return (kept, []) }
    let then = book.inForce(on: first).plan
    return (kept, [FigureRestatement(book.history, from: first, then, to: last, book.plan)])
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
