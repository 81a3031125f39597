// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// Reads what is kept of a period, and makes the same from the figures.
struct ResultReading {
  let work: Work
  let book: ProgrammeBook
  let period: PeriodRecord

  private var evaluator: SummaryEvaluator {
    SummaryEvaluator(
      programme: book.programme, framework: book.framework, context: book.context(period),
      plan: book.plan)
  }

  /// The kept results of the area, every indicator of the framework in order.
  func results() throws -> [IndicatorResult] {
    let rows = try work.transaction.all(
      """
      SELECT indicator, value, numerator, denominator, verdict, reason, reported, owed,
        is_estimate, is_illustrative, has_discrepancy, is_apportioned
      FROM indicator_result WHERE period_id = \(period.id)
      """, as: ResultRow.self)
    let kept = Dictionary(
      rows.map { ($0.indicator, $0.result) }, uniquingKeysWith: { first, _ in first })
    return book.framework.indicators.map { indicator in
      kept[indicator.number] ?? evaluator.result(indicator) { _, _ in nil }
    }
  }

  /// The kept result of the area for one indicator.
  func result(_ indicator: Indicator) throws -> IndicatorResult {
    let row = try work.transaction.one(
      """
      SELECT indicator, value, numerator, denominator, verdict, reason, reported, owed,
        is_estimate, is_illustrative, has_discrepancy, is_apportioned
      FROM indicator_result WHERE period_id = \(period.id) AND indicator = \(indicator.number)
      """, as: ResultRow.self)
    return row?.result ?? evaluator.result(indicator) { _, _ in nil }
  }

  /// The kept results of the area for one indicator in several periods.
  static func results(
    of indicator: Int, in periods: [UUID], _ work: Work
  ) throws -> [UUID: IndicatorResult] {
    let rows = try work.transaction.all(
      """
      SELECT period_id, indicator, value, numerator, denominator, verdict, reason, reported, owed,
        is_estimate, is_illustrative, has_discrepancy, is_apportioned
      FROM indicator_result WHERE period_id IN (\(list: periods)) AND indicator = \(indicator)
      """, as: PeriodResultRow.self)
    return Dictionary(
      rows.map { ($0.periodID, $0.row.result) }, uniquingKeysWith: { first, _ in first })
  }

  /// The kept values of the area in several periods, by indicator, as a line is drawn from them.
  /// Hundreds of them, so the rows are taken as they are.
  static func values(of periods: [UUID], _ work: Work) throws -> [UUID: [Int: Double]] {
    let rows = try work.transaction.query(
      """
      SELECT period_id, indicator, value FROM indicator_result
      WHERE period_id IN (\(list: periods)) AND value IS NOT NULL
      """)
    var byPeriod: [String: [Int: Double]] = [:]
    for row in rows {
      guard case .text(let period) = row["period_id"], case .integer(let number) = row["indicator"],
        case .text(let text) = row["value"], let value = Double(text)
      else { continue }
      byPeriod[period, default: [:]][Int(number)] = value
    }
    return periods.reduce(into: [:]) { $0[$1] = byPeriod[$1.uuidString.lowercased()] ?? [:] }
  }

  /// The kept totals of indicators at units.
  func totals(of indicators: Set<Int>, at orgUnits: Set<String>) throws -> [TotalKey: Total] {
    let ids = try orgUnits.map { try book.unitID($0) }
    return try totals(
      "AND t.indicator IN (\(list: indicators.sorted())) AND t.org_unit_id IN (\(list: ids))")
  }

  /// Every kept total of the period.
  func totals() throws -> [TotalKey: Total] { try totals("") }

