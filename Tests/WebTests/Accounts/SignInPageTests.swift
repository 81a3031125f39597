// SPDX-License-Identifier: Apache-2.0

import Foundation
import Gate
import HTTPTypes
import TestSupport
import Testing

/// Signing in and out, as a person meets it.
@Suite struct SignInPageTests {
  @Test func `The sign-in page is there in both languages`() async throws {
    try await WebCity.with { city in
      let browser = city.stranger()
      let vi = try await browser.get("/sign-in")
      #expect(vi.status == 200)
      #expect(vi.html.contains("<html lang=\"vi\">"))
      #expect(vi.says("Đăng nhập"))
      let en = try await browser.get("/language/en?back=%2Fsign-in")
      #expect(en.path == "/sign-in")
      #expect(en.html.contains("<html lang=\"en\">"))
      #expect(en.says("Sign-in name") && !en.says("Đăng nhập"))
    }
  }

  @Test func `A wrong password and an unknown name are answered alike and keep the name`()
    async throws
  {
    try await WebCity.with { city in
      let browser = city.stranger()
      var texts: [String] = []
      for login in ["an", "nobody"] {
        let page = try await browser.post(
          "/sign-in", ["login": login, "password": "sai-mat-khau", "back": "/design"])
        #expect(page.status == 401)
        #expect(page.fields()["login"] == login)
        #expect(page.fields()["back"] == "/design")
        #expect(page.fields()["password"] == "")
        #expect(page.html.contains("role=\"alert\""))
        texts.append(page.text)
        let cookie = await browser.cookie(SiteCookies(isSecure: false).name(.session))
        #expect(cookie == nil)
      }
      #expect(texts[0] == texts[1])
    }
  }

  @Test func `After five wrong tries the account rests, and then opens again`() async throws {
    try await WebCity.with { city in
      let browser = city.stranger()
      let wrong = ["login": "an", "password": "sai-mat-khau"]
      for _ in 1...4 {
        let page = try await browser.post("/sign-in", wrong)
        #expect(page.status == 401)
      }
      let fifth = try await browser.post("/sign-in", wrong)
      #expect(fifth.status == 429)
      #expect(fifth.says("15 phút"))
      let right = ["login": "an", "password": FixtureCity.password]
      let resting = try await browser.post("/sign-in", right)
      #expect(resting.status == 429)
      city.fixture.clock.advance(minutes: 15)
      let opened = try await browser.post("/sign-in", right, following: true)
      #expect(opened.status == 200 && opened.path == "/")
    }
  }

  @Test func `The session's cookie is for this site alone and ends with the session`() async throws
  {
    try await WebCity.with(isBehindTLS: true) { city in
      let browser = city.stranger()
      let page = try await browser.post(
        "/sign-in", ["login": "AN", "password": FixtureCity.password])
      let cookie = try #require(page.headers[.setCookie])
      #expect(cookie.contains("HttpOnly") && cookie.contains("Secure"))
      #expect(cookie.contains("SameSite=Lax") && cookie.contains("Path=/"))
      #expect(try await browser.get("/").status == 200)
      city.fixture.clock.advance(minutes: 12 * 60 + 1)
      #expect(try await browser.get("/", following: false).location == "/sign-in")
    }
  }

  @Test func `Signing out ends the session everywhere`() async throws {
    try await WebCity.with { city in
      let browser = try await city.browser(.an)
      let session = try #require(await browser.cookie(SiteCookies(isSecure: false).name(.session)))
      let token = try await browser.token()
      let page = try await browser.post("/sign-out", ["token": token])
      #expect(page.status == 303 && page.location == "/sign-in")
      let cookie = await browser.cookie(SiteCookies(isSecure: false).name(.session))
      #expect(cookie == nil)
      let thief = city.stranger()
      await thief.setCookie(SiteCookies(isSecure: false).name(.session), session)
      #expect(try await thief.get("/", following: false).status == 303)
    }
  }

  @Test func `After signing in a person is where the link led`() async throws {
    try await WebCity.with { city in
      let browser = city.stranger()
      let page = try await browser.get("\(WebCity.period)?unit=ub-bac-son")
      #expect(page.path.hasPrefix("/sign-in?back="))
      var fields = page.fields()
      fields["login"] = "an"
      fields["password"] = FixtureCity.password
      let opened = try await browser.post("/sign-in", fields, following: true)
      #expect(opened.status == 200)
      #expect(opened.path == "\(WebCity.period)?unit=ub-bac-son")
    }
  }

  @Test(arguments: [
    "//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)",
    "%2F%2Fevil.example", "%252F%252Fevil.example", "/%09/evil.example", "\\\\evil.example",
    "/%5Cevil.example", "evil.example", "/%0d%0aSet-Cookie:x=y",
  ])
  func `A link cannot send a person to another site`(_ back: String) async throws {
    try await WebCity.with { city in
      let encoded = back.replacing("\\", with: "%5C").replacing(":", with: "%3A")
      let signed = try await city.browser(.an)
      for path in ["/sign-in?back=\(encoded)", "/language/en?back=\(encoded)"] {
        let page = try await signed.get(path, following: false)
        #expect(page.status == 303)
        #expect(page.location == "/", "\(path)")
        #expect(page.headers[values: .setCookie].allSatisfy { !$0.contains("x=y") })
      }
      let page = try await city.stranger().post(
        "/sign-in", ["login": "an", "password": FixtureCity.password, "back": back])
      #expect(page.location == "/")
    }
  }
}
