// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Sheets
import Workflow

/// A workbook that came back, before it is taken: what it changes, or what is wrong in it.
struct WorkbookPage {
  struct Row {
    let indicator: String
    let label: String
    let old: String
    let new: String
  }

  struct Fault {
    let cell: String
    let text: String
  }

  let title: String
  let unitName: String
  let periodName: String
  let formHref: String
  let takeHref: String
  let markedHref: String
  let fileName: String
  /// The file itself, so that nobody chooses it twice.
  let content: String
  let rows: [Row]
  let hasRows: Bool
  let isSame: Bool
  let faults: [Fault]
  let hasFaults: Bool
  let canMark: Bool
  let faultTitle: String
  let token: String

  init(
    _ answer: SubmissionForm.Answer, _ place: SubmissionPlace, filled: FilledWorkbook,
    fileName: String, content: [UInt8], token: String, wording: Wording
  ) {
    let link = Links.submission(place.programme, place.period, place.orgUnit)
    title = wording("workbook.title")
    unitName = answer.orgUnit.name[wording.language]
    periodName = wording.period(answer.period.code)
    formHref = link
    takeHref = link + "/workbook/take"
    markedHref = link + "/workbook/marked"
    self.fileName = fileName
    self.content = Data(content).base64EncodedString()
    let framework = answer.book.framework
    let estimate = " (\(wording("maturity.estimate")))"
    rows = filled.lines.map { line in
      let at = FigurePlace(line.place)
      let element = framework.dataElement(at.dataElement)
      func shown(_ text: String) -> String {
        guard let element,
          let value = (try? FigureReading.read(text, for: element, .machine)) ?? nil
        else { return text.isEmpty ? "–" : text }
        return wording.figure(value, element)
      }
      return Row(
        indicator: String(line.indicator),
        label: element.map { wording.label($0, at, framework) } ?? wording("submission.note"),
        old: shown(line.old) + (line.wasEstimate ? estimate : ""),
        new: shown(line.new) + (line.isEstimate ? estimate : ""))
    }
    hasRows = !rows.isEmpty
    faults = filled.issues.map { issue in
      Fault(
        cell: issue.arguments["cell"] == nil ? "" : wording("workbook.cell", issue.arguments),
        text: wording.issue(issue))
    }
    hasFaults = !filled.issues.isEmpty
    canMark = filled.canMark
    isSame = !hasFaults && !hasRows
    faultTitle = wording("workbook.faults", ["count": String(faults.count)])
    self.token = token
  }
}
