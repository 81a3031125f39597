// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// What a person is told, in the product and by the own programs.
@Suite struct NoticePageTests {
  @Test func `Notices stand on the first page until they are read`() async throws {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .returned)
      let an = try await city.browser(.an)
      #expect(try await an.get("/").says("1 chưa đọc"))
      let notices = try await an.get("/notices")
      #expect(notices.says("bị trả lại, người trả: Trần Văn Bình"))
      #expect(notices.says("Đề nghị kiểm tra lại."))
      let token = try await an.token()
      _ = try await an.post("/notices/read", ["token": token])
      #expect(try await !an.get("/").says("chưa đọc"))
      #expect(try await an.get("/notices").says("Đề nghị kiểm tra lại."))
      #expect(try await city.browser(.giang).get("/notices").says("Chưa có thông báo"))
    }
  }

  @Test func `A calendar and a feed are read without signing in, in the person's language`()
    async throws
  {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .returned)
      let an = try await city.browser(.an)
      let made = try await an.post("/notices/feed", ["token": try await an.token()])
      let links = made.html.matches(of: #/(/feeds/[A-Za-z0-9_-]+\.(?:ics|atom))/#)
        .map { String($0.1) }
      #expect(links.count == 2)
      let stranger = city.stranger()
      let calendar = try await stranger.get(links[0])
      #expect(calendar.headers[.contentType] == "text/calendar; charset=utf-8")
      #expect(calendar.html.contains("DTSTART;VALUE=DATE:20250124\r\n"))
      #expect(calendar.html.contains("BEGIN:VALARM"))
      let lines = calendar.html.components(separatedBy: "\r\n")
      #expect(lines.allSatisfy { $0.utf8.count <= 75 })
      let feed = try await stranger.get(links[1])
      #expect(feed.headers[.contentType] == "application/atom+xml; charset=utf-8")
      #expect(feed.html.contains("<entry>") && feed.html.contains("Đề nghị kiểm tra lại."))
      let tag = try #require(feed.headers[.eTag])
      let again = try await stranger.get(links[1], headers: [.ifNoneMatch: tag])
      #expect(again.status == 304 && again.bytes.isEmpty)
      // A new address ends the old one.
      _ = try await an.post("/notices/feed", ["token": try await an.token()])
      #expect(try await stranger.get(links[1]).status == 404)
      #expect(try await stranger.get(links[0].replacing(".ics", with: ".txt")).status == 404)
    }
  }

  @Test func `The outbox shows what needs an eye, and sends it again`() async throws {
    try await WebCity.with { city in
      let khanh = try await city.browser(.khanh)
      #expect(try await khanh.get("/outbox").says("Chưa có thư nào"))
      _ = try await khanh.post(
        "/people/an/describe",
        [
          "token": try await khanh.token(), "name": "An", "email": "an@example.vn",
          "language": "vi",
        ])
      _ = try await city.fixture.perform(QueueInvitations(login: "an"), as: .khanh)
      let letter = try #require(
        try await city.fixture.city.perform(ClaimMail(), as: .commandLine))
      try await city.fixture.city.perform(
        SettleMail(letter: letter, fate: .refused("550 no such user")), as: .commandLine)
      let shown = try await khanh.get("/outbox")
      #expect(shown.says("550 no such user") && shown.says("bị từ chối"))
      let again = try await khanh.post(
        "/outbox/\(letter.id)/resend", ["token": try await khanh.token()], following: true)
      #expect(again.says("chờ gửi"))
      let twice = try await khanh.post(
        "/outbox/\(letter.id)/resend", ["token": try await khanh.token()])
      #expect(twice.status == 409 && twice.says("đang chờ gửi hoặc đã gửi xong"))
      #expect(try await khanh.get("/system").says("Thư chờ gửi"))
    }
  }
}
