// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain

/// Section II: the indicators by verdict, and those that need an eye.
struct ResultSection {
  let content: ReportContent

  var blocks: [DOCXBlock] {
    [
      PageStyle.heading(content.wording("report.heading.result"), level: 1),
      PageStyle.heading(content.wording("report.heading.summary"), level: 2),
      PageStyle.body(summary),
    ] + VerdictTable(content: content).blocks + NotMetList(content: content).blocks
      + NoDataList(content: content).blocks + DiscrepancyList(content: content).blocks
      + estimates
  }

  private var summary: String {
    let counts = VerdictTable(content: content).verdicts.map { verdict in
      let count = content.lines.count { $0.verdict == verdict }
      return content.wording("report.summary.\(verdict.rawValue)", ["count": String(count)])
    }
    return content.wording(
      "report.summary",
      ["total": String(content.lines.count), "counts": counts.joined(separator: "; ")])
  }

  private var estimates: [DOCXBlock] {
    let numbers = content.lines.filter(\.isEstimate).map { "(\($0.indicator.number))" }
    let text =
      numbers.isEmpty
      ? content.wording("report.none")
      : content.wording(
        "report.estimates",
        ["count": String(numbers.count), "indicators": numbers.joined(separator: ", ")])
    return [
      PageStyle.heading(content.wording("report.heading.estimates"), level: 2),
      PageStyle.body(text),
    ]
  }
}
