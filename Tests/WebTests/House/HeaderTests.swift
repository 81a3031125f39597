// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing

/// What every answer carries, whatever it is.
@Suite struct HeaderTests {
  @Test func `Pages, files, downloads and errors all carry the security headers`() async throws {
    let frame = try #require(HTTPField.Name("X-Frame-Options"))
    let referrer = try #require(HTTPField.Name("Referrer-Policy"))
    try await WebCity.with { city in
      try await city.fixture.bring(to: .approved)
      let browser = try await city.browser(.dung)
      for path in [
        "/", "/sign-in", "/site.css", "/sprite.svg", "/health", "/nowhere", "/nowhere.css",
        WebCity.period, "\(WebCity.period)/report.docx", "\(WebCity.period)/units/nowhere",
        "/api/v1/programmes", "/language/en",
      ] {
        let page = try await browser.get(path, following: false)
        let policy = try #require(page.headers[.contentSecurityPolicy], "\(path)")
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe"))
        #expect(page.headers[.xContentTypeOptions] == "nosniff", "\(path)")
        #expect(page.headers[frame] == "DENY", "\(path)")
        #expect(page.headers[referrer] == "same-origin", "\(path)")
        #expect(page.headers[.cacheControl] != nil, "\(path)")
      }
    }
  }

  @Test func `Pages are never kept by caches, files say their type`() async throws {
    try await WebCity.with { city in
      let browser = try await city.browser(.an)
      for path in ["/", "/sign-in", "/design", WebCity.report(), "/nowhere"] {
        let page = try await browser.get(path, following: false)
        if page.status == 303 { continue }
        #expect(page.headers[.cacheControl] == "no-store", "\(path)")
        #expect(page.headers[.contentType] == "text/html; charset=utf-8", "\(path)")
      }
      let css = try await browser.get("/site.css")
      #expect(css.headers[.contentType]?.hasPrefix("text/css") == true)
      let picture = try await browser.get("/sprite.svg")
      #expect(picture.headers[.contentType] == "image/svg+xml")
    }
  }

  @Test func `A page asks nothing of another site and runs no script in its text`() async throws {
    try await WebCity.with { city in
      try await city.fixture.bring(to: .approved)
      let browser = try await city.browser(.dung)
      for path in [
        "/", WebCity.period, WebCity.report(), WebCity.framework, "\(WebCity.period)/progress",
        "\(WebCity.period)/indicators/3",
      ] {
        let page = try await browser.get(path)
        for link in page.links() {
          #expect(link.hasPrefix("/") || link.hasPrefix("#"), "\(path) \(link)")
          #expect(!link.hasPrefix("//"), "\(path) \(link)")
        }
        #expect(!page.html.contains(/<script(?! src=)/), "\(path)")
        #expect(!page.html.contains(#/ style="/#), "\(path)")
        #expect(!page.html.contains(#/ on[a-z]+="/#), "\(path)")
      }
    }
  }
}
