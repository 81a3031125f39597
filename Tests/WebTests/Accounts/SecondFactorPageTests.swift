// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// The second factor in the browser, and what stands around every answer.
@Suite struct SecondFactorPageTests {
  private func secret(_ page: WebPage) throws -> String {
    let match = try #require(page.html.firstMatch(of: /<code>((?:[A-Z2-7]{4} ?)+)<\/code>/))
    return String(match.1).replacingOccurrences(of: " ", with: "")
  }

  @Test func `A person scans, confirms, keeps the codes and signs in with one`() async throws {
    try await WebCity.with { city in
      let an = try await city.browser(.an, .en)
      let token = try await an.token()
      let page = try await an.get("/account/second-factor")
      #expect(page.status == 200 && page.html.contains("<svg class=\"qr\""))
      let secret = try secret(page)
      let wrong = try await an.post("/account/second-factor", ["token": token, "code": "000000"])
      #expect(wrong.status == 422 && wrong.says("The code is not right"))
      let code = try #require(TOTP.code(secret: secret, at: city.fixture.city.now))
      let on = try await an.post("/account/second-factor", ["token": token, "code": code])
      #expect(on.status == 200 && on.says("Recovery codes"))
      let recovery = try #require(on.html.firstMatch(of: /<code>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})</))
      let again = city.stranger()
      let asked = try await again.post(
        "/sign-in", ["login": "an", "password": FixtureCity.password, "back": "/account"])
      #expect(asked.status == 200 && asked.headers[.setCookie] == nil)
      #expect(try await again.get("/", following: false).status == 303)
      var fields = asked.fields()
      fields["code"] = "123456"
      let refused = try await again.post("/sign-in/code", fields)
      #expect(refused.status == 401 && refused.fields()["step"] == fields["step"])
      fields["code"] = String(recovery.1)
      let opened = try await again.post("/sign-in/code", fields, following: true)
      #expect(opened.status == 200 && opened.path == "/account")
      let end = try await again.post(
        "/account/second-factor/end",
        ["token": try await again.token(), "password": FixtureCity.password], following: true)
      #expect(end.path == "/account?done=yes")
    }
  }

  @Test func `A role that asks for it leads to its page from everywhere`() async throws {
    try await WebCity.with { city in
      let khanh = try await city.browser(.khanh)
      let saved = try await khanh.post(
        "/sign-in-policy", ["token": try await khanh.token(), "role-clerk": "yes"],
        following: true)
      #expect(saved.status == 200)
      #expect(saved.html.contains("name=\"role-clerk\" value=\"yes\" checked"))
      let an = try await city.browser(.an)
      for path in ["/", "/account", WebCity.period, "/sign-in-policy", "/log"] {
        let page = try await an.get(path, following: false)
        #expect(page.status == 303 && page.location == "/account/second-factor", "\(path)")
      }
      let page = try await an.get("/account/second-factor")
      let code = try #require(
        TOTP.code(secret: try secret(page), at: city.fixture.city.now))
      _ = try await an.post(
        "/account/second-factor", ["token": page.fields()["token"] ?? "", "code": code])
      #expect(try await an.get("/", following: false).status == 200)
      for act in ["end-factor", "invite"] {
        let own = try await khanh.post(
          "/people/khanh/\(act)", ["token": try await khanh.token()])
        #expect(own.status == 409, "a keeper goes round the own password")
      }
      let ended = try await khanh.post(
        "/people/an/end-factor", ["token": try await khanh.token()], following: true)
      #expect(ended.path == "/people/an?done=yes")
      #expect(try await an.get("/", following: false).location == "/sign-in")
    }
  }

  @Test func `Over HTTPS the cookies are bound to the host and the browser stays with HTTPS`()
    async throws
  {
    try await WebCity.with(isBehindTLS: true) { city in
      let browser = city.stranger()
      let page = try await browser.post(
        "/sign-in", ["login": "an", "password": FixtureCity.password])
      let cookies = page.headers[values: .setCookie]
      #expect(cookies.count == 2)
      #expect(cookies.allSatisfy { $0.hasPrefix("__Host-learningcity_") })
      #expect(cookies.allSatisfy { $0.contains("Secure") && !$0.contains("Domain") })
      #expect(page.headers[.strictTransportSecurity] == "max-age=31536000")
      for path in ["/site.css", "/nowhere", "/health"] {
        let other = try await browser.get(path)
        #expect(other.headers[.strictTransportSecurity] != nil, "\(path)")
        #expect(other.headers[.init("X-Request-ID") ?? .age]?.isEmpty == false, "\(path)")
      }
    }
  }
}
