// SPDX-License-Identifier: Apache-2.0

import Domain
import Workflow

/// A notice in words, with where it leads.
struct NoticeText {
  let title: String
  /// What somebody wrote to it; empty when nothing.
  let message: String
  let href: String

  init(_ notice: Notice, wording: Wording) {
    let content = notice.content
    let unit = content.orgUnitName?[wording.language] ?? ""
    title = wording(
      "notice.\(notice.kind.rawValue)",
      [
        "unit": unit, "period": Self.period(content, wording),
        "date": content.due.map(wording.date) ?? "",
        "person": content.person ?? wording("event.command-line"),
      ])
    message = content.message ?? ""
    if let programme = content.programme, let period = content.period,
      let unit = content.orgUnit
    {
      href = Links.submission(programme, period, unit)
    } else {
      href = Links.account
    }
  }

  private static func period(_ content: Notice.Content, _ wording: Wording) -> String {
    content.periodName.map { $0[wording.language] }
      ?? content.period.map { wording.period($0) } ?? ""
  }
}
