// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing
import Workflow

/// Accounts in the browser: a keeper adds and invites, a person sets a password and ends sessions,
/// an auditor reads the log.
@Suite struct AccountPageTests {
  @Test func `A keeper adds somebody, who sets a password by the link, once`() async throws {
    try await WebCity.with { city in
      let khanh = try await city.browser(.khanh, .en)
      let token = try await khanh.token()
      let wrong = try await khanh.post(
        "/people",
        ["token": token, "login": "Lan Phạm", "name": "", "role": "clerk", "unit": "ub-nam-khe"])
      #expect(wrong.status == 422 && wrong.html.contains("value=\"Lan Phạm\""))
      let added = try await khanh.post(
        "/people",
        [
          "token": token, "login": "lan", "name": "Phạm <Lan>", "role": "clerk",
          "unit": "ub-nam-khe",
        ], following: true)
      #expect(added.path == "/people/lan?done=yes" && added.says("Phạm <Lan>"))
      #expect(!added.html.contains("<Lan>"))
      let invited = try await khanh.post("/people/lan/invite", ["token": token])
      let link = try #require(invited.html.firstMatch(of: /<code>(\/invitation\/[^<]+)<\/code>/))
      let guest = city.stranger()
      let page = try await guest.get(String(link.1))
      #expect(page.status == 200 && page.says("lan"))
      let differs = try await guest.post(
        String(link.1), ["new": "mot-hai-ba-bon-nam", "again": "khac"])
      #expect(differs.status == 422)
      let set = try await guest.post(
        String(link.1), ["new": "mot-hai-ba-bon-nam", "again": "mot-hai-ba-bon-nam"])
      #expect(set.status == 303 && set.location == "/sign-in")
      #expect(try await guest.get(String(link.1)).status == 404)
      let granted = try await khanh.post(
        "/people/lan/grant",
        ["token": token, "role": "inspector", "unit": "ub", "from": "2025-02-01"], following: true)
      #expect(granted.says("Inspector – Uông Bí City (01 February 2025 – …)"))
      let found = try await khanh.get("/people?q=nam+khe")
      #expect(found.links().contains("/people/lan") && !found.links().contains("/people/an"))
      let closed = try await khanh.post(
        "/people/lan/close", ["token": token, "successor": "nobody"])
      #expect(closed.status == 422 && closed.says("There is no such account"))
    }
  }

  @Test func `A person makes a token, a program uses it, and it is taken back`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      let token = try await an.token()
      let made = try await an.post(
        "/account/tokens",
        [
          "token": token, "name": "Đồng bộ", "reach": "read", "days": "30",
          "password": FixtureCity.password,
        ])
      let shown = try #require(made.html.firstMatch(of: /<code>(lc_[^<]+)<\/code>/))
      func ask(_ method: HTTPRequest.Method, _ path: String) async throws -> Int {
        let response = try await city.client.executeRequest(
          uri: path, method: method,
          headers: [.authorization: "Bearer \(shown.1)", .contentType: "application/json"],
          body: nil)
        return response.status.code
      }
      #expect(try await ask(.get, "/api/v1/programmes") == 200)
      #expect(try await ask(.put, "/api/v1/programmes/uong-bi-2025/targets") == 403)
      let again = try await an.get("/account")
      #expect(again.says("Đồng bộ") && !again.html.contains(String(shown.1)))
      let id = try #require(
        again.html.firstMatch(of: /tokens\/revoke.*?name="id" value="([^"]+)"/))
      _ = try await an.post("/account/tokens/revoke", ["token": token, "id": String(id.1)])
      #expect(try await ask(.get, "/api/v1/programmes") == 401)
    }
  }

  @Test func `A changed password and ended sessions`() async throws {
    try await WebCity.with { city in
      let here = try await city.browser(.an, .en)
      let there = try await city.browser(.an)
      let token = try await here.token()
      let wrong = try await here.post(
        "/account/password",
        ["token": token, "old": "x", "new": "mot-hai-ba-bon-nam", "again": "mot-hai-ba-bon-nam"])
      #expect(wrong.status == 422 && wrong.html.contains("href=\"#old\""))
      let page = try await here.get("/account")
      #expect(page.says("Clerk – Bắc Sơn Ward") && page.says("End all others"))
      let ended = try await here.post("/account/sessions", ["token": token], following: true)
      #expect(ended.path == "/account?done=yes" && !ended.says("End all others"))
      #expect(try await there.get("/", following: false).status == 303)
    }
  }

  @Test func `A person with two posts works in one, and the log says in which`() async throws {
    try await WebCity.with { city in
      let khanh = try await city.browser(.khanh)
      _ = try await khanh.post(
        "/people/an/grant",
        ["token": try await khanh.token(), "role": "headOfUnit", "unit": "ub-nam-khe"])
      let an = try await city.browser(.an)
      let token = try await an.token()
      #expect(try await an.get("/account").says("Vị trí làm việc"))
      let other = "\(WebCity.period)/units/ub-nam-khe"
      #expect(try await an.get(other).status == 200)
      let chosen = try await an.post(
        "/account/post", ["token": token, "unit": "ub-bac-son"], following: true)
      #expect(chosen.status == 200 && chosen.says("Phường Bắc Sơn"))
      #expect(try await an.get(other).status == 404)
      #expect(try await an.get(WebCity.report()).status == 200)
      _ = try await an.fill(WebCity.report(), ["figure-citizens": "12"], press: "save")
      let entry = try #require(
        try await city.fixture.city.answer(LogSearch(LogSearch.Filter()), as: .commandLine)
          .entries.first { $0.kind == "submission.save" })
      #expect(entry.roles == ["clerk@ub-bac-son"])
      #expect(entry.detail["citizens"] == "– → 12" && entry.detail["citizens_taking_part"] == nil)
      #expect(try await an.post("/account/post", ["token": token, "unit": "ub"]).status == 404)
      _ = try await an.post("/account/post", ["token": token, "unit": ""])
      #expect(try await an.get(other).status == 200)
      // A post that is held no more is no post: what is left counts.
      _ = try await an.post("/account/post", ["token": token, "unit": "ub-nam-khe"])
      _ = try await khanh.post(
        "/people/an/revoke",
        ["token": try await khanh.token(), "role": "headOfUnit", "unit": "ub-nam-khe"])
      #expect(try await an.get(WebCity.report()).status == 200)
      #expect(try await an.get(other).status == 404)
    }
  }

  @Test func `An auditor searches the log and takes it out`() async throws {
    try await WebCity.with { city in
      _ = try await city.browser(.giang)
      let long = try await city.browser(.long, .en)
      let page = try await long.get("/log?person=giang")
      #expect(page.status == 200 && page.says("Signed in") && page.says("Vũ Thị Giang"))
      #expect(!page.says("Nguyễn Thị An"))
      let file = try await long.get("/log.jsonl?person=giang")
      #expect(file.html.contains("\"kind\":\"person.sign-in\""))
      #expect(file.headers[.contentDisposition]?.contains("log.jsonl") == true)
      #expect(try await long.get("/log?from=soon").status == 422)
    }
  }
}
