// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// A person's deadlines as a calendar (RFC 5545), and notices as a feed (Atom, RFC 4287).
struct FeedText {
  enum Kind: String {
    case ics, atom

    var mediaType: String {
      switch self {
      case .ics: "text/calendar; charset=utf-8"
      case .atom: "application/atom+xml; charset=utf-8"
      }
    }
  }

  let text: String

  init(
    _ feed: Feed.Content, _ kind: Kind, publicAddress: String, address: String, wording: Wording
  ) {
    switch kind {
    case .ics: text = Self.calendar(feed, publicAddress, wording)
    case .atom: text = Self.atom(feed, publicAddress, address, wording)
    }
  }

  private static func calendar(
    _ feed: Feed.Content, _ publicAddress: String, _ wording: Wording
  ) -> String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//LearningCity//learningcity//VI",
      "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:" + escaped(wording("feed.title")),
    ]
    for deadline in feed.deadlines {
      let period = deadline.periodName?[wording.language] ?? wording.period(deadline.period)
      let title = wording(
        deadline.isDone ? "feed.done" : "feed.due",
        ["unit": deadline.orgUnit.label[wording.language], "period": period])
      let link =
        publicAddress
        + Links.submission(deadline.programme, deadline.period, deadline.orgUnit.code)
      lines += [
        "BEGIN:VEVENT",
        "UID:\(deadline.programme).\(deadline.period).\(deadline.orgUnit.code)@learningcity",
        "DTSTAMP:" + stamp(feed.changedAt),
        "DTSTART;VALUE=DATE:" + basic(deadline.due),
        "DTEND;VALUE=DATE:" + basic(deadline.due.dayAfter),
        "SUMMARY:" + escaped(title), "URL:" + link, "TRANSP:TRANSPARENT",
      ]
      if !deadline.isDone {
        lines += [
          "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D", "DESCRIPTION:" + escaped(title),
          "END:VALARM",
        ]
      }
      lines.append("END:VEVENT")
    }
    lines.append("END:VCALENDAR")
    return lines.map(folded).joined(separator: "\r\n") + "\r\n"
  }

  private static func atom(
    _ feed: Feed.Content, _ publicAddress: String, _ address: String, _ wording: Wording
  ) -> String {
    let entries = feed.notices.map { notice in
      let text = NoticeText(notice, wording: wording)
      return """
        <entry>
        <id>urn:uuid:\(notice.id.uuidString.lowercased())</id>
        <title>\(Page.escaped(text.title))</title>
        <updated>\(notice.madeAt.formatted(.iso8601))</updated>
        <link href="\(Page.escaped(publicAddress + text.href))"/>
        <content type="text">\(Page.escaped(printable(text.message)))</content>
        </entry>
        """
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(wording.language.rawValue)">
      <id>\(Page.escaped(publicAddress))/notices/\(Page.escaped(feed.person))</id>
      <title>\(Page.escaped(wording("feed.title")))</title>
      <author><name>LearningCity</name></author>
      <updated>\(feed.changedAt.formatted(.iso8601))</updated>
      <link rel="self" href="\(Page.escaped(publicAddress + address))"/>
      <link href="\(Page.escaped(publicAddress + Links.notices))"/>
      \(entries.joined(separator: "\n"))
      </feed>

      """
  }

  /// Without the signs that XML 1.0 does not have.
  private static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { $0.value >= 32 || [9, 10, 13].contains($0.value) }))
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(";", with: "\\;").replacing(",", with: "\\,")
      .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n").replacing("\r", with: "")
  }

  /// A line of at most 75 bytes, continued after a line break and a space.
  private static func folded(_ line: String) -> String {
    var pieces = [""]
    for sign in line {
      let room = pieces.count == 1 ? 75 : 74
      if pieces[pieces.count - 1].utf8.count + sign.utf8.count > room { pieces.append("") }
      pieces[pieces.count - 1].append(sign)
    }
    return pieces.joined(separator: "\r\n ")
  }

  private static func basic(_ date: CalendarDate) -> String {
    date.description.replacing("-", with: "")
  }

  private static func stamp(_ instant: Date) -> String {
    instant.formatted(.iso8601).replacing("-", with: "").replacing(":", with: "")
  }
}

extension Date {
  /// As headers of HTTP write it.
  var httpDate: String {
    formatted(
      Date.VerbatimFormatStyle(
        format: """
          \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \
          \(year: .defaultDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased))\
          :\(minute: .twoDigits):\(second: .twoDigits) GMT
          """, locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
        calendar: Calendar(identifier: .gregorian)))
  }
}
