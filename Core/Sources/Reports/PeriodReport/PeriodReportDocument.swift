// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain

/// Puts the sections of the report together to one document.
struct PeriodReportDocument {
  let content: ReportContent

  var document: DOCXDocument {
    DOCXDocument(
      title: content.subject, author: content.office, created: content.created,
      language: content.language == .vi ? "vi-VN" : "en-GB",
      margins: DOCXMargins(top: 20, bottom: 20, left: 30, right: 15),
      blocks: OfficialHead(content: content).blocks + opening
        + ReportingSection(content: content).blocks + ResultSection(content: content).blocks
        + OfficialFoot(content: content).blocks + IndicatorAnnex(content: content).blocks)
  }

  private var opening: [DOCXBlock] {
    let sentence = content.wording(
      "report.opening", ["office": content.office, "period": content.period])
    return content.frame.bases.map { PageStyle.body($0, italic: true) }
      + [PageStyle.body(sentence, keepsWithNext: true)]
  }
}
