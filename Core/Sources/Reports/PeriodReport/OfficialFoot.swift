// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain

/// Sections III and IV, which the office writes on, the closing sentence, the recipients and
/// the place of the signature. Nothing is signed here and no name is filled in.
struct OfficialFoot {
  private static let emptyLine = String(repeating: "…", count: 30)

  let content: ReportContent

  var blocks: [DOCXBlock] {
    let closing = content.wording(
      "report.closing", ["period": content.period, "office": content.office])
    return [
      PageStyle.heading(content.wording("report.heading.difficulties"), level: 1)
    ] + DifficultySection(content: content).blocks + [
      PageStyle.body(Self.emptyLine),
      PageStyle.heading(content.wording("report.heading.proposals"), level: 1),
      PageStyle.body(Self.emptyLine, keepsWithNext: true),
      PageStyle.body(closing, keepsWithNext: true),
      .sideBySide(DOCXSideBySide(left: recipients, right: signature, leftShare: 0.5)),
    ]
  }

  private var recipients: [DOCXLine] {
    let label = DOCXParagraph(
      [DOCXRun(content.wording("report.recipients"), bold: true, italic: true, size: 12)],
      spacingBefore: 6)
    return [.paragraph(label)]
      + content.frame.recipients.map {
        .paragraph(
          DOCXParagraph([DOCXRun("- " + $0, size: 11)], firstLineIndent: -2.5, leftIndent: 2.5))
      }
  }

  private var signature: [DOCXLine] {
    var capacity = PageStyle.centered(content.frame.signatureCapacity, size: 14, bold: true)
    capacity.spacingBefore = 6
    capacity.spacingAfter = 90
    return [.paragraph(capacity)]
  }
}
