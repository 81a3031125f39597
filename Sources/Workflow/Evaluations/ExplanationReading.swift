// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// Reads what stands behind one indicator in a period.
struct ExplanationReading {
  let work: Work
  let overview: EvaluationOverview.Answer
  let indicator: Indicator
  /// The units whose reports the actor may see.
  let visibleUnits: Set<String>
  let includesProvisional: Bool
  let tree: TreeView

  private var book: ProgrammeBook { overview.book }
  private var period: PeriodRecord { overview.period }
  private var counting: SQL { Work.counting(includingProvisional: includesProvisional) }

  /// The period before this one in the same rhythm.
  var previous: PeriodRecord? {
    overview.periods.last { other in
      other.startsOn < period.startsOn && other.code.count == period.code.count
    }
  }

  /// The indicator in a period by the rules of that period.
  func evaluation(in period: PeriodRecord, _ orgUnit: String) throws -> Evaluation {
    let inputs = try inputs(period)
    return inputs.figures.evaluation(of: inputs.indicator, for: orgUnit)
  }

  /// The figures of a period with the indicator as it was then.
  private func inputs(
    _ period: PeriodRecord
  ) throws -> (figures: PeriodFigures, indicator: Indicator) {
    let book = book.inForce(in: period)
    let indicator = book.framework.indicator(indicator.number) ?? indicator
    let figures = try PeriodFigures(
      work, book, period, tree, includingProvisional: includesProvisional, of: indicator)
    return (figures, indicator)
  }

  /// What the units that owe it said, those that the actor may see.
  func reports(_ owing: [String]) throws -> [IndicatorExplanation.Report] {
    let shown = owing.filter(visibleUnits.contains)
    let (figures, indicator) = try inputs(period)
    let now = Dictionary(
      uniqueKeysWithValues: zip(shown, figures.evaluations(of: indicator, for: shown)))
    let comparable = shown.filter(isComparable)
    let before = try previous.map(inputs).map { figures, indicator in
      Dictionary(
        uniqueKeysWithValues: zip(
          comparable, figures.evaluations(of: indicator, for: comparable)))
    }
    let rows = try submissions()
    let approvals = try approvals()
    let evidence = try evidence()
    let earlier = try earlier()
    return shown.compactMap { code in
      guard let unit = book.programme.orgUnit(code), let evaluation = now[code] else { return nil }
      let row = rows.first { $0.code == code }
      return IndicatorExplanation.Report(
        orgUnit: unit, submission: row?.id, status: row?.status, revision: row?.revision,
        evaluation: evaluation, note: row?.note ?? "",
        approvals: approvals.filter { $0.submissionID == row?.id },
        evidence: evidence.filter { $0.submissionID == row?.id },
        before: before?[code],
        earlier: row.flatMap { earlier[$0.id] } ?? [])
    }
  }

  /// Whether a unit was the same one in the period before: read as today it always is.
  private func isComparable(_ code: String) -> Bool {
    guard tree == .then, let last = previous?.lastDay else { return true }
    return book.history.life(code)?.exists(on: last) ?? false
  }

  /// The months of the year up to this period as one, each data element by its own rule; nil for
  /// what is held against the year before, of which one period is not such a year.
  func yearSoFar() throws -> Evaluation? {
    guard case .month(let month) = Period(period.code), !indicator.measure.looksBack else {
      return nil
    }
    let months = overview.periods.filter { other in
      guard case .month(let each) = Period(other.code) else { return false }
      return each.year == month.year && each <= month
    }
    let figures = try months.map { month in
      let inputs = try inputs(month)
      return inputs.figures.figures(of: inputs.indicator)
    }
    let year = YearFigures.combine(figures, book.framework)
    return work.evaluator(book, period)
      .evaluate(indicator, year, yearBefore: [], for: overview.orgUnit.code)
      .showing(visibleUnits)
  }

  /// The breakdowns of the indicator's data elements, summed over the units whose figures make the
  /// value. Where few units have one, it is for those who may see each of them.
  func parts(_ evaluation: Evaluation) throws -> [IndicatorExplanation.Parts] {
    let elements = book.framework.dataElements(of: indicator).filter { !$0.breakdowns.isEmpty }
    guard !elements.isEmpty else { return [] }
    let rows = try work.transaction.all(
      """
      SELECT o.code AS org_unit, f.data_element, f.breakdown, f.value
      FROM submission s
      JOIN submission_figure f ON f.submission_id = s.id AND f.revision = \(counting)
      JOIN org_unit o ON o.id = s.org_unit_id
      WHERE s.period_id = \(period.id) AND f.data_element IN (\(list: elements.map(\.code)))
      """, as: PartRow.self)
    return elements.flatMap { element in
      let trace = evaluation.traces.first { $0.dataElement == element.code }
      let counting = Set((trace?.contributions ?? []).map(\.orgUnit))
      let counted = rows.filter {
        $0.dataElement == element.code && counting.contains($0.orgUnit)
      }
      return element.breakdowns.compactMap(book.framework.breakdown).compactMap { breakdown in
        let units = Set(
          counted.filter { breakdown.keys.contains($0.breakdown) }.map(\.orgUnit))
        let mayKnow = units.count > 2 || units.isSubset(of: visibleUnits)
        return units.isEmpty || !mayKnow ? nil : parts(element, breakdown, counted)
      }
    }
  }

