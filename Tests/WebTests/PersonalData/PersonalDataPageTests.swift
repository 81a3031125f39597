// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing

/// Personal data in the browser: the record of processing, the own data, requests and answers.
@Suite struct PersonalDataPageTests {
  @Test func `What is kept and why is open to everybody, in both languages`() async throws {
    try await WebCity.with { city in
      let stranger = city.stranger()
      let page = try await stranger.get("/privacy")
      #expect(page.status == 200 && page.says("91/2025/QH15") && page.says("2 ngày làm việc"))
      #expect(page.says("chưa đối chiếu với văn bản"))
      _ = try await stranger.get("/language/en")
      let english = try await stranger.get("/privacy")
      #expect(english.says("To know who answers for each figure") && english.says("15 days"))
      #expect(try await stranger.get("/sign-in").links().contains("/privacy"))
    }
  }

  @Test func `A person looks, takes it out, asks, and gets an answer`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an)
      let page = try await an.get("/account/data")
      #expect(page.status == 200 && page.says("Nguyễn Thị An"))
      let file = try await an.get("/account/data.json")
      #expect(file.headers[.contentDisposition]?.contains("du-lieu-ve-toi.json") == true)
      #expect(file.html.contains("\"login\" : \"an\""))
      let token = try await an.token()
      let empty = try await an.post(
        "/account/data-requests", ["token": token, "kind": "access", "content": " "])
      #expect(empty.status == 422)
      let asked = try await an.post(
        "/account/data-requests",
        ["token": token, "kind": "correction", "content": "Sửa <số>"], following: true)
      #expect(asked.path == "/account/data?done=yes" && asked.says("Trả lời trước hết ngày"))
      let khanh = try await city.browser(.khanh)
      let list = try await khanh.get("/data-requests")
      #expect(list.says("Sửa <số>") && !list.html.contains("<số>"))
      let id = try #require(list.html.firstMatch(of: /action="(\/data-requests\/[^"]+)"/)?.1)
      let keeperToken = try await khanh.token()
      let none = try await khanh.post(
        String(id), ["token": keeperToken, "outcome": "fulfilled", "answer": ""])
      #expect(none.status == 422)
      let done = try await khanh.post(
        String(id), ["token": keeperToken, "outcome": "fulfilled", "answer": "Đã sửa"],
        following: true)
      #expect(done.path == "/data-requests?done=yes" && done.says("Đã thực hiện"))
      #expect(try await an.get("/account/data").says("Đã sửa"))
      let paper = try await khanh.post(
        "/data-requests",
        [
          "token": keeperToken, "subject": "Cụ Tư", "received": "mai", "kind": "access",
          "content": "Xem",
        ])
      #expect(paper.status == 422 && paper.fields()["subject"] == "Cụ Tư")
    }
  }

  @Test func `A closed account is erased from its page`() async throws {
    try await WebCity.with { city in
      let khanh = try await city.browser(.khanh)
      let token = try await khanh.token()
      let open = try await khanh.post("/people/giang/erase", ["token": token])
      #expect(open.status == 409)
      _ = try await khanh.post("/people/giang/close", ["token": token])
      let closed = try await khanh.get("/people/giang")
      #expect(closed.html.contains("/people/giang/erase"))
      let erased = try await khanh.post("/people/giang/erase", ["token": token])
      #expect(erased.status == 303)
    }
  }
}
