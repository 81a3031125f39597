// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Outbound
import TestSupport
import Testing

/// The pages on the way to a provider and back. What a provider says that is there is the journey's.
@Suite struct ProviderPageTests {
  private static let issuer = "https://sso.example.vn"

  /// A provider that says where it is and takes no code.
  private static func provider(isThere: Bool = true) -> IdentityProvider {
    IdentityProvider(
      settings: SignInProvider(
        name: LocalizedText(vi: "Cổng của tỉnh", en: "the province's portal"), issuer: issuer,
        clientID: "city"),
      clientSecret: nil,
      send: { request in
        guard isThere, request.url.hasSuffix("openid-configuration") else {
          throw OutboundFault.unreachable("nobody")
        }
        let document = [
          "issuer": issuer, "authorization_endpoint": issuer + "/authorize",
          "token_endpoint": issuer + "/token", "jwks_uri": issuer + "/jwks",
        ]
        return Transfer.Reply(status: 200, body: try JSONEncoder().encode(document))
      })
  }

  @Test func `The way to the provider is on the sign-in page and keeps where one came from`()
    async throws
  {
    try await WebCity.with(provider: Self.provider()) { city in
      let browser = city.stranger()
      let page = try await browser.get("/sign-in?back=/programmes/x")
      #expect(page.html.contains("Đăng nhập bằng Cổng của tỉnh"))
      #expect(page.html.contains(#"href="/sign-in/provider?back=%2Fprogrammes%2Fx""#))
      #expect(page.html.contains(#"name="password""#))
      let away = try await browser.get("/sign-in/provider?back=/account", following: false)
      let address = try #require(away.location)
      #expect(away.status == 303 && address.hasPrefix(Self.issuer + "/authorize?"))
      let cookie = try #require(await browser.cookie("learningcity_attempt"))
      #expect(!address.contains(cookie.split(separator: ".")[0]))
    }
  }

  @Test func `Coming back needs the browser that left, a code and a provider that answers`()
    async throws
  {
    try await WebCity.with(provider: Self.provider()) { city in
      let browser = city.stranger()
      let away = try await browser.get("/sign-in/provider", following: false)
      let query = URLComponents(string: try #require(away.location))?.queryItems
      let state = try #require(query?.first { $0.name == "state" }?.value)
      let back = "/sign-in/provider/back"
      for (path, status) in [
        ("\(back)?code=x&state=other", 400), ("\(back)?code=x", 400),
        ("\(back)?error=access_denied&state=\(state)", 401),
        ("\(back)?code=x&state=\(state)&iss=https://other.example.vn", 401),
        ("\(back)?code=x&state=\(state)", 502),
      ] {
        let page = try await browser.get(path, following: false)
        #expect(page.status == status && page.html.contains("role=\"alert\""), "\(path)")
      }
      let stranger = try await city.stranger().get("\(back)?code=x&state=\(state)")
      #expect(stranger.status == 400)
    }
    try await WebCity.with(provider: Self.provider(isThere: false)) { city in
      let page = try await city.stranger().get("/sign-in/provider")
      #expect(page.status == 502 && page.html.contains("Không nói chuyện được"))
    }
  }
}
