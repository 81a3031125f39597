// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain

/// The annex: every indicator of the framework, across the sheet, by area and standard.
struct IndicatorAnnex {
  private static let widths = [14.0, 86, 44, 36, 28, 24, 20]

  let content: ReportContent

  var blocks: [DOCXBlock] {
    [.sectionBreak(DOCXSection(orientation: .landscape, restartsPageNumbers: true))] + title + notes
      + [.table(DOCXTable(columnWidths: Self.widths, rows: rows, headerRows: 1))]
  }

  private var wording: ReportWording { content.wording }

  private var title: [DOCXBlock] {
    let name = wording("report.annex.title", ["period": content.period.uppercased()])
    let report = wording(
      "report.annex.belongs-to",
      [
        "suffix": content.frame.numberSuffix, "year": String(content.report.period.year),
        "office": content.office,
      ])
    let warnings = content.warnings.map {
      DOCXBlock.paragraph(PageStyle.centered($0, size: 13, bold: true, after: 4))
    }
    var heading = PageStyle.centered(wording("report.annex"), size: 14, bold: true)
    heading.headingLevel = 1
    return [
      .paragraph(heading), .paragraph(PageStyle.centered(name, size: 14, bold: true)),
      .paragraph(PageStyle.centered(report, size: 14, italic: true)),
      .rule(widthMillimetres: 60),
    ] + warnings
  }

  private var rows: [DOCXTableRow] {
    let titles = [
      "number", "indicator", "leads", "value", "threshold", "verdict", "units-reported",
    ].map { wording("report.column.\($0)") }
    var rows = [PageStyle.header(titles)]
    for group in content.areas {
      rows.append(groupRow(content.title(of: group.area), PageStyle.areaShading))
      for standard in group.standards {
        rows.append(groupRow(content.title(of: standard.standard), PageStyle.standardShading))
        rows += standard.lines.flatMap { [row($0)] + $0.parts.map(row) }
      }
    }
    return rows
  }

  /// Above the table, so that they never stand alone on a page behind it.
  private var notes: [DOCXBlock] {
    var notes = [wording("report.note.rounding"), wording("report.note.reported")]
    if content.hasUnverifiedArea { notes.append(wording("report.unverified-area")) }
    return (notes + content.logNote).map { PageStyle.note($0) } + [PageStyle.gap]
  }

  private func groupRow(_ title: String, _ shading: String) -> DOCXTableRow {
    DOCXTableRow([
      PageStyle.cell(
        title, bold: true, span: Self.widths.count, shading: shading, keepsWithNext: true)
    ])
  }

  private func row(_ line: IndicatorLine) -> DOCXTableRow {
    let isCompound = !line.parts.isEmpty
    let leads = line.leads.map { $0[content.language] }.joined(separator: ";\n")
    return DOCXTableRow([
      PageStyle.cell(String(line.indicator.number), .center, keepsWithNext: isCompound),
      PageStyle.cell(content.name(of: line.indicator), italic: line.indicator.name == nil),
      PageStyle.cell(leads.isEmpty ? ReportWording.nothing : leads),
      PageStyle.cell(value(line), .center),
      PageStyle.cell(isCompound ? "" : content.measures.threshold(of: line.whole), .center),
      PageStyle.cell(wording.verdict(line.verdict), .center),
      PageStyle.cell(line.unitsReported, .center),
    ])
  }

  private func value(_ line: IndicatorLine) -> [DOCXRun] {
    let text = line.parts.isEmpty ? content.measures.value(of: line.whole) : ""
    var runs = [DOCXRun(text, size: PageStyle.tableSize)]
    if line.isEstimate {
      let mark = (text.isEmpty ? "" : "\n") + "(" + wording("report.estimate") + ")"
      runs.append(DOCXRun(mark, italic: true, size: PageStyle.tableSize))
    }
    return runs
  }

  private func row(_ part: MeasuredResult) -> DOCXTableRow {
    let name = ReportWording.nothing + " " + (part.name?[content.language] ?? "")
    return DOCXTableRow([
      PageStyle.cell(""), PageStyle.cell(name, italic: true, leftIndent: 4), PageStyle.cell(""),
      PageStyle.cell(content.measures.value(of: part), .center),
      PageStyle.cell(content.measures.threshold(of: part), .center),
      PageStyle.cell(wording.verdict(part.verdict), .center), PageStyle.cell(""),
    ])
  }
}
