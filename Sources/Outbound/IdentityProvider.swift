// SPDX-License-Identifier: Apache-2.0

import Crypto
package import Domain
package import Foundation
import JWTKit

/// A provider of OpenID Connect: the authorization code flow with PKCE (RFC 7636), a state and a
/// nonce. What it publishes of itself is read when first needed and kept for an hour; its keys are
/// read again when a token names one that is not known.
package actor IdentityProvider {
  package typealias Send = @Sendable (Transfer.Request) async throws -> Transfer.Reply

  /// What a try sends and later expects back. All of it is made from one secret that only the
  /// browser keeps, so nothing of a try is stored here.
  package struct Attempt: Sendable {
    package let secret: String

    package init(secret: String) { self.secret = secret }

    package var state: String { part("state") }
    var nonce: String { part("nonce") }
    /// 43 characters, as RFC 7636 asks for.
    var verifier: String { part("verifier") }
    var challenge: String { Self.challenge(verifier) }

    private func part(_ name: String) -> String {
      let key = SymmetricKey(data: Data(secret.utf8))
      return Self.base64URL(HMAC<SHA256>.authenticationCode(for: Data(name.utf8), using: key))
    }

    static func challenge(_ verifier: String) -> String {
      base64URL(SHA256.hash(data: Data(verifier.utf8)))
    }

    private static func base64URL(_ bytes: some Sequence<UInt8>) -> String {
      Data(bytes).base64EncodedString()
        .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
  }

  package nonisolated let settings: SignInProvider
  private let clientSecret: String?
  private let send: Send
  private let clock: @Sendable () -> Date
  private var discovered: (document: Discovery, at: Date)?
  private var keys: (collection: JWTKeyCollection, names: Set<String>, at: Date)?

  private static let lifetime: TimeInterval = 3600
  /// A token with an unknown key makes the keys be read again, but not more often than this.
  private static let restBetweenKeys: TimeInterval = 30
  private static let algorithms: Set = [
    "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
  ]

  package init(
    settings: SignInProvider, clientSecret: String?,
    clock: @escaping @Sendable () -> Date = { Date() },
    send: @escaping Send = { try await Transfer().send($0) }
  ) {
    self.settings = settings
    self.clientSecret = clientSecret
    self.clock = clock
    self.send = send
  }

  /// Where the browser goes to sign in.
  package func address(_ attempt: Attempt, back: String) async throws -> String {
    let document = try await discovery()
    let query = [
      ("response_type", "code"), ("client_id", settings.clientID), ("redirect_uri", back),
      ("scope", settings.scopes.joined(separator: " ")), ("state", attempt.state),
      ("nonce", attempt.nonce), ("code_challenge", attempt.challenge),
      ("code_challenge_method", "S256"),
    ].map { "\($0)=\(Transfer.encoded($1))" }.joined(separator: "&")
    let joint = document.authorizationEndpoint.contains("?") ? "&" : "?"
    return document.authorizationEndpoint + joint + query
  }

  /// Who is there, for the code that the browser brought back.
  package func identity(
    code: String, _ attempt: Attempt, back: String
  ) async throws -> ProviderIdentity {
    let document = try await discovery()
    var form = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", back),
      ("client_id", settings.clientID), ("code_verifier", attempt.verifier),
    ].map { (name: $0, value: $1) }
    var request = Transfer.Request(url: document.tokenEndpoint)
    if let clientSecret {
      if document.takesBasic {
        // RFC 6749, section 2.3.1: both are encoded as in a form first.
        request.credentials = (
          Transfer.encoded(settings.clientID), Transfer.encoded(clientSecret)
        )
      } else {
        form.append((name: "client_secret", value: clientSecret))
      }
    }
    request.form = form
    let answer: TokenAnswer = try await read(request)
    let token = try await verified(answer.idToken, document)
    return try token.identity(
      issuer: settings.issuer, clientID: settings.clientID, nonce: attempt.nonce, now: clock())
  }

  private func verified(_ text: String, _ document: Discovery) async throws -> IDToken {
    guard let header = Self.header(text), Self.algorithms.contains(header.alg) else {
      throw OutboundFault.unexpected("alg")
    }
    let collection = try await keys(document, naming: header.kid)
    do {
      return try await collection.verify(
        text, as: IDToken.self, iteratingKeys: header.kid == nil)
    } catch {
      throw OutboundFault.unexpected("signature")
    }
  }

  private struct Header: Decodable {
    let alg: String
    let kid: String?
  }

  private static func header(_ token: String) -> Header? {
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    var text = String(parts[0]).replacing("-", with: "+").replacing("_", with: "/")
    text += String(repeating: "=", count: (4 - text.count % 4) % 4)
    guard let data = Data(base64Encoded: String(text)) else { return nil }
    return try? JSONDecoder().decode(Header.self, from: data)
  }

  private func keys(_ document: Discovery, naming kid: String?) async throws -> JWTKeyCollection {
    let now = clock()
    if let keys {
      let age = now.timeIntervalSince(keys.at)
      let isKnown = kid.map { keys.names.contains($0) } ?? true
      if age < (isKnown ? Self.lifetime : Self.restBetweenKeys) {
        if isKnown { return keys.collection }
        throw OutboundFault.unexpected("kid")
      }
    }
    let set: KeySet = try await read(Transfer.Request(url: document.keys))
    let collection = JWTKeyCollection()
    var names: Set<String> = []
    for key in set.keys.compactMap(\.key) {
      // A key that nobody named is known by an empty name.
      var named = key
      if named.keyIdentifier == nil { named.keyIdentifier = JWKIdentifier(string: "") }
      // What cannot sign here, such as a key for encryption, is passed over.
      guard (try? await collection.add(jwk: named)) != nil else { continue }
      names.insert(named.keyIdentifier?.string ?? "")
    }
    keys = (collection, names, now)
    guard !names.isEmpty, kid.map({ names.contains($0) }) ?? true else {
      throw OutboundFault.unexpected("kid")
    }
    return collection
  }

  private struct KeySet: Decodable {
    struct Entry: Decodable {
      /// Nil for a kind of key that is not known here.
      let key: JWK?

      init(from decoder: any Decoder) throws {
        key = try? JWK(from: decoder)
      }
    }

    let keys: [Entry]
  }

  private func discovery() async throws -> Discovery {
    let now = clock()
    if let discovered, now.timeIntervalSince(discovered.at) < Self.lifetime {
      return discovered.document
    }
    let base = settings.issuer.hasSuffix("/") ? settings.issuer : settings.issuer + "/"
    let document: Discovery = try await read(
      Transfer.Request(url: base + ".well-known/openid-configuration"))
    guard document.issuer == settings.issuer else { throw OutboundFault.unexpected("issuer") }
    let mustBeSecure = settings.issuer.hasPrefix("https://")
    for address in [document.authorizationEndpoint, document.tokenEndpoint, document.keys]
    where mustBeSecure && !address.hasPrefix("https://") {
      throw OutboundFault.unexpected(address)
    }
    discovered = (document, now)
    return document
  }

  private func read<R: Decodable>(_ request: Transfer.Request) async throws -> R {
    let reply = try await send(request)
    guard reply.status == 200 else { throw OutboundFault.status(reply.status) }
    do {
      return try JSONDecoder().decode(R.self, from: reply.body)
    } catch {
      throw OutboundFault.unexpected("JSON")
    }
  }

  private struct TokenAnswer: Decodable {
    let idToken: String

    enum CodingKeys: String, CodingKey { case idToken = "id_token" }
  }

  /// What the provider publishes of itself (OpenID Connect Discovery 1.0, section 3).
  private struct Discovery: Decodable {
    let issuer: String
    let authorizationEndpoint: String
    let tokenEndpoint: String
    let keys: String
    let methods: [String]?

    var takesBasic: Bool { methods?.contains("client_secret_basic") ?? true }

    enum CodingKeys: String, CodingKey {
      case issuer
      case authorizationEndpoint = "authorization_endpoint"
      case tokenEndpoint = "token_endpoint"
      case keys = "jwks_uri"
      case methods = "token_endpoint_auth_methods_supported"
    }
  }
}
