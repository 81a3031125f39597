// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain

/// The sheet of the figures behind the indicators: which unit reported what, and whether it
/// counts.
struct DataElementSheet {
  private static let widths = [9.0, 60, 36, 18, 20, 18, 26]
  private static let titles = [
    "number", "element", "org-unit", "figure", "unit", "maturity", "use",
  ]

  let content: ReportContent

  var sheet: XLSXSheet {
    let style = SheetStyle(content: content)
    let title = content.wording(
      "report.sheet.elements.title", ["period": content.period.uppercased()])
    let rows = content.lines.flatMap { line in
      (line.evaluation?.traces ?? []).flatMap { trace in
        trace.contributions.map { row($0, line, "report.use.counted") }
          + trace.differing.map { row($0, line, "report.use.differing") }
      }
    }
    return XLSXSheet(
      name: content.wording("report.sheet.elements"),
      columns: Self.widths.map { XLSXColumn(width: $0) },
      rows: style.head(title) + [style.header(Self.titles)] + rows)
  }

  private func row(
    _ figure: ReportedFigure, _ line: IndicatorLine, _ use: String
  ) -> XLSXSheetRow {
    let element = content.report.framework.dataElement(figure.dataElement)
    let orgUnit = content.report.programme.orgUnit(figure.orgUnit)
    return XLSXSheetRow(cells: [
      .number(String(line.indicator.number), decimals: 0),
      .text(element?.name[content.language] ?? figure.dataElement),
      .text(orgUnit?.name[content.language] ?? figure.orgUnit),
      value(figure, element), SheetStyle(content: content).unit(element?.unit),
      .centered(content.wording("report.maturity.\(figure.maturity.rawValue)")),
      .text(content.wording(use)),
    ])
  }

  private func value(_ figure: ReportedFigure, _ element: DataElement?) -> XLSXSheetCell {
    switch element?.kind {
    case .yesNo, .judgement, .level:
      .centered(element.map { content.measures.figure(figure.value, of: $0) } ?? "")
    case .count, .amount, nil: SheetStyle(content: content).number(figure.value)
    }
  }
}
