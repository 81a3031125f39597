// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation

/// What the document and the workbook of one report share: its lines in the order of the
/// framework, and the texts that both of them need.
struct ReportContent {
  let report: PeriodReport
  let areas: [AreaGroup]
  let measures: MeasureText

  init(_ report: PeriodReport) {
    self.report = report
    measures = MeasureText(framework: report.framework, wording: report.wording)
    areas = report.framework.areas.map { area in
      AreaGroup(
        area: area,
        standards: area.standards.map { standard in
          let criteria = Set(standard.criteria.map(\.code))
          let indicators = report.framework.indicators.filter { criteria.contains($0.criterion) }
          return StandardGroup(
            standard: standard, lines: indicators.map { IndicatorLine($0, report) })
        })
    }
  }

  var wording: ReportWording { report.wording }

  var language: Language { report.wording.language }

  var frame: ReportFrame { report.programme.reportFrame }

  var lines: [IndicatorLine] { areas.flatMap(\.lines) }

  var period: String { wording.period(report.period) }

  var subject: String {
    frame.subject[language].replacingOccurrences(of: "{period}", with: period)
  }

  /// The subject as it is printed: the period keeps together on a line of its own.
  var subjectLines: String {
    frame.subject[language]
      .replacingOccurrences(of: " {period}", with: "\n{period}")
      .replacingOccurrences(of: "{period}", with: period)
  }

  /// The name of the standing office; the issuing body of the frame where it is no unit.
  var office: String {
    report.programme.orgUnit(report.programme.standingOffice)?.name[language]
      ?? frame.issuingBody
  }

  /// What a reader must not overlook: illustrative figures, a report not yet consolidated.
  var warnings: [String] {
    var warnings: [String] = []
    if report.evaluations.contains(where: \.isIllustrative) {
      warnings.append(wording("report.illustrative"))
    }
    if report.isRestated { warnings.append(wording("report.restated")) }
    if !report.isConsolidated { warnings.append(wording("report.draft")) }
    return warnings
  }

  /// The end of the log's chain, for whoever holds the report against the log.
  var logNote: [String] {
    report.logHead.map { [wording("report.note.log-head", ["head": $0])] } ?? []
  }

  /// The instant that the file says it was made at: the day of writing.
  var created: Date {
    let epoch = CalendarDate(year: 1970, month: 1, day: 1)
    return Date(
      timeIntervalSince1970: Double(epoch?.days(until: report.writtenOn) ?? 0) * 86_400)
  }

  func name(of indicator: Indicator) -> String {
    indicator.name?[language] ?? wording("report.no-text")
  }

  /// The title of an area, with an asterisk when its wording is not that of an official text.
  func title(of area: Area) -> String {
    let title = wording("report.area", ["code": area.code, "name": area.name[language]])
    return area.isUnverified ? title + " (*)" : title
  }

  func title(of standard: Standard) -> String {
    wording("report.standard", ["code": standard.code, "name": standard.name[language]])
  }

  var hasUnverifiedArea: Bool { areas.contains { $0.area.isUnverified } }
}
