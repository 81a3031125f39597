// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain

/// The head of the official document: bodies and nation, number and date, type and subject,
/// addressees. The number, the day and the month are left for the clerk.
struct OfficialHead {
  let content: ReportContent

  var blocks: [DOCXBlock] {
    translation + [.sideBySide(bodies), .sideBySide(numberAndDate)] + title + addressees
  }

  private var wording: ReportWording { content.wording }

  private var translation: [DOCXBlock] {
    guard content.language != .vi else { return [] }
    return [
      .paragraph(
        PageStyle.centered(wording("report.translation"), size: 12, italic: true, after: 10))
    ]
  }

  private var bodies: DOCXSideBySide {
    DOCXSideBySide(
      left: [
        .paragraph(PageStyle.centered(content.frame.parentBody, size: 12)),
        .paragraph(PageStyle.centered(content.frame.issuingBody, size: 12, bold: true)),
        .rule(widthMillimetres: 28),
      ],
      right: [
        .paragraph(PageStyle.centered(wording("report.nation"), size: 12, bold: true)),
        .paragraph(PageStyle.centered(wording("report.motto"), size: 13, bold: true)),
        .rule(widthMillimetres: 58),
      ],
      leftShare: 0.42)
  }

  private var numberAndDate: DOCXSideBySide {
    let number = wording("report.number", ["suffix": content.frame.numberSuffix])
    let date = wording(
      "report.place-and-date",
      ["place": content.frame.place, "year": String(content.report.period.year)])
    return DOCXSideBySide(
      left: [.paragraph(PageStyle.centered(number, size: 13))],
      right: [.paragraph(PageStyle.centered(date, size: 13, italic: true))],
      leftShare: 0.42)
  }

  private var title: [DOCXBlock] {
    let type = wording("report.document-type", ["type": content.frame.documentType])
    var typeName = PageStyle.centered(type, size: 14, bold: true)
    typeName.spacingBefore = 16
    let warnings = content.warnings.map {
      DOCXBlock.paragraph(PageStyle.centered($0, size: 13, bold: true, after: 4))
    }
    return [
      .paragraph(typeName),
      .paragraph(PageStyle.centered(content.subjectLines, size: 14, bold: true)),
      .rule(widthMillimetres: 50),
    ] + warnings
  }

  /// The first addressee stands beside the words, the others under it.
  private var addressees: [DOCXBlock] {
    let names = content.frame.addressees
    guard !names.isEmpty else { return [] }
    let width = 165.0
    let label = 58.0
    let labelLine = DOCXParagraph(
      [DOCXRun(wording("report.addressees"), size: 14)], alignment: .right, spacingBefore: 8)
    let lines = names.enumerated().map { index, name in
      DOCXLine.paragraph(
        DOCXParagraph(
          [DOCXRun(name, size: 14)], leftIndent: 2, spacingBefore: index == 0 ? 8 : 0))
    }
    return [
      .sideBySide(
        DOCXSideBySide(left: [.paragraph(labelLine)], right: lines, leftShare: label / width)),
      PageStyle.gap,
    ]
  }
}
