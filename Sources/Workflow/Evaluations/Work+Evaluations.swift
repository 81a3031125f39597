// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

extension Work {
  /// Every indicator evaluated from the figures that count: those of approved revisions. With
  /// `includingProvisional`, what units handed in but nobody approved yet stands in their place.
  func evaluations(
    _ book: ProgrammeBook, _ period: PeriodRecord, orgUnit: String,
    includingProvisional: Bool = false, tree: TreeView = .then
  ) throws -> [Evaluation] {
    let figures = try PeriodFigures(
      self, book, period, tree, includingProvisional: includingProvisional)
    return figures.book.framework.indicators.map { figures.evaluation(of: $0, for: orgUnit) }
  }

  /// What evaluates a period with the rules that the book holds.
  func evaluator(_ book: ProgrammeBook, _ period: PeriodRecord) -> Evaluator {
    Evaluator(
      programme: book.programme, framework: book.framework, context: book.context(period),
      plan: book.plan)
  }

  /// The revision of a submission `s` whose figures count.
  static func counting(includingProvisional: Bool) -> SQL {
    includingProvisional
      ? "CASE WHEN s.status IN ('submitted', 'unitApproved') THEN s.revision ELSE s.approved_revision END"
      : "s.approved_revision"
  }

  /// The figures that count in a period, of every unit; of some data elements where they are named.
  func figures(
    _ period: PeriodRecord, includingProvisional: Bool, of dataElements: [String]? = nil
  ) throws -> [ReportedFigure] {
    try figures([period], includingProvisional: includingProvisional, of: dataElements)[period.id]
      ?? []
  }

  /// The same for several periods, by their ids. Tens of thousands of them, so the rows are taken
  /// as they are.
  func figures(
    _ periods: [PeriodRecord], includingProvisional: Bool, of dataElements: [String]? = nil
  ) throws -> [UUID: [ReportedFigure]] {
    let counting = Self.counting(includingProvisional: includingProvisional)
    let named: SQL = dataElements.map { "AND f.data_element IN (\(list: $0))" } ?? ""
    let rows = try transaction.query(
      """
      SELECT s.period_id, o.code AS org_unit, f.data_element, f.value, f.maturity, s.id AS submission,
        f.is_illustrative,
        CASE WHEN f.revision = s.approved_revision THEN 0 ELSE 1 END AS is_provisional
      FROM submission s
      JOIN submission_figure f ON f.submission_id = s.id AND f.revision = \(counting)
      JOIN org_unit o ON o.id = s.org_unit_id
      WHERE s.period_id IN (\(list: periods.map(\.id))) AND f.breakdown = '' \(named)
      """)
    var figures: [UUID: [ReportedFigure]] = [:]
    for row in rows {
      guard let (period, figure) = ReportedFigure.read(row) else {
        throw BrokenRow()
      }
      figures[period, default: []].append(figure)
    }
    return figures
  }
}

extension ReportedFigure {
  /// A row of `Work.figures`, with its period; nil when it is no such row.
  fileprivate static func read(_ row: SQLRow) -> (UUID, ReportedFigure)? {
    guard case .text(let period) = row.values[0], case .text(let orgUnit) = row.values[1],
      case .text(let element) = row.values[2], case .text(let text) = row.values[3],
      case .text(let maturity) = row.values[4], case .text(let submission) = row.values[5],
      case .integer(let isIllustrative) = row.values[6],
      case .integer(let isProvisional) = row.values[7], let period = UUID(canonical: period),
      let submission = UUID(canonical: submission), let value = DecimalText.machine(text),
      let maturity = Maturity(rawValue: maturity)
    else { return nil }
    return (
      period,
      ReportedFigure(
        orgUnit: orgUnit, dataElement: element, value: value, maturity: maturity,
        submission: submission, isIllustrative: isIllustrative == 1,
        isProvisional: isProvisional == 1)
    )
  }
}

/// A figure in the database that no version of the product wrote.
private struct BrokenRow: Error {}
