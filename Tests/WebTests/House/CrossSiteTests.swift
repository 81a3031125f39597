// SPDX-License-Identifier: Apache-2.0

import Foundation
import Gate
import HTTPTypes
import TestSupport
import Testing
import Workflow

/// Writing requests that another site, or an old page, sent.
@Suite struct CrossSiteTests {
  private func name(_ text: String) throws -> HTTPField.Name { try #require(HTTPField.Name(text)) }

  @Test func `A request of another site is refused, by the browser's word or by its origin`()
    async throws
  {
    let site = try name("Sec-Fetch-Site")
    let strange: [HTTPFields] = [
      [site: "cross-site"], [site: "same-site"], [.origin: "https://evil.example"],
      [.origin: "null"], [.origin: "http://localhost.evil.example"],
    ]
    let own: [HTTPFields] = [[site: "same-origin"], [site: "none"], [.origin: "http://localhost"]]
    try await WebCity.with { city in
      let browser = try await city.browser(.an)
      let token = try await browser.token()
      let path = "\(WebCity.report())/save"
      for headers in strange {
        let page = try await browser.post(path, ["token": token], headers: headers)
        #expect(page.status == 403, "\(headers)")
        let signIn = try await city.stranger().post(
          "/sign-in", ["login": "an", "password": FixtureCity.password], headers: headers)
        #expect(signIn.status == 403, "\(headers)")
        let signOut = try await browser.post("/sign-out", ["token": token], headers: headers)
        #expect(signOut.status == 403, "\(headers)")
      }
      #expect(try await city.fixture.form().record == nil)
      for headers in own {
        let page = try await browser.post(path, ["token": token], headers: headers)
        #expect(page.status == 303, "\(headers)")
      }
    }
  }

  @Test func `A form without its token, or with another's, is refused`() async throws {
    try await WebCity.with { city in
      let browser = try await city.browser(.an)
      let other = try await city.browser(.an).token()
      let own = try await browser.token()
      #expect(own != other && own.count > 20)
      for path in [
        "\(WebCity.report())/save", "\(WebCity.report())/submit", "\(WebCity.period)/consolidate",
        "\(WebCity.framework)/26/wording", "/sign-out",
      ] {
        for fields in [[:], ["token": ""], ["token": other], ["token": own + "x"]] {
          let page = try await browser.post(path, fields)
          #expect(page.status == 403, "\(path) \(fields)")
        }
      }
      let session = try #require(await browser.cookie(SiteCookies(isSecure: false).name(.session)))
      #expect(!own.contains(session))
      #expect(try await city.fixture.form().record == nil)
    }
  }
}
