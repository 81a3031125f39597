// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

extension Work {
  /// Every indicator evaluated from the figures that count: those of approved revisions.
  func evaluations(
    _ book: ProgrammeBook, _ period: PeriodRecord, orgUnit: String
  ) throws -> [Evaluation] {
    let rows = try transaction.all(
      """
      SELECT o.code AS org_unit, f.data_element, f.value, f.maturity, s.id AS submission,
        f.is_illustrative
      FROM submission s
      JOIN submission_figure f ON f.submission_id = s.id AND f.revision = s.approved_revision
      JOIN org_unit o ON o.id = s.org_unit_id
      WHERE s.period_id = \(period.id) AND f.breakdown = ''
      """, as: FigureRow.self)
    let figures = rows.map { row in
      ReportedFigure(
        orgUnit: row.orgUnit, dataElement: row.dataElement, value: row.value,
        maturity: row.maturity, submission: row.submission, isIllustrative: row.isIllustrative)
    }
    return Evaluator(programme: book.programme, framework: book.framework)
      .evaluate(figures, for: orgUnit)
  }

  private struct FigureRow: Decodable {
    let orgUnit: String
    let dataElement: String
    let value: Decimal
    let maturity: Maturity
    let submission: UUID
    let isIllustrative: Bool
  }
}
