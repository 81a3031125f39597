// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// What the person was told, and by which ways.
struct NoticesPage {
  struct Entry {
    let href: String
    let title: String
    let message: String
    let moment: String
    let isNew: Bool
  }

  let title: String
  let entries: [Entry]
  let isEmpty: Bool
  let hasNew: Bool
  let unread: String
  let wantsMail: Bool
  let hasAddress: Bool
  let canMail: Bool
  let feed: String
  let calendar: String
  let hasFeed: Bool
  let isDone: Bool
  let token: String

  init(
    _ answer: OwnNotices.Answer, canMail: Bool, feedToken: String?, publicAddress: String,
    isDone: Bool, token: String, wording: Wording
  ) {
    title = wording("notice.title")
    entries = answer.notices.map { Self.entry($0, wording) }
    isEmpty = entries.isEmpty
    hasNew = answer.unread > 0
    unread = wording("notice.unread", ["count": String(answer.unread)])
    wantsMail = answer.wantsMail
    hasAddress = answer.hasAddress
    self.canMail = canMail
    hasFeed = feedToken != nil
    feed = publicAddress + Links.feed(feedToken ?? "", "atom")
    calendar = publicAddress + Links.feed(feedToken ?? "", "ics")
    self.isDone = isDone
    self.token = token
  }

  static func entry(_ notice: Notice, _ wording: Wording) -> Entry {
    let text = NoticeText(notice, wording: wording)
    return Entry(
      href: text.href, title: text.title, message: text.message,
      moment: wording.moment(
        notice.madeAt, notice.content.timeZone.flatMap { TimeZone(identifier: $0) } ?? .current),
      isNew: notice.readAt == nil)
  }
}
