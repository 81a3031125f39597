// SPDX-License-Identifier: Apache-2.0

import Documents
public import Domain

/// A difficulty that a unit reported, as the period's report tells it.
public struct ReportedDifficulty: Sendable {
  public let orgUnit: LocalizedText
  /// Nil where it is about the whole work.
  public let indicator: Int?
  public let text: String
  /// The last answer of the standing office; empty for none.
  public let answer: String
  /// True when it is put before whoever the report goes to.
  public let isRaised: Bool

  public init(
    orgUnit: LocalizedText, indicator: Int?, text: String, answer: String, isRaised: Bool
  ) {
    self.orgUnit = orgUnit
    self.indicator = indicator
    self.text = text
    self.answer = answer
    self.isRaised = isRaised
  }
}

/// What units find difficult (khó khăn, vướng mắc), those that are put before the recipient first.
struct DifficultySection {
  let content: ReportContent

  var blocks: [DOCXBlock] {
    let all = content.report.difficulties
    guard !all.isEmpty else { return [] }
    let sorted = all.filter(\.isRaised) + all.filter { !$0.isRaised }
    let titles = ["org-unit", "number", "difficulty", "answer"].map {
      content.wording("report.column.\($0)")
    }
    let rows = sorted.map { one in
      let raised = one.isRaised ? content.wording("report.difficulty.raised") + " " : ""
      return DOCXTableRow([
        PageStyle.cell(one.orgUnit[content.language]),
        PageStyle.cell(one.indicator.map(String.init) ?? "–", .center),
        PageStyle.cell(one.text), PageStyle.cell(raised + one.answer),
      ])
    }
    return [
      .table(
        DOCXTable(
          columnWidths: [38, 15, 62, 50], rows: [PageStyle.header(titles)] + rows, headerRows: 1))
    ]
  }
}
