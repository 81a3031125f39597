// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// The units behind an indicator: what each reported, who approved it, and with which evidence.
struct IndicatorReports {
  /// One unit.
  struct Row {
    let unit: String
    let href: String
    /// False where only this indicator of the report may be read.
    let hasLink: Bool
    let badge: Page.Badge
    let cells: [Cell]
    let result: String
    let resultBadge: Page.Badge
    let hasResult: Bool
    let isEstimate: Bool
    let doesNotCount: Bool
    let isCorrected: Bool
    let note: String
    let hasNote: Bool
    let evidence: [Page.Link]
    let hasEvidence: Bool
    let approvals: String
    let hasApprovals: Bool
    /// The unit's result in the period before.
    let before: String
    /// Approved figures before a correction, one line each.
    let earlier: [String]
  }

  /// In which order the units stand.
  enum Sort: String, CaseIterable {
    case plan, lowest, highest, missing
  }

  /// One figure under its data element.
  struct Cell {
    let label: String
    let value: String
  }

  let columns: [String]
  let rows: [Row]
  let hasRows: Bool

  init(_ answer: IndicatorExplanation.Answer, sort: Sort = .plan, wording: Wording) {
    let elements = answer.overview.book.framework.dataElements(of: answer.indicator)
    columns = elements.map { $0.name[wording.language] }
    let differing = Set(answer.evaluation.traces.flatMap(\.differing).map(\.orgUnit))
    rows = Self.sorted(answer.reports, sort).map { report in
      Self.row(
        report, elements, answer, wording,
        doesNotCount: differing.contains(report.orgUnit.code))
    }
    hasRows = !rows.isEmpty
  }

  private static func sorted(
    _ reports: [IndicatorExplanation.Report], _ sort: Sort
  ) -> [IndicatorExplanation.Report] {
    let known = reports.filter { $0.evaluation.value != nil }
    let silent = reports.filter { $0.evaluation.value == nil }
    func value(_ report: IndicatorExplanation.Report) -> Decimal { report.evaluation.value ?? 0 }
    return switch sort {
    case .plan: reports
    case .lowest: known.sorted { value($0) < value($1) } + silent
    case .highest: known.sorted { value($0) > value($1) } + silent
    case .missing: silent + known
    }
  }

  private static func row(
    _ report: IndicatorExplanation.Report, _ elements: [DataElement],
    _ answer: IndicatorExplanation.Answer, _ wording: Wording, doesNotCount: Bool
  ) -> Row {
    let overview = answer.overview
    let link = Links.submission(
      overview.book.programme.id, overview.period.code, report.orgUnit.code)
    let value = report.evaluation.value
    let isFraction = IndicatorRule(answer.indicator.measure, wording: wording).isFraction
    let approvals = report.approvals.map { approval in
      wording(
        ["unit", "programme"].contains(approval.level)
          ? "approval.\(approval.level)" : "approval.level",
        [
          "unit": wording.language == .vi ? approval.unitVi : approval.unitEn,
          "person": approval.personName ?? wording("event.command-line"),
          "moment": wording.moment(approval.approvedAt, overview.book.timeZone),
        ])
    }
    let evidence = report.evidence.map {
      Page.Link(href: Links.evidence(link, $0.id), text: $0.fileName)
    }
    // A unit of today may have reported nothing itself for a period of then.
    let isHeir = overview.tree == .today && report.submission == nil
    return Row(
      unit: report.orgUnit.name[wording.language],
      href: isHeir ? Links.unit(overview.book.programme.id, report.orgUnit.code) : link,
      hasLink: isHeir || answer.openUnits.contains(report.orgUnit.code),
      badge: isHeir
        ? Page.Badge(
          kind: "expected",
          text: wording(report.evaluation.isApportioned ? "tree.apportioned" : "tree.today"))
        : wording.badge(report.status), cells: cells(report, elements, wording),
      result: isFraction
        ? value.map { wording.number($0) } ?? "" : "",
      resultBadge: wording.badge(report.evaluation.verdict),
      hasResult: isFraction && value != nil, isEstimate: report.evaluation.isEstimate,
      doesNotCount: doesNotCount, isCorrected: (report.revision ?? 1) > 1, note: report.note,
      hasNote: !report.note.isEmpty,
      evidence: evidence, hasEvidence: !evidence.isEmpty,
      approvals: approvals.joined(separator: "; "), hasApprovals: !approvals.isEmpty,
      before: report.before?.value.map {
        wording.value($0, answer.indicator, overview.book.framework)
      }
        ?? (answer.previous != nil && report.before == nil ? wording("tree.new-unit") : "–"),
      earlier: report.earlier.map { Self.earlier($0, elements, answer, wording) })
  }

  private static func earlier(
    _ revision: IndicatorExplanation.Revision, _ elements: [DataElement],
    _ answer: IndicatorExplanation.Answer, _ wording: Wording
  ) -> String {
    let figures = elements.compactMap { element in
      revision.figures[element.code].map {
        "\(element.name[wording.language]): \(wording.figure($0, element))"
      }
    }
    return wording(
      "indicator.earlier",
      [
        "revision": String(revision.revision), "figures": figures.joined(separator: "; "),
        "person": revision.personName ?? wording("event.command-line"),
        "moment": wording.moment(revision.approvedAt, answer.overview.book.timeZone),
      ])
  }

  private static func cells(
    _ report: IndicatorExplanation.Report, _ elements: [DataElement], _ wording: Wording
  ) -> [Cell] {
    elements.map { element in
      let figure = report.evaluation.traces.first { $0.dataElement == element.code }?
        .contributions.first
      return Cell(
        label: element.name[wording.language],
        value: figure.map { wording.figure($0.value, element) } ?? "–")
    }
  }
}
