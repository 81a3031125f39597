// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

extension SubmissionDesk {
  /// The last periods before this one of the same regime, the latest first.
  private static let historyLength = 24

  /// What this report is held against: the period before, the unit's own history, like units.
  func background() throws -> (before: PeriodRecord?, FigureBackground) {
    let periods = try work.periods(of: book).filter {
      $0.regime == period.regime && $0.startsOn < period.startsOn && !$0.regime.isEmpty
    }.suffix(Self.historyLength).reversed()
    var background = FigureBackground()
    let rows = try handedIn(Array(periods), "s.org_unit_id = \(orgUnitID)")
    let byPeriod = Dictionary(grouping: rows, by: \.periodID)
    let before = periods.first { byPeriod[$0.id] != nil }
    for row in before.flatMap({ byPeriod[$0.id] }) ?? [] {
      background.previous[row.place] = row.value
    }
    for row in rows { background.earlier[row.place, default: []].append(row.value) }
    background.peers = try peers(periods.first)
    return (before, background)
  }

  /// What looks odd in the report, or lacks its evidence.
  func doubts(_ lines: [SubmissionLine], _ background: FigureBackground) throws -> [Doubt] {
    SubmissionCheck.doubts(
      lines, framework: book.framework, background: background, checks: work.rules.figureChecks)
      + SubmissionCheck.withoutEvidence(
        lines, framework: book.framework, evidence: try provenIndicators())
  }

  /// The indicators of the report at which evidence stands.
  private func provenIndicators() throws -> Set<Int> {
    guard let record else { return [] }
    return Set(
      try work.transaction.all(
        """
        SELECT DISTINCT indicator FROM evidence
        WHERE submission_id = \(record.id) AND removed_at IS NULL
        """, as: Int.self))
  }

  /// Files in which the virus scanner found something: they are taken off before the report goes out.
  func stoppedFiles() throws -> [Issue] {
    guard let record else { return [] }
    let stopped = try work.transaction.all(
      """
      SELECT e.indicator, v.file_name FROM evidence e
      JOIN evidence_version v ON v.id = e.version_id JOIN stored_file f ON f.sha256 = v.sha256
      WHERE e.submission_id = \(record.id) AND e.removed_at IS NULL AND f.state = 'infected'
      """, as: StoppedFile.self)
    return stopped.map {
      Issue(
        field: "evidence-\($0.indicator)", code: "line.evidence-stopped",
        arguments: ["indicator": String($0.indicator), "file": $0.fileName])
    }
  }

  private struct StoppedFile: Decodable {
    let indicator: Int
    let fileName: String
  }

  /// The values of units of the same kind: of this period where they have handed in, else of the one
  /// before.
  private func peers(_ before: PeriodRecord?) throws -> [Int: [Decimal]] {
    let kind = orgUnit.kind
    let like = book.programme.orgUnits.filter { $0.kind == kind && $0.code != orgUnit.code }
    let ids = like.compactMap { book.unitIDs[$0.code]?.uuidString.lowercased() }
    guard !ids.isEmpty else { return [:] }
    let rows = try handedIn(
      [period] + [before].compactMap(\.self), "s.org_unit_id IN (\(list: ids))")
    let measured = duties.compactMap { book.framework.indicator($0.indicator) }
    var values: [Int: [Decimal]] = [:]
    for (_, all) in Dictionary(grouping: rows, by: \.orgUnitID) {
      let own = all.filter { $0.periodID == period.id }
      let figures = Dictionary(
        (own.isEmpty ? all : own).map { ($0.place, $0.value) },
        uniquingKeysWith: { first, _ in first })
      for indicator in measured {
        if let value = SubmissionCheck.share(indicator.measure, { figures[$0] }) {
          values[indicator.number, default: []].append(value)
        }
      }
    }
    return values
  }

  /// Figures that somebody handed in: of the approved revision, or of the one that waits.
  private func handedIn(_ periods: [PeriodRecord], _ units: SQL) throws -> [Row] {
    guard !periods.isEmpty else { return [] }
    let ids = periods.map { $0.id.uuidString.lowercased() }
    // The reader need not be allowed to see them: only medians of them are told.
    return try work.transaction.all(
      """
      SELECT s.period_id, s.org_unit_id, f.data_element, f.breakdown, f.value
      FROM submission s
      JOIN submission_figure f ON f.submission_id = s.id
        AND f.revision = COALESCE(s.approved_revision, s.revision)
      WHERE s.period_id IN (\(list: ids)) AND \(units)
        AND (s.approved_revision IS NOT NULL OR s.status IN ('submitted', 'unitApproved'))
      """, as: Row.self)
  }

  private struct Row: Decodable {
    let periodID: UUID
    let orgUnitID: UUID
    let dataElement: String
    let breakdown: String
    let value: Decimal

    var place: String { FigurePlace(dataElement, breakdown).text }
  }
}
