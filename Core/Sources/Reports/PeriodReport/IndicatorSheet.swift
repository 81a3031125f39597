// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain

/// The sheet of indicators: one numbered row each under its standard, and a row for every part of
/// an indicator of several parts.
struct IndicatorSheet {
  private static let widths = [8.0, 11, 11, 60, 30, 13, 13, 14, 14, 18, 14, 10, 10, 12]
  private static let titles = [
    "number", "code", "standard", "indicator", "leads", "numerator", "denominator", "value",
    "unit", "threshold", "verdict", "reported", "owed", "estimate",
  ]

  let content: ReportContent

  var sheet: XLSXSheet {
    let style = SheetStyle(content: content)
    var rows = style.head(content.subject) + [style.header(Self.titles)]
    for standard in content.areas.flatMap(\.standards) {
      rows.append(XLSXSheetRow(cells: [.group(content.title(of: standard.standard))]))
      for line in standard.lines {
        rows.append(row(line, in: standard.standard))
        rows += line.parts.map { row($0, of: line, in: standard.standard) }
      }
    }
    rows.append(XLSXSheetRow(cells: []))
    let notes = ["report.note.rounding", "report.note.change"].map { content.wording($0) }
    rows += (notes + content.logNote).map { XLSXSheetRow(cells: [.subtitle($0)]) }
    return XLSXSheet(
      name: content.wording("report.sheet.indicators"),
      columns: Self.widths.map { XLSXColumn(width: $0) }, rows: rows, frozenColumns: 2)
  }

  private func row(_ line: IndicatorLine, in standard: Standard) -> XLSXSheetRow {
    let leads = line.leads.map { $0[content.language] }.joined(separator: "; ")
    let isMeasured = line.parts.isEmpty
    return XLSXSheetRow(
      cells: [
        .number(String(line.indicator.number), decimals: 0), .centered(line.indicator.code),
        .centered(standard.code), .text(content.name(of: line.indicator)), .text(leads),
      ] + (isMeasured ? figures(line.whole) : Array(repeating: .text(""), count: 5))
        + [
          .centered(content.wording.verdict(line.verdict)),
          .number(String(line.evaluation?.reported ?? 0), decimals: 0),
          .number(String(line.evaluation?.owed ?? 0), decimals: 0),
          .centered(line.isEstimate ? content.wording("report.maturity.estimate") : ""),
        ])
  }

  private func row(
    _ part: MeasuredResult, of line: IndicatorLine, in standard: Standard
  ) -> XLSXSheetRow {
    let name = ReportWording.nothing + " " + (part.name?[content.language] ?? "")
    return XLSXSheetRow(
      cells: [
        .text(""), .centered(line.indicator.code), .centered(standard.code), .text(name),
        .text(""),
      ] + figures(part) + [.centered(content.wording.verdict(part.verdict))]
        + Array(repeating: .text(""), count: 3))
  }

  /// Numerator, denominator, value, unit and threshold.
  private func figures(_ result: MeasuredResult) -> [XLSXSheetCell] {
    let style = SheetStyle(content: content)
    return [
      style.number(result.numerator), style.number(result.denominator), value(result),
      style.unit(result.unit), .centered(content.measures.threshold(of: result)),
    ]
  }

  private func value(_ result: MeasuredResult) -> XLSXSheetCell {
    switch result.measure {
    case .percentage, .ratio, .amount, .change, .againstReference, .shareOfUnits:
      SheetStyle(content: content).number(result.value)
    case .yesNo, .level, .judgement, .compound, .unknown:
      .centered(result.value == nil ? "" : content.measures.value(of: result))
    }
  }
}
