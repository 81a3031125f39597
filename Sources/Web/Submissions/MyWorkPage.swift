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
    let name: String
    let hasName: Bool
    let badge: Page.Badge
    let isLate: Bool
    let deadline: String
    let daysLeft: String
    let progress: String
    let isClosed: Bool
    let isReturned: Bool
    let waitsFor: String
    let isWaiting: Bool
    let asksFinal: Bool
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
  let notices: [NoticesPage.Entry]
  let hasNotices: Bool
  let unread: String
  let token: String
  let missingHref: String
  let standingHref: String
  let hasStanding: Bool

  init(
    _ entries: [MyWork.Entry], notices: OwnNotices.Answer, name: String, position: String,
    whereabouts: Whereabouts.Place?, token: String, wording: Wording
  ) {
    self.notices = notices.notices.prefix(5).map { NoticesPage.entry($0, wording) }
    hasNotices = notices.unread > 0
    unread = wording("notice.unread", ["count": String(notices.unread)])
    self.token = token
    missingHref = whereabouts.map { Links.missing($0.programme, $0.period) } ?? ""
    standingHref = whereabouts.map { Links.standing($0.programme, $0.period) } ?? ""
    hasStanding = whereabouts?.canFollow ?? false
    self.name = name
    self.position = position
    // A closed month is still shown to those whose report did not make it.
    let shown = entries.filter { $0.isPeriodOpen || $0.status != .approved }
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
    let step = entry.asksFinal ? "final" : status?.rawValue ?? "notStarted"
    let action = entry.isMine ? "work.action-\(step)" : "work.action-see"
    return Entry(
      href: Links.submission(entry.programme, entry.period, entry.orgUnit.code),
      title: entry.orgUnit.name[wording.language], period: wording.periodHeading(entry.period),
      name: entry.name?[wording.language] ?? "", hasName: entry.name != nil,
      badge: wording.badge(status), isLate: entry.isLate && (status?.isOpen ?? true),
      deadline: entry.deadline.map(wording.date) ?? "",
      daysLeft: entry.daysLeft.map(wording.daysLeft) ?? "",
      progress: wording(
        "work.filled", ["filled": String(entry.filled), "owed": String(entry.owed)]),
      isClosed: !entry.isPeriodOpen,
      isReturned: status == .returned,
      waitsFor: wording.waitsFor(entry.waitsFor), isWaiting: entry.waitsFor != nil && !entry.isMine,
      asksFinal: entry.asksFinal,
      remarks: wording("work.remarks", ["count": String(entry.remarks)]), action: wording(action))
  }
}
