// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// Keeps totals and results right within the transaction that changes what counts.
struct ResultKeeper {
  let work: Work
  let book: ProgrammeBook
  let period: PeriodRecord

  /// One report's approved lines take the place of others.
  func replace(_ old: [SubmissionLine], by new: [SubmissionLine], of orgUnit: String) throws {
    // It may take the place of reports of the units that it came from.
    if try ResultReading(work: work, book: book, period: period).hasStrays() {
      return try rebuild()
    }
    let totals = ReportTotals(book: book)
    var change: [TotalKey: Total] = totals.totals(of: new, from: orgUnit)
    for (key, total) in totals.totals(of: old, from: orgUnit) {
      change[key, default: Total()].add(total, times: -1)
    }
    let moved = change.filter { $0.value != Total() }
    try apply(moved)
    let indicators = Set(moved.keys.map(\.indicator))
    try refresh(indicators)
    try refreshYearAfter(indicators)
  }

  /// Computes the results of indicators from their totals.
  func refresh(_ indicators: Set<Int>) throws {
    guard !indicators.isEmpty else { return }
    let reading = ResultReading(work: work, book: book, period: period)
    try keep(try reading.resultsFromTotals(of: indicators))
  }

  /// The same period of the next year looks back at this one.
  private func refreshYearAfter(_ indicators: Set<Int>) throws {
    guard let code = Period(period.code)?.moved(years: 1).description,
      let after = try work.periodIfThere(code, of: book)
    else { return }
    let book = book.inForce(in: after)
    let looking = book.framework.indicators.filter(\.measure.looksBack).map(\.number)
    try ResultKeeper(work: work, book: book, period: after)
      .refresh(indicators.intersection(looking))
  }

  /// Makes everything of the period again from the figures.
  func rebuild() throws {
    try work.transaction.execute("DELETE FROM element_total WHERE period_id = \(period.id)")
    try work.transaction.execute("DELETE FROM indicator_result WHERE period_id = \(period.id)")
    let totals = try ResultReading(work: work, book: book, period: period).totalsFromFigures()
    try write(totals)
    // What looks back has a result from the year before alone.
    let looking = book.framework.indicators.filter(\.measure.looksBack).map(\.number)
    let isWhole = try !ResultReading(work: work, book: book, period: period).hasStrays()
    try refresh(
      isWhole
        ? Set(totals.keys.map(\.indicator)).union(looking)
        : Set(book.framework.indicators.map(\.number)))
  }

  private func apply(_ change: [TotalKey: Total]) throws {
    guard !change.isEmpty else { return }
    let stored = try ResultReading(work: work, book: book, period: period)
      .totals(of: Set(change.keys.map(\.indicator)), at: Set(change.keys.map(\.orgUnit)))
    var fresh: [TotalKey: Total] = [:]
    for (key, delta) in change {
      var total = stored[key] ?? Total()
      total.add(delta, times: 1)
      fresh[key] = total
    }
    for key in fresh.keys where fresh[key]?.units == 0 {
      try work.transaction.execute(
        """
        DELETE FROM element_total WHERE period_id = \(period.id)
          AND org_unit_id = \(try book.unitID(key.orgUnit)) AND indicator = \(key.indicator)
          AND data_element = \(key.dataElement) AND rank = \(key.rank)
        """)
    }
    try write(fresh.filter { $0.value.units > 0 })
  }

  private func write(_ totals: [TotalKey: Total]) throws {
    let all = Array(totals)
    for start in stride(from: 0, to: all.count, by: 500) {
      let rows = try all[start..<min(start + 500, all.count)].map { key, total -> SQL in
        """
        (\(period.id), \(try book.unitID(key.orgUnit)), \(key.indicator), \(key.dataElement),
          \(key.rank), \(total.total), \(total.units), \(total.estimates), \(total.illustratives))
        """
      }
      try work.transaction.execute(
        """
        INSERT INTO element_total (period_id, org_unit_id, indicator, data_element, rank, total,
          units, estimates, illustratives)
        VALUES \(rows.joined(separator: ", "))
        ON CONFLICT (period_id, org_unit_id, indicator, data_element, rank) DO UPDATE SET
          total = excluded.total, units = excluded.units, estimates = excluded.estimates,
          illustratives = excluded.illustratives
        """)
    }
  }

  private func keep(_ results: [IndicatorResult]) throws {
    for result in results {
      try work.transaction.execute(
        """
        INSERT INTO indicator_result (period_id, indicator, value, numerator, denominator, verdict,
          reason, reported, owed, is_estimate, is_illustrative, has_discrepancy, is_apportioned)
        VALUES (\(period.id), \(result.indicator), \(result.value), \(result.numerator),
          \(result.denominator), \(result.verdict.rawValue), \(result.reason?.rawValue),
          \(result.reported), \(result.owed),
          \(result.isEstimate), \(result.isIllustrative), \(result.hasDiscrepancy),
          \(result.isApportioned))
        ON CONFLICT (period_id, indicator) DO UPDATE SET value = excluded.value,
          numerator = excluded.numerator, denominator = excluded.denominator,
          verdict = excluded.verdict, reason = excluded.reason, reported = excluded.reported, owed = excluded.owed,
          is_estimate = excluded.is_estimate, is_illustrative = excluded.is_illustrative,
          has_discrepancy = excluded.has_discrepancy, is_apportioned = excluded.is_apportioned
        """)
    }
  }
}

extension Work {
  /// Makes totals and results of every period of a programme again, after its rules changed.
  /// `since` leaves out the periods that ended before; where nobody reports there is nothing.
  func rebuildResults(of programme: String, since: CalendarDate? = nil) throws {
    try rebuildResults(of: try book(programme), since: since)
  }

  func rebuildResults(of book: ProgrammeBook, since: CalendarDate?) throws {
    let reported = Set(
      try transaction.all(
        "SELECT DISTINCT period_id FROM submission WHERE programme_id = \(book.id)", as: UUID.self))
    let all = try periods(of: book)
    // The year after looks back at a year in which somebody reported.
    let years = Set(
      all.filter { reported.contains($0.id) }.compactMap {
        Period($0.code)?.moved(years: 1).description
      })
    for period in all
    where reported.contains(period.id) || years.contains(period.code) {
      if let since, period.endsOn < since.description { continue }
      try ResultKeeper(work: self, book: book.inForce(in: period), period: period).rebuild()
    }
  }
}
