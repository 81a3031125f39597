// SPDX-License-Identifier: Apache-2.0

import Domain
import Workflow

/// The work list as its page shows it: what is to do now, what waits for others, what is done.
struct MyWorkPage {
  /// One report.
  struct Entry {
    let href: String
    let title: String
    let period: String
    let badge: Page.Badge
    let isLate: Bool
    let deadline: String
    let daysLeft: String
    let progress: String
    let isReturned: Bool
    let remarks: String
    let action: String
  }

  let name: String
  let position: String
  let toDo: [Entry]
  let others: [Entry]
  let hasToDo: Bool
  let hasOthers: Bool
  let isEmpty: Bool

  init(
    _ entries: [MyWork.Entry], name: String, position: String, wording: Wording
  ) {
    self.name = name
    self.position = position
    let shown = entries.filter(\.isPeriodOpen)
    let sorted = shown.sorted {
      ($0.deadline.map(\.description) ?? "") < ($1.deadline.map(\.description) ?? "")
    }
    toDo = sorted.filter(\.isMine).map { Self.entry($0, wording) }
    others = sorted.filter { !$0.isMine }.map { Self.entry($0, wording) }
    hasToDo = !toDo.isEmpty
    hasOthers = !others.isEmpty
    isEmpty = toDo.isEmpty && others.isEmpty
  }

  private static func entry(_ entry: MyWork.Entry, _ wording: Wording) -> Entry {
    let status = entry.status
    let action =
      entry.isMine ? "work.action-\(status?.rawValue ?? "notStarted")" : "work.action-see"
    return Entry(
      href: Links.submission(entry.programme, entry.period, entry.orgUnit.code),
      title: entry.orgUnit.name[wording.language], period: wording.periodHeading(entry.period),
      badge: wording.badge(status), isLate: entry.isLate && (status?.isOpen ?? true),
      deadline: entry.deadline.map(wording.date) ?? "",
      daysLeft: entry.daysLeft.map(wording.daysLeft) ?? "",
      progress: wording(
        "work.filled", ["filled": String(entry.filled), "owed": String(entry.owed)]),
      isReturned: status == .returned,
      remarks: wording("work.remarks", ["count": String(entry.remarks)]), action: wording(action))
  }
}
