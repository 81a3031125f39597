// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// The standing office enters values of reference series, each with its source: all or none. What
/// was entered before stays as history, and results that used it are computed again.
package struct SetReferences: Act {
  let programme: String
  let table: RuleTable

  package init(programme: String, table: RuleTable) {
    self.programme = programme
    self.table = table
  }

  package func perform(_ work: Work) throws -> [RuleChange] {
    let book = try work.book(programme)
    try work.require(.setReferences, at: book.area)
    let values = try read(book)
    let changes = values.map { value in
      RuleChange(
        rule: .reference(value),
        before: book.references.first { $0.series == value.series && $0.year == value.year }
          .map { .reference($0) })
    }
    let moved = changes.filter { $0.kind != .same }
    guard !moved.isEmpty else { return changes }
    try work.write(moved.map(\.rule), book)
    try work.record("reference.set", on: book.id, changes.logged)
    try refresh(zip(values, changes).filter { $0.1.kind != .same }.map(\.0), work)
    return changes
  }

  private func read(_ book: ProgrammeBook) throws -> [ReferenceValue] {
    let columns = ["series", "year", "value", "source"]
    var issues = table.issues(needed: columns, known: columns.contains)
    if issues.isEmpty, table.rows.isEmpty { issues = [Issue(field: "table", code: "table.empty")] }
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
    var values: [ReferenceValue] = []
    for row in table.rows {
      let (value, found) = read(row, book)
      issues += found
      guard let value else { continue }
      if values.contains(where: { $0.series == value.series && $0.year == value.year }) {
        issues.append(row.issue("year", "reference.twice"))
      }
      values.append(value)
    }
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
    return values
  }

  private func read(
    _ row: RuleTable.Row, _ book: ProgrammeBook
  ) -> (ReferenceValue?, [Issue]) {
    var issues: [Issue] = []
    let series = RuleNames(book: book).series(row["series"])
    if series == nil {
      issues.append(row.issue("series", "table.unknown-series", ["text": row["series"]]))
    }
    let year = Int(row["year"]).flatMap { (1990...2100).contains($0) ? $0 : nil }
    if year == nil { issues.append(row.issue("year", "table.not-a-year", ["text": row["year"]])) }
    let value = table.number(row["value"])
    if value == nil {
      issues.append(row.issue("value", "table.not-a-number", ["text": row["value"]]))
    } else if value == 0 {
      issues.append(row.issue("value", "reference.zero"))
    }
    let source = row["source"]
    if source.isEmpty { issues.append(row.issue("source", "reference.no-source")) }
    if source.count > TextLimit.maximum {
      issues.append(
        row.issue("source", "text.too-long", ["maximum": String(TextLimit.maximum)]))
    }
    guard issues.isEmpty, let series, let year, let value else { return (nil, issues) }
    return (ReferenceValue(series: series, year: year, value: value, source: source), [])
  }

  /// Computes again what looks at a changed value.
  private func refresh(_ values: [ReferenceValue], _ work: Work) throws {
    let book = try work.book(programme)
    for period in try work.periods(of: book) {
      guard let year = Period(period.code)?.year else { continue }
      let book = book.inForce(in: period)
      let touched = book.framework.indicators.filter { indicator in
        indicator.measure.references.contains { reference in
          values.contains {
            $0.series == reference.series && $0.year == year - reference.yearsBefore
          }
        }
      }
      try ResultKeeper(work: work, book: book, period: period)
        .refresh(Set(touched.map(\.number)))
    }
  }
}
