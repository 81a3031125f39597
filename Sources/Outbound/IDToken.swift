// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import JWTKit

/// The claims of an ID token (OpenID Connect Core 1.0, section 2).
struct IDToken: JWTPayload {
  let claims: [String: Claim]

  enum Claim: Decodable, Sendable {
    case texts([String])
    case number(Double)
    case other

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let flag = try? value.decode(Bool.self) {
        self = .texts([flag ? "true" : "false"])
      } else if let number = try? value.decode(Double.self) {
        self = .number(number)
      } else if let text = try? value.decode(String.self) {
        self = .texts([text])
      } else if let texts = try? value.decode([String].self) {
        self = .texts(texts)
      } else {
        self = .other
      }
    }
  }

  init(from decoder: any Decoder) throws {
    claims = try decoder.singleValueContainer().decode([String: Claim].self)
  }

  func encode(to encoder: any Encoder) throws {
    throw OutboundFault.unexpected("an ID token is only read")
  }

  /// Signature alone; what the claims must say is `identity`'s.
  func verify(using algorithm: some JWTAlgorithm) throws {}

  private func texts(_ name: String) -> [String] {
    guard case .texts(let texts) = claims[name] else { return [] }
    return texts
  }

  private func time(_ name: String) -> Date? {
    guard case .number(let seconds) = claims[name] else { return nil }
    return Date(timeIntervalSince1970: seconds)
  }

  /// Clocks of two machines differ so much at most.
  private static let leeway: TimeInterval = 60

  /// Who is there, when the token is of this provider, for this client, for this try and of now
  /// (OpenID Connect Core 1.0, section 3.1.3.7).
  func identity(
    issuer: String, clientID: String, nonce: String, now: Date
  ) throws -> ProviderIdentity {
    func require(_ condition: Bool, _ claim: String) throws {
      if !condition { throw OutboundFault.unexpected(claim) }
    }
    try require(texts("iss") == [issuer], "iss")
    try require(texts("aud").contains(clientID), "aud")
    let party = texts("azp")
    try require(party.isEmpty ? texts("aud").count == 1 : party == [clientID], "azp")
    try require(texts("nonce") == [nonce], "nonce")
    guard let ends = time("exp"), let made = time("iat") else {
      throw OutboundFault.unexpected("exp, iat")
    }
    try require(ends.addingTimeInterval(Self.leeway) > now, "exp")
    try require(made.addingTimeInterval(-Self.leeway) <= now, "iat")
    guard let subject = texts("sub").first, !subject.isEmpty, subject.count <= 255 else {
      throw OutboundFault.unexpected("sub")
    }
    return ProviderIdentity(
      issuer: issuer, subject: subject,
      claims: claims.compactMapValues { claim in
        guard case .texts(let texts) = claim else { return nil }
        return texts
      })
  }
}
