// SPDX-License-Identifier: Apache-2.0

import Documents
public import Domain
import Foundation
public import Words

/// The monthly report (báo cáo tháng) of the standing office to the province: a document in the
/// layout of Decree 30/2020/NĐ-CP, and the table of indicators as a workbook.
public struct PeriodReport: Sendable {
  let programme: Programme
  let framework: Framework
  let period: Period
  let evaluations: [Evaluation]
  let owingUnits: Int
  let missingUnits: [OrgUnit]
  let lateUnits: [OrgUnit]
  let isConsolidated: Bool
  let writtenOn: CalendarDate
  /// True when the figures are re-attributed to the units of the day of writing.
  let isRestated: Bool
  let difficulties: [ReportedDifficulty]
  /// The end of the log's chain as the report was made.
  let logHead: String?
  let wording: ReportWording

  /// `evaluations` are those of the whole area; `owingUnits` counts the units that owe a report,
  /// `missingUnits` are those of them without an approved one. `logHead`, printed below the table, lets
  /// anybody tell later whether the log before it was touched.
  public init(
    programme: Programme, framework: Framework, period: Period, evaluations: [Evaluation],
    owingUnits: Int, missingUnits: [OrgUnit], lateUnits: [OrgUnit], isConsolidated: Bool,
    writtenOn: CalendarDate, difficulties: [ReportedDifficulty] = [], isRestated: Bool = false,
    logHead: String? = nil, language: Language,
    words: Phrasebook
  ) {
    self.programme = programme
    self.framework = framework
    self.period = period
    self.evaluations = evaluations
    self.owingUnits = owingUnits
    self.missingUnits = missingUnits
    self.lateUnits = lateUnits
    self.isConsolidated = isConsolidated
    self.writtenOn = writtenOn
    self.difficulties = difficulties
    self.isRestated = isRestated
    self.logHead = logHead
    self.wording = ReportWording(words: words, language: language)
  }

  /// The report as .docx: in Vietnamese the official form, in English a working translation.
  /// Number, day, month, name and seal are left to the office. Faults: `docx.…`.
  public func docx() throws -> [UInt8] {
    try PeriodReportDocument(content: ReportContent(self)).document.bytes()
  }

  /// The indicators and the figures behind them as .xlsx. Faults: `xlsx.…`.
  public func xlsx() throws -> [UInt8] {
    try PeriodReportWorkbook(content: ReportContent(self)).workbook.bytes()
  }
}
