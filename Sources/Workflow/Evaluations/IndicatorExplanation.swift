// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// One indicator unfolded: the figures behind it, the reports that hold them, who approved those
/// and with which evidence, what is missing, and how the value moved over the periods.
package struct IndicatorExplanation: Question {
  /// What one unit said for the indicator.
  package struct Report: Sendable {
    package let orgUnit: OrgUnit
    package let submission: UUID?
    package let status: SubmissionStatus?
    package let revision: Int?
    /// The unit's own result.
    package let evaluation: Evaluation
    package let note: String
    package let approvals: [Approval]
    package let evidence: [Evidence]
  }

  package struct Approval: Sendable, Decodable {
    package let submissionID: UUID
    package let level: String
    package let personName: String?
    package let approvedAt: Date
  }

  package struct Evidence: Sendable, Decodable {
    package let id: UUID
    package let submissionID: UUID
    package let fileName: String
    package let size: Int
  }

  /// The value in one period.
  package struct Point: Sendable {
    package let period: String
    package let result: IndicatorResult
  }

  package struct Answer: Sendable {
    package let overview: EvaluationOverview.Answer
    package let indicator: Indicator
    package let evaluation: Evaluation
    /// The units that owe it and that the actor may see, in the programme's order.
    package let reports: [Report]
    package let trend: [Point]
  }

  let programme: String
  let period: String
  let indicator: Int
  let orgUnit: String?
  let includesProvisional: Bool

  package init(
    programme: String, period: String, indicator: Int, orgUnit: String? = nil,
    includesProvisional: Bool = false
  ) {
    self.programme = programme
    self.period = period
    self.indicator = indicator
    self.orgUnit = orgUnit
    self.includesProvisional = includesProvisional
  }

  package func answer(_ work: Work) throws -> Answer {
    let overview = try EvaluationOverview(
      programme: programme, period: period, orgUnit: orgUnit,
      includesProvisional: includesProvisional, unfolds: false
    ).answer(work)
    let book = overview.book
    guard let indicator = book.framework.indicator(indicator) else {
      throw Refusal.notFound("indicator")
    }
    let figures = try work.figures(
      overview.period, includingProvisional: includesProvisional,
      of: book.framework.dataElements(of: indicator).map(\.code))
    let evaluation = work.evaluator(book, overview.period).evaluate(
      indicator, figures,
      yearBefore: try work.figuresOfYearBefore(book, overview.period, of: indicator),
      for: overview.orgUnit.code
    ).showing(overview.visibleUnits)
    return Answer(
      overview: overview, indicator: indicator, evaluation: evaluation,
      reports: try reports(overview, indicator, evaluation, figures, work),
      trend: try trend(overview, indicator, work))
  }

  private func reports(
    _ overview: EvaluationOverview.Answer, _ indicator: Indicator, _ evaluation: Evaluation,
    _ figures: [ReportedFigure], _ work: Work
  ) throws -> [Report] {
    let book = overview.book
    let evaluator = work.evaluator(book, overview.period)
    let before = try work.figuresOfYearBefore(book, overview.period, of: indicator)
    let rows = try submissions(overview.period, work)
    let approvals = try approvals(overview.period, work)
    let evidence = try evidence(overview.period, work)
    return evaluation.owing.filter(overview.visibleUnits.contains).compactMap { code in
      guard let unit = book.programme.orgUnit(code) else { return nil }
      let row = rows.first { $0.code == code }
      return Report(
        orgUnit: unit, submission: row?.id, status: row?.status, revision: row?.revision,
        evaluation: evaluator.evaluate(indicator, figures, yearBefore: before, for: code),
        note: row?.note ?? "",
        approvals: approvals.filter { $0.submissionID == row?.id },
        evidence: evidence.filter { $0.submissionID == row?.id })
    }
  }

  private func submissions(_ period: PeriodRecord, _ work: Work) throws -> [Row] {
    try work.transaction.all(
      """
      SELECT s.id, o.code, s.status, \(counting) AS revision, n.text AS note
      FROM submission s JOIN org_unit o ON o.id = s.org_unit_id
      LEFT JOIN submission_note n ON n.submission_id = s.id AND n.indicator = \(indicator)
        AND n.revision = \(counting)
      WHERE s.period_id = \(period.id)
      """, as: Row.self)
  }

  /// The approvals of the revisions that count.
  private func approvals(_ period: PeriodRecord, _ work: Work) throws -> [Approval] {
    try work.transaction.all(
      """
      SELECT a.submission_id, a.level, p.name AS person_name, a.approved_at
      FROM approval a JOIN submission s ON s.id = a.submission_id
      LEFT JOIN person p ON p.id = a.person_id
      WHERE s.period_id = \(period.id)
        AND a.revision = \(counting)
      ORDER BY a.approved_at, a.id
      """, as: Approval.self)
  }

  private func evidence(_ period: PeriodRecord, _ work: Work) throws -> [Evidence] {
    try work.transaction.all(
      """
      SELECT e.id, e.submission_id, e.file_name, e.size
      FROM evidence e JOIN submission s ON s.id = e.submission_id
      WHERE s.period_id = \(period.id) AND e.indicator = \(indicator) AND e.removed_at IS NULL
        AND \(counting) IS NOT NULL
      ORDER BY e.attached_at, e.id
      """, as: Evidence.self)
  }

  private func trend(
    _ overview: EvaluationOverview.Answer, _ indicator: Indicator, _ work: Work
  ) throws -> [Point] {
    let isKept = !includesProvisional && overview.orgUnit.code == overview.book.programme.area
    return try overview.periods.map { period in
      let book = overview.book.inForce(in: period)
      guard let indicator = book.framework.indicator(indicator.number) else {
        throw Refusal.notFound("indicator")
      }
      if isKept {
        let reading = ResultReading(work: work, book: book, period: period)
        return Point(period: period.code, result: try reading.result(indicator))
      }
      let figures = try work.figures(
        period, includingProvisional: includesProvisional,
        of: book.framework.dataElements(of: indicator).map(\.code))
      let result = work.evaluator(book, period).evaluate(
        indicator, figures,
        yearBefore: try work.figuresOfYearBefore(book, period, of: indicator),
        for: overview.orgUnit.code
      ).result
      return Point(period: period.code, result: result)
    }
  }

  private var counting: SQL { Work.counting(includingProvisional: includesProvisional) }

  private struct Row: Decodable {
    let id: UUID
    let code: String
    let status: SubmissionStatus
    /// The revision that counts, where there is one.
    let revision: Int?
    let note: String?
  }
}
