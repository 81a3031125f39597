// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain

/// Section I: how many units have reported, which are missing and which were late.
struct ReportingSection {
  let content: ReportContent

  var blocks: [DOCXBlock] {
    let report = content.report
    let wording = content.wording
    let approved = wording(
      "report.reporting.approved",
      [
        "date": wording.date(report.writtenOn),
        "approved": String(max(0, report.owingUnits - report.missingUnits.count)),
        "owing": String(report.owingUnits),
      ])
    return [
      PageStyle.heading(wording("report.heading.reporting"), level: 1),
      PageStyle.body(approved),
      PageStyle.body(
        sentence(report.missingUnits, "report.reporting.missing", "report.reporting.none-missing")),
      PageStyle.body(
        sentence(report.lateUnits, "report.reporting.late", "report.reporting.none-late")),
    ]
  }

  private func sentence(_ orgUnits: [OrgUnit], _ some: String, _ none: String) -> String {
    guard !orgUnits.isEmpty else { return content.wording(none) }
    return content.wording(
      some, ["count": String(orgUnits.count), "units": content.wording.names(of: orgUnits)])
  }
}
