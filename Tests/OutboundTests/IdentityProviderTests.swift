// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import JWTKit
import Synchronization
import Testing

@testable import Outbound

/// A provider on no network: it publishes keys and gives ID tokens as a test says.
private final class FakeProvider: Sendable {
  static let issuer = "https://sso.example.vn"

  struct State {
    var keys: [(name: String, key: ES256PrivateKey)] = [("one", ES256PrivateKey())]
    var token = ""
    var discovery: [String: String] = [
      "issuer": issuer, "authorization_endpoint": issuer + "/authorize",
      "token_endpoint": issuer + "/token", "jwks_uri": issuer + "/jwks",
    ]
    var methods: [String]?
    var requests: [Transfer.Request] = []
    var now = Date(timeIntervalSince1970: 1_800_000_000)

    var document: [String] {
      let list = methods.map { #""token_endpoint_auth_methods_supported": \#($0)"# }
      return discovery.map { #""\#($0.key)": "\#($0.value)""# } + (list.map { [$0] } ?? [])
    }
  }

  let state = Mutex(State())

  func provider(secret: String? = "bí mật") -> IdentityProvider {
    IdentityProvider(
      settings: SignInProvider(
        name: LocalizedText(vi: "Tỉnh", en: "Province"), issuer: Self.issuer,
        clientID: "learning city"),
      clientSecret: secret, clock: { [self] in state.withLock { $0.now } },
      send: { [self] in try answer($0) })
  }

  private func answer(_ request: Transfer.Request) throws -> Transfer.Reply {
    try state.withLock { state in
      state.requests.append(request)
      switch request.url {
      case Self.issuer + "/.well-known/openid-configuration":
        return Transfer.Reply(
          status: 200, body: Data("{\(state.document.joined(separator: ","))}".utf8))
      case Self.issuer + "/jwks":
        let keys = state.keys.map { entry in
          let parameters = entry.key.parameters!
          return """
            {"kty": "EC", "crv": "P-256", "kid": "\(entry.name)", "use": "sig",
             "x": "\(parameters.x)", "y": "\(parameters.y)"}
            """
        }
        let all = keys + [#"{"kty": "oct", "kid": "shared", "k": "AAAA"}"#]
        let body = #"{"keys": [\#(all.joined(separator: ","))]}"#
        return Transfer.Reply(status: 200, body: Data(body.utf8))
      case Self.issuer + "/token":
        return Transfer.Reply(
          status: 200, body: try JSONEncoder().encode(["id_token": state.token]))
      default: return Transfer.Reply(status: 404, body: Data())
      }
    }
  }

  struct Claims: JWTPayload {
    var iss = FakeProvider.issuer
    var aud = ["learning city"]
    var azp: String?
    var nonce: String
    var exp = 1_800_000_300
    var iat = 1_800_000_000
    var sub = "u-1"
    var name = "Nguyễn Văn Ân"
    var isVerified = true
    var groups = ["phong", "so"]

    enum CodingKeys: String, CodingKey {
      case iss, aud, azp, nonce, exp, iat, sub, name, groups
      case isVerified = "email_verified"
    }

    func verify(using algorithm: some JWTAlgorithm) throws {}
  }

  /// Signs with the newest key.
  func sign(_ claims: Claims) async throws -> String {
    let (name, key) = state.withLock { $0.keys.last! }
    let collection = await JWTKeyCollection().add(ecdsa: key, kid: JWKIdentifier(string: name))
    return try await collection.sign(claims, kid: JWKIdentifier(string: name))
  }
}

@Suite struct IdentityProviderTests {
  private let attempt = IdentityProvider.Attempt(secret: "một bí mật của trình duyệt")
  private let back = "https://city.example.vn/sign-in/provider/back"

  @Test func `The browser is sent with a state, a nonce and a challenge`() async throws {
    let address = try await FakeProvider().provider().address(attempt, back: back)
    let parts = try #require(URLComponents(string: address))
    let query = Dictionary(
      uniqueKeysWithValues: try #require(parts.queryItems).map { ($0.name, $0.value ?? "") })
    #expect(address.hasPrefix("https://sso.example.vn/authorize?"))
    #expect(query["client_id"] == "learning city" && query["redirect_uri"] == back)
    #expect(query["scope"] == "openid profile email" && query["response_type"] == "code")
    #expect(query["state"] == attempt.state && query["nonce"] == attempt.nonce)
    #expect(query["code_challenge"] == attempt.challenge)
    #expect(attempt.verifier.count == 43)
    #expect(Set([attempt.state, attempt.nonce, attempt.verifier, attempt.challenge]).count == 4)
  }

  @Test func `The challenge is that of RFC 7636`() {
    // Appendix B of the RFC.
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    #expect(
      IdentityProvider.Attempt.challenge(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
  }

  private func outcome(
    _ fake: FakeProvider, _ provider: IdentityProvider,
    _ change: (inout FakeProvider.Claims) -> Void = { _ in }
  ) async throws -> ProviderIdentity {
    var claims = FakeProvider.Claims(nonce: attempt.nonce)
    change(&claims)
    let token = try await fake.sign(claims)
    fake.state.withLock { $0.token = token }
    return try await provider.identity(code: "mã", attempt, back: back)
  }

  @Test func `A token of the provider says who is there`() async throws {
    let fake = FakeProvider()
    let identity = try await outcome(fake, fake.provider())
    #expect(identity.issuer == FakeProvider.issuer && identity.subject == "u-1")
    #expect(identity["name"] == "Nguyễn Văn Ân" && identity["email_verified"] == "true")
    #expect(identity.claims["groups"] == ["phong", "so"])
    let sent = try #require(fake.state.withLock { $0.requests.first { $0.form != nil } })
    #expect(sent.credentials?.name == "learning%20city")
    #expect(sent.credentials?.password == "b%C3%AD%20m%E1%BA%ADt")
    #expect(sent.form?.contains { $0 == ("code_verifier", attempt.verifier) } == true)
  }

  @Test func `A secret goes into the form where the provider takes it nowhere else`() async throws {
    let fake = FakeProvider()
    fake.state.withLock { $0.methods = ["client_secret_post"] }
    for (secret, value) in [("bí mật", "bí mật"), (nil, nil)] {
      #expect(try await outcome(fake, fake.provider(secret: secret)).subject == "u-1")
      let sent = try #require(fake.state.withLock { $0.requests.last { $0.form != nil } })
      #expect(sent.credentials == nil)
      #expect(sent.form?.first { $0.name == "client_secret" }?.value == value)
    }
  }

  @Test func `A token for somebody else, another try or another time is refused`() async throws {
    let fake = FakeProvider()
    let provider = fake.provider()
    let changes: [(String, (inout FakeProvider.Claims) -> Void)] = [
      ("iss", { $0.iss = "https://other.example.vn" }),
      ("aud", { $0.aud = ["another"] }),
      ("azp", { $0.aud = ["learning city", "another"] }),
      ("azp", { $0.azp = "another" }),
      ("nonce", { $0.nonce = "another" }),
      ("exp", { $0.exp = 1_799_999_900 }),
      ("iat", { $0.iat = 1_800_000_200 }),
      ("sub", { $0.sub = "" }),
    ]
    for (claim, change) in changes {
      await #expect(throws: OutboundFault.unexpected(claim)) {
        try await outcome(fake, provider, change)
      }
    }
    let two = try await outcome(fake, provider) {
      $0.aud = ["learning city", "another"]
      $0.azp = "learning city"
    }
    #expect(two.subject == "u-1")
  }

  @Test func `Only the provider's keys sign`() async throws {
    let fake = FakeProvider()
    let provider = fake.provider()
    _ = try await outcome(fake, provider)
    // Signed by another key under a known name.
    let stranger = await JWTKeyCollection().add(
      ecdsa: ES256PrivateKey(), kid: JWKIdentifier(string: "one"))
    let forged = try await stranger.sign(
      FakeProvider.Claims(nonce: attempt.nonce), kid: JWKIdentifier(string: "one"))
    fake.state.withLock { $0.token = forged }
    await #expect(throws: OutboundFault.unexpected("signature")) {
      try await provider.identity(code: "mã", attempt, back: back)
    }
    // Without a signature, and with a shared secret.
    for header in [#"{"alg":"none"}"#, #"{"alg":"HS256","kid":"shared"}"#] {
      let parts = forged.split(separator: ".")
      let head = Data(header.utf8).base64EncodedString().replacing("=", with: "")
      fake.state.withLock { $0.token = "\(head).\(parts[1])." }
      await #expect(throws: OutboundFault.unexpected("alg")) {
        try await provider.identity(code: "mã", attempt, back: back)
      }
    }
  }

  @Test func `A new key is read when a token names it, but not over and over`() async throws {
    let fake = FakeProvider()
    let provider = fake.provider()
    _ = try await outcome(fake, provider)
    fake.state.withLock { $0.keys.append(("two", ES256PrivateKey())) }
    await #expect(throws: OutboundFault.unexpected("kid")) { try await outcome(fake, provider) }
    fake.state.withLock { $0.now += 31 }
    #expect(try await outcome(fake, provider).subject == "u-1")
    let reads = fake.state.withLock { state in state.requests.count { $0.url.hasSuffix("/jwks") } }
    #expect(reads == 2)
  }

  @Test func `A provider that calls itself otherwise or leaves HTTPS is not believed`() async throws
  {
    for (key, value) in [
      ("issuer", "https://sso.example.vn.evil"), ("token_endpoint", "http://sso.example.vn/token"),
    ] {
      let fake = FakeProvider()
      fake.state.withLock { $0.discovery[key] = value }
      await #expect(throws: OutboundFault.self) {
        try await fake.provider().address(attempt, back: back)
      }
    }
  }

  @Test func `A machine that is not there is told as such`() async throws {
    await #expect(throws: OutboundFault.self) {
      try await Transfer().send(Transfer.Request(url: "http://127.0.0.1:1/"))
    }
    await #expect(throws: OutboundFault.self) {
      try await Transfer().send(Transfer.Request(url: "file:///etc/hostname"))
    }
  }
}
