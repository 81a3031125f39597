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
    let counting = Self.counting(includingProvisional: includingProvisional)
    let named: SQL = dataElements.map { "AND f.data_element IN (\(list: $0))" } ?? ""
    let rows = try transaction.all(
      """
      SELECT o.code AS org_unit, f.data_element, f.value, f.maturity, s.id AS submission,
        f.is_illustrative,
        CASE WHEN f.revision = s.approved_revision THEN 0 ELSE 1 END AS is_provisional
      FROM submission s
      JOIN submission_figure f ON f.submission_id = s.id AND f.revision = \(counting)
      JOIN org_unit o ON o.id = s.org_unit_id
      WHERE s.period_id = \(period.id) AND f.breakdown = '' \(named)
      """, as: FigureRow.self)
    return rows.map { row in
      ReportedFigure(
        orgUnit: row.orgUnit, dataElement: row.dataElement, value: row.value,
        maturity: row.maturity, submission: row.submission, isIllustrative: row.isIllustrative,
        isProvisional: row.isProvisional)
    }
  }

  private struct FigureRow: Decodable {
    let orgUnit: String
    let dataElement: String
    let value: Decimal
    let maturity: Maturity
    let submission: UUID
    let isIllustrative: Bool
    let isProvisional: Bool
  }
}
