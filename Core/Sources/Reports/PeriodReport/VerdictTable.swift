// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain

/// The table of verdicts by area and standard: every row adds up to its indicators.
struct VerdictTable {
  let content: ReportContent

  /// The verdicts to show: the four usual ones, and any other that occurs.
  var verdicts: [Verdict] {
    [.met, .notMet, .expected, .noData, .notComparable, .notApplicable].filter { verdict in
      [.met, .notMet, .noData, .notComparable].contains(verdict)
        || content.lines.contains { $0.verdict == verdict }
    }
  }

  var blocks: [DOCXBlock] {
    let caption = PageStyle.centered(
      content.wording("report.summary.caption"), size: 13, bold: true, after: 4,
      keepsWithNext: true)
    var rows = [PageStyle.header(titles)]
    for group in content.areas {
      rows.append(
        row(content.title(of: group.area), group.lines, shading: PageStyle.areaShading))
      for standard in group.standards {
        let title = standard.standard.code + ". " + standard.standard.name[content.language]
        rows.append(row(title, standard.lines))
      }
    }
    rows.append(row(content.wording("report.summary.total"), content.lines, isTotal: true))
    let note =
      content.hasUnverifiedArea ? [PageStyle.note(content.wording("report.unverified-area"))] : []
    return [
      .paragraph(caption),
      .table(DOCXTable(columnWidths: widths, rows: rows, headerRows: 1)),
    ] + note
  }

  private var titles: [String] {
    [content.wording("report.column.standard"), content.wording("report.column.indicators")]
      + verdicts.map(content.wording.verdict)
  }

  private var widths: [Double] {
    let narrow = 19.0
    let columns = verdicts.count + 1
    return [165 - narrow * Double(columns)] + Array(repeating: narrow, count: columns)
  }

  private func row(
    _ title: String, _ lines: [IndicatorLine], shading: String? = nil, isTotal: Bool = false
  ) -> DOCXTableRow {
    let isStrong = shading != nil || isTotal
    let counts = [lines.count] + verdicts.map { verdict in lines.count { $0.verdict == verdict } }
    // An area does not stay behind without its first standard.
    let cells = [
      PageStyle.cell(title, bold: isStrong, shading: shading, keepsWithNext: shading != nil)
    ]
    return DOCXTableRow(
      cells
        + counts.map { count in
          PageStyle.cell(
            String(count), .center, bold: isStrong, verticalAlignment: .center, shading: shading)
        })
  }
}
