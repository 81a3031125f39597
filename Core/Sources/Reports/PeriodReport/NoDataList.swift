// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain

/// The indicators without data, each with the reason: no text, nobody assigned, or who is silent.
struct NoDataList {
  let content: ReportContent

  var blocks: [DOCXBlock] {
    let lines = content.lines.filter { $0.verdict == .noData }
    let heading = PageStyle.heading(
      content.wording("report.heading.no-data", ["count": String(lines.count)]), level: 2)
    guard !lines.isEmpty else { return [heading, PageStyle.body(content.wording("report.none"))] }
    let titles = ["number", "indicator", "reason"].map { content.wording("report.column.\($0)") }
    let rows = lines.map { line in
      DOCXTableRow([
        PageStyle.cell(String(line.indicator.number), .center),
        PageStyle.cell(
          content.name(of: line.indicator), italic: line.indicator.name == nil),
        PageStyle.cell(reason(line)),
      ])
    }
    let table = DOCXTable(
      columnWidths: [17, 83, 65], rows: [PageStyle.header(titles)] + rows, headerRows: 1)
    return [heading, .table(table)]
  }

  private func reason(_ line: IndicatorLine) -> String {
    if line.indicator.name == nil || line.indicator.measure == .unknown {
      return content.wording("report.no-data.no-text")
    }
    let programme = content.report.programme
    let framework = content.report.framework
    let elements = framework.dataElements(of: line.indicator)
    let reporters = elements.map { programme.reporters(of: $0, for: line.indicator) }
    if reporters.allSatisfy(\.isEmpty) { return content.wording("report.no-data.unassigned") }
    let known = (line.evaluation?.traces ?? []).filter { $0.value != nil }.map(\.dataElement)
    var silent: [OrgUnit] = []
    for (element, codes) in zip(elements, reporters) where !known.contains(element.code) {
      silent += codes.compactMap(programme.orgUnit).filter { !silent.contains($0) }
    }
    guard !silent.isEmpty else { return content.wording("report.no-data.not-computable") }
    let names = silent.map { $0.label[content.language] }.joined(separator: "; ")
    return content.wording("report.no-data.silent", ["units": names])
  }
}