  private func totals(_ condition: SQL) throws -> [TotalKey: Total] {
    let rows = try work.transaction.all(
      """
      SELECT o.code AS org_unit, t.indicator, t.data_element, t.rank, t.total, t.units,
        t.estimates, t.illustratives
      FROM element_total t JOIN org_unit o ON o.id = t.org_unit_id
      WHERE t.period_id = \(period.id) \(condition)
      """, as: TotalRow.self)
    return Dictionary(rows.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The totals as the approved figures make them.
  func totalsFromFigures() throws -> [TotalKey: Total] {
    let rows = try work.transaction.all(
      """
      SELECT o.code AS org_unit, f.data_element, f.value, f.maturity, f.is_illustrative
      FROM submission s
      JOIN submission_figure f ON f.submission_id = s.id AND f.revision = s.approved_revision
      JOIN org_unit o ON o.id = s.org_unit_id
      WHERE s.period_id = \(period.id) AND f.breakdown = ''
      """, as: FigureRow.self)
    let maker = ReportTotals(book: book)
    var totals: [TotalKey: Total] = [:]
    for (unit, figures) in Dictionary(grouping: rows, by: \.orgUnit) {
      let lines = book.plan.duties(of: unit).map { duty in
        SubmissionLine(
          indicator: duty.indicator,
          figures: figures.filter { duty.dataElements.contains($0.dataElement) }.map(\.figure),
          note: "")
      }
      for (key, total) in maker.totals(of: lines, from: unit) {
        totals[key, default: Total()].add(total, times: 1)
      }
    }
    return totals
  }

  /// The results of indicators as the kept totals make them.
  func resultsFromTotals(of indicators: Set<Int>) throws -> [IndicatorResult] {
    let evaluator = evaluator
    let wanted = book.framework.indicators.filter { indicators.contains($0.number) }
    if try !areWhole(wanted) {
      let figures = try PeriodFigures(work, book, period, includingProvisional: false)
      return wanted.map { figures.evaluation(of: $0, for: book.programme.area).result }
    }
    let now = try summaries(wanted, evaluator)
    let lookingBack = wanted.filter(\.measure.looksBack)
    let before = try lookingBack.isEmpty ? nil : yearBefore()?.summaries(lookingBack, evaluator)
    return wanted.map { indicator in
      func at(_ summaries: [Place: ElementSummary]?) -> SummaryEvaluator.Summaries {
        { element, unit in
          summaries?[Place(orgUnit: unit, indicator: indicator.number, dataElement: element)]
        }
      }
      return evaluator.result(indicator, yearBefore: at(before), at(now))
    }
  }

  /// The same period of the year before; nil where the programme has none.
  func yearBefore() throws -> ResultReading? {
    try work.yearBefore(period, of: book).map {
      ResultReading(work: work, book: book, period: $0)
    }
  }

  /// Whether sums at today's places are all there is to indicators: no report waits to be placed
  /// at other units, and the year before had the same ones.
  private func areWhole(_ indicators: [Indicator]) throws -> Bool {
    guard let last = period.lastDay else { return true }
    if try hasStrays() { return false }
    guard indicators.contains(where: \.measure.looksBack),
      let before = try work.yearBefore(period, of: book)?.lastDay
    else { return true }
    return book.hasSameUnits(before, last)
  }

  /// Whether a report counts whose unit was no more when the period ended.
  func hasStrays() throws -> Bool {
    guard let last = period.lastDay, book.history.lives.contains(where: { $0.closed != nil }) else {
      return false
    }
    let reporting = try work.transaction.all(
      """
      SELECT o.code FROM submission s JOIN org_unit o ON o.id = s.org_unit_id
      WHERE s.period_id = \(period.id) AND s.approved_revision IS NOT NULL
      """, as: String.self)
    return reporting.contains { book.isStray($0, on: last) }
  }

  /// What the kept totals say of indicators at the area and at the leads; single figures where a
  /// sum is not enough.
  private func summaries(
    _ indicators: [Indicator], _ evaluator: SummaryEvaluator
  ) throws -> [Place: ElementSummary] {
    let numbers = Set(indicators.map(\.number))
    let units = Set(indicators.flatMap(evaluator.leads) + [book.programme.area])
    var summaries = Self.summaries(try totals(of: numbers, at: units), book.plan)
    for indicator in indicators {
      let elements = book.plan.elements(of: indicator.number).filter {
        $0.aggregation.needsMembers && $0.collectedAt == .commune
      }
      for element in elements {
        let place = Place(
          orgUnit: book.programme.area, indicator: indicator.number, dataElement: element.code)
        summaries[place]?.members = try members(of: element, indicator)
      }
    }
    return summaries
  }

  /// Each reporting unit's own figure of an element with what weighs it.
  private func members(
    of element: DataElement, _ indicator: Indicator
  ) throws -> [ElementSummary.Member] {
    let reporters = Set(book.plan.reporters(of: element.code, for: indicator.number))
    let totals = try totals(of: [indicator.number], at: reporters)
    func figure(_ code: String, _ unit: String) -> Decimal? {
      totals[
        TotalKey(orgUnit: unit, indicator: indicator.number, dataElement: code, rank: 0)]?.total
    }
    return reporters.sorted().compactMap { unit in
      figure(element.code, unit).map { value in
        ElementSummary.Member(
          value: value, weight: element.weight.flatMap { figure($0, unit) } ?? 1)
      }
    }
  }

  /// The totals of all ranks at one place together.
  static func summaries(
    _ totals: [TotalKey: Total], _ plan: DutyPlan
  ) -> [Place: ElementSummary] {
    var summaries: [Place: ElementSummary] = [:]
    for (key, total) in totals {
      let place = Place(
        orgUnit: key.orgUnit, indicator: key.indicator, dataElement: key.dataElement)
      let isNumber = plan.element(key.dataElement)?.kind.isNumber ?? true
      summaries[place, default: ElementSummary()].add(total, rank: isNumber ? nil : key.rank)
    }
    return summaries
  }

  /// A unit, an indicator and one of its data elements.
  struct Place: Hashable {
    let orgUnit: String
    let indicator: Int
    let dataElement: String
  }
}

extension ElementSummary {
  fileprivate mutating func add(_ total: Total, rank: Int?) {
    self.total += total.total
    units += total.units
    estimates += total.estimates
    illustratives += total.illustratives
    if let rank { ranks[rank, default: 0] += total.units }
  }
}