  private func parts(
    _ element: DataElement, _ breakdown: Breakdown, _ rows: [PartRow]
  ) -> IndicatorExplanation.Parts {
    var values: [String: Decimal] = [:]
    for category in breakdown.categories {
      let own = rows.filter { $0.breakdown == breakdown.key(category) }
      guard !own.isEmpty else { continue }
      values[category.code] = own.reduce(into: ExactSum()) { $0.add($1.value) }.value
    }
    return IndicatorExplanation.Parts(
      element: element, breakdown: breakdown, values: values,
      units: Set(rows.filter { breakdown.keys.contains($0.breakdown) }.map(\.orgUnit)).count,
      reporting: Set(rows.filter { $0.breakdown.isEmpty }.map(\.orgUnit)).count)
  }

  private func submissions() throws -> [Row] {
    try work.transaction.all(
      """
      SELECT s.id, o.code, s.status, \(counting) AS revision, n.text AS note
      FROM submission s JOIN org_unit o ON o.id = s.org_unit_id
      LEFT JOIN submission_note n ON n.submission_id = s.id AND n.indicator = \(indicator.number)
        AND n.revision = \(counting)
      WHERE s.period_id = \(period.id)
      """, as: Row.self)
  }

  /// The approvals of the revisions that count.
  private func approvals() throws -> [IndicatorExplanation.Approval] {
    try work.transaction.all(
      """
      SELECT a.submission_id, a.level, o.code AS org_unit, o.name_vi AS unit_vi, o.name_en AS unit_en,
        p.name AS person_name, a.approved_at
      FROM approval a JOIN submission s ON s.id = a.submission_id
      JOIN org_unit o ON o.id = a.org_unit_id
      LEFT JOIN person p ON p.id = a.person_id
      WHERE s.period_id = \(period.id)
        AND a.revision = \(counting) AND \(ApprovalStage.isOfLastRound)
      ORDER BY a.approved_at, a.id
      """, as: IndicatorExplanation.Approval.self)
  }

  private func evidence() throws -> [IndicatorExplanation.Evidence] {
    try work.transaction.all(
      """
      SELECT e.id, e.submission_id, v.file_name, f.size
      FROM evidence e JOIN submission s ON s.id = e.submission_id
      JOIN evidence_version v ON v.id = e.version_id JOIN stored_file f ON f.sha256 = v.sha256
      WHERE s.period_id = \(period.id) AND e.indicator = \(indicator.number)
        AND \(counting) IS NOT NULL
        AND \(includesProvisional ? "e.removed_at IS NULL" : Work.evidenceCounts)
      ORDER BY e.attached_at, e.id
      """, as: IndicatorExplanation.Evidence.self)
  }

  /// The approved revisions of corrected reports before those that count.
  private func earlier() throws -> [UUID: [IndicatorExplanation.Revision]] {
    let codes = book.framework.dataElements(of: indicator).map(\.code)
    guard !codes.isEmpty else { return [:] }
    let rows = try work.transaction.all(
      """
      SELECT s.id, a.revision, a.approved_at, p.name AS person_name, f.data_element, f.value
      FROM submission s JOIN approval a ON a.submission_id = s.id AND a.level = 'programme'
        AND a.revision < \(counting)
      JOIN submission_figure f ON f.submission_id = s.id AND f.revision = a.revision
        AND f.breakdown = '' AND f.data_element IN (\(list: codes))
      LEFT JOIN person p ON p.id = a.person_id
      WHERE s.period_id = \(period.id)
      ORDER BY a.revision DESC
      """, as: RevisionRow.self)
    return Dictionary(grouping: rows, by: \.id).mapValues { rows in
      var revisions: [IndicatorExplanation.Revision] = []
      for row in rows where !revisions.contains(where: { $0.revision == row.revision }) {
        let own = rows.filter { $0.revision == row.revision }
        revisions.append(
          IndicatorExplanation.Revision(
            revision: row.revision, approvedAt: row.approvedAt, personName: row.personName,
            figures: Dictionary(
              own.map { ($0.dataElement, $0.value) }, uniquingKeysWith: { first, _ in first })))
      }
      return revisions
    }
  }

  private struct Row: Decodable {
    let id: UUID
    let code: String
    let status: SubmissionStatus
    /// The revision that counts, where there is one.
    let revision: Int?
    let note: String?
  }

  private struct PartRow: Decodable {
    let orgUnit: String
    let dataElement: String
    let breakdown: String
    let value: Decimal
  }

  private struct RevisionRow: Decodable {
    let id: UUID
    let revision: Int
    let approvedAt: Date
    let personName: String?
    let dataElement: String
    let value: Decimal
  }
}
