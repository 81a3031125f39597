// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain

/// The figures on which units that lead one indicator differ, with the one that counts.
struct DiscrepancyList {
  let content: ReportContent

  var blocks: [DOCXBlock] {
    let sentences = content.lines.flatMap(sentences)
    return [PageStyle.heading(content.wording("report.heading.discrepancies"), level: 2)]
      + (sentences.isEmpty ? [content.wording("report.none")] : sentences)
      .map { PageStyle.body($0) }
  }

  private func sentences(_ line: IndicatorLine) -> [String] {
    (line.evaluation?.traces ?? []).compactMap { trace in
      guard let counted = trace.contributions.first, !trace.differing.isEmpty,
        let element = content.report.framework.dataElement(trace.dataElement)
      else { return nil }
      let others = trace.differing.map { figure in
        content.wording(
          "report.discrepancy.other",
          [
            "unit": name(figure.orgUnit),
            "value": content.measures.figure(figure.value, of: element),
          ])
      }
      return content.wording(
        "report.discrepancy",
        [
          "indicator": String(line.indicator.number), "element": element.name[content.language],
          "counted": name(counted.orgUnit),
          "value": content.measures.figure(counted.value, of: element),
          "others": others.joined(separator: "; "),
        ])
    }
  }

  private func name(_ code: String) -> String {
    content.report.programme.orgUnit(code)?.label[content.language] ?? code
  }
}
