// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Logging
import Outbound
import Words
import Workflow

/// Signing in by a provider of OpenID Connect: to it, and back with its code.
struct ProviderRoutes {
  let signIn: SignInRoutes
  /// Nil where none is set up: the pages are not there then.
  let provider: IdentityProvider?
  let publicAddress: String

  /// How long a person may stay at the provider's pages.
  private static let lifetime = 15 * 60

  func add(to router: Router<GateContext>) {
    router.get("/sign-in/provider") { request, context in try await leave(request, context) }
    router.get("/sign-in/provider/back") { request, context in
      try await comeBack(request, context)
    }
  }

  private var backAddress: String { publicAddress + "/sign-in/provider/back" }
  private var pages: Pages { signIn.pages }
  private var cookies: SiteCookies { signIn.cookies }

  private func leave(_ request: Request, _ context: GateContext) async throws -> Response {
    guard let provider else { throw Refusal.notFound("page") }
    let back = SignInRoutes.localPath(request.uri.queryParameters["back"].map(String.init))
    let secret = SignInRoutes.newDevice()
    do {
      let address = try await provider.address(
        IdentityProvider.Attempt(secret: secret), back: backAddress)
      var response = Response.redirect(to: address)
      response.setCookie(
        cookies.cookie(.attempt, "\(secret).\(Self.kept(back))", seconds: Self.lifetime))
      return response
    } catch let fault as OutboundFault {
      return try await failed(fault, back: back, request, context)
    }
  }

  private func comeBack(_ request: Request, _ context: GateContext) async throws -> Response {
    guard let provider else { throw Refusal.notFound("page") }
    let parts = (cookies.value(.attempt, request) ?? "").split(separator: ".", maxSplits: 1)
    let attempt = IdentityProvider.Attempt(secret: parts.first.map(String.init) ?? "")
    let back = Self.path(parts.count > 1 ? String(parts[1]) : "")
    let code = request.queryText("code")
    // Whoever was not sent from this browser did not ask to sign in.
    guard !attempt.secret.isEmpty, request.queryText("state") == attempt.state else {
      return try await told("sign-in.provider-anew", back: back, .badRequest, request, context)
    }
    let issuer = request.queryText("iss")
    guard !code.isEmpty, issuer.isEmpty || issuer == provider.settings.issuer else {
      return try await told("sign-in.provider-refused", back: back, .unauthorized, request, context)
    }
    let identity: ProviderIdentity
    do {
      identity = try await provider.identity(code: code, attempt, back: backAddress)
    } catch let fault as OutboundFault {
      return try await failed(fault, back: back, request, context)
    }
    let device = cookies.value(.device, request) ?? SignInRoutes.newDevice()
    let outcome: SignInByProvider.Outcome
    do {
      outcome = try await pages.city.perform(
        SignInByProvider(identity: identity, provider: provider.settings, device: device),
        as: Actor.commandLine.from(Actor.Origin(.page, address: context.address)))
    } catch let refusal as Refusal {
      // What the provider says of somebody new makes no account.
      context.logger.error("sign-in provider: \(refusal)")
      outcome = .noAccount(identity["name"] ?? identity.subject)
    }
    switch outcome {
    case .severalAccounts:
      return try await told(
        "sign-in.several-accounts", back: back, .forbidden, request, context)
    case .known(.signedIn(let token, _, _)):
      var response = signIn.enter(token, device, back)
      response.setCookie(cookies.cookie(.attempt, "", seconds: 0))
      return response
    case .known(.needsCode(let token)):
      return try await signIn.codePage(error: nil, token: token, back: back, request, context)
    case .known:
      return try await told("sign-in.provider-closed", back: back, .forbidden, request, context)
    case .noAccount(let name):
      return try await told(
        "sign-in.no-account", ["name": name], back: back, .forbidden, request, context)
    }
  }

  private func told(
    _ key: String, _ arguments: [String: String] = [:], back: String,
    _ status: HTTPResponse.Status, _ request: Request, _ context: GateContext
  ) async throws -> Response {
    try await signIn.page(
      error: pages.words(context)(key, arguments), login: "", back: back, request, context,
      status: status)
  }

  private func failed(
    _ fault: OutboundFault, back: String, _ request: Request, _ context: GateContext
  ) async throws -> Response {
    context.logger.error("sign-in provider: \(fault)")
    return try await told("sign-in.provider-failed", back: back, .badGateway, request, context)
  }

  /// A path as the value of a cookie.
  private static func kept(_ path: String) -> String {
    Data(path.utf8).base64EncodedString().replacing("=", with: "-")
  }

  private static func path(_ kept: String) -> String {
    let data = Data(base64Encoded: kept.replacing("-", with: "="))
    return SignInRoutes.localPath(data.flatMap { String(data: $0, encoding: .utf8) })
  }
}
