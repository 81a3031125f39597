// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain

/// The indicators that are not met, each with its value and threshold; of an indicator of several
/// parts, the parts that fall short.
struct NotMetList {
  let content: ReportContent

  var blocks: [DOCXBlock] {
    let lines = content.lines.filter { $0.verdict == .notMet }
    let heading = PageStyle.heading(
      content.wording("report.heading.not-met", ["count": String(lines.count)]), level: 2)
    guard !lines.isEmpty else { return [heading, PageStyle.body(content.wording("report.none"))] }
    let titles = ["number", "indicator", "value", "threshold"].map {
      content.wording("report.column.\($0)")
    }
    let table = DOCXTable(
      columnWidths: [17, 83, 35, 30],
      rows: [PageStyle.header(titles)] + lines.flatMap(rows), headerRows: 1)
    return [heading, .table(table)]
  }

  private func rows(_ line: IndicatorLine) -> [DOCXTableRow] {
    let missed = line.parts.filter { $0.verdict == .notMet }
    let number = PageStyle.cell(
      String(line.indicator.number), .center, keepsWithNext: !missed.isEmpty)
    let name = content.name(of: line.indicator)
    guard !missed.isEmpty else {
      return [
        DOCXTableRow([
          number, PageStyle.cell(name),
          PageStyle.cell(content.measures.value(of: line.whole), .center),
          PageStyle.cell(content.measures.threshold(of: line.whole), .center),
        ])
      ]
    }
    return [DOCXTableRow([number, PageStyle.cell(name, span: 3)])]
      + missed.map { part in
        DOCXTableRow([
          PageStyle.cell(""),
          PageStyle.cell(
            ReportWording.nothing + " " + (part.name?[content.language] ?? ""), italic: true,
            leftIndent: 4),
          PageStyle.cell(content.measures.value(of: part), .center),
          PageStyle.cell(content.measures.threshold(of: part), .center),
        ])
      }
  }
}
