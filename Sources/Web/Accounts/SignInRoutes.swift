// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Words
import Workflow

/// Signing in and out, and the language of the pages.
struct SignInRoutes {
  /// The sign-in page, with what went wrong.
  struct SignInPage {
    let error: String
    let hasError: Bool
    let login: String
    let back: String
    /// Where a provider is set up: its name and the way to it.
    let hasProvider: Bool
    let providerName: String
    let providerLink: String
    let takesPasswords: Bool
  }

  let pages: Pages
  let cookies: SiteCookies
  let provider: SignInProvider?

  func add(to router: Router<GateContext>) {
    router.get("/sign-in") { request, context -> Response in
      let back = Self.localPath(request.uri.queryParameters["back"].map(String.init))
      if context.visitor != nil { return Response.redirect(to: back) }
      return try await page(error: nil, login: "", back: back, request, context)
    }
    router.post("/sign-in", use: signIn)
    router.post("/sign-in/code", use: confirm)
    router.post("/sign-out", use: signOut)
    router.get("/language/:language", use: chooseLanguage)
  }

  @Sendable private func signIn(_ request: Request, _ context: GateContext) async throws -> Response
  {
    try CrossSite.check(request)
    let form = try await Form.read(request, context)
    let back = Self.localPath(form["back"])
    let device = cookies.value(.device, request) ?? Self.newDevice()
    let outcome = try await pages.city.perform(
      SignIn(login: form["login"], password: form["password"], device: device),
      as: .nobody.from(Actor.Origin(.page, address: context.address)))
    switch outcome {
    case .signedIn(let token, _, _): return enter(token, device, back)
    case .needsCode(let token):
      return try await codePage(error: nil, token: token, back: back, request, context)
    case .refused, .verified:
      return try await page(
        error: pages.words(context)("sign-in.refused"), login: form["login"], back: back, request,
        context, status: .unauthorized)
    case .resting(let minutes):
      return try await page(
        error: pages.words(context)("sign-in.resting", ["minutes": String(minutes)]),
        login: form["login"], back: back, request, context, status: .tooManyRequests)
    }
  }

  @Sendable private func confirm(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    try CrossSite.check(request)
    let form = try await Form.read(request, context)
    let back = Self.localPath(form["back"])
    let device = cookies.value(.device, request) ?? Self.newDevice()
    let outcome = try await pages.city.perform(
      ConfirmSignIn(token: form["step"], code: form["code"], device: device),
      as: Actor.commandLine.from(Actor.Origin(.page, address: context.address)))
    switch outcome {
    case .signedIn(let token, _, _): return enter(token, device, back)
    case .refused, .verified, .needsCode:
      return try await codePage(
        error: pages.words(context)("sign-in.wrong-code"), token: form["step"], back: back, request,
        context, status: .unauthorized)
    case .resting(let minutes):
      return try await codePage(
        error: pages.words(context)("sign-in.resting", ["minutes": String(minutes)]),
        token: form["step"], back: back, request, context, status: .tooManyRequests)
    }
  }

  func enter(_ token: String, _ device: String, _ back: String) -> Response {
    var response = Response.redirect(to: back)
    response.setCookie(cookies.cookie(.session, token, seconds: Int(SignIn.lifetime)))
    response.setCookie(cookies.cookie(.device, device, seconds: 365 * 86_400))
    return response
  }

  static func newDevice() -> String {
    UUID().uuidString.lowercased() + UUID().uuidString.lowercased()
  }

  /// The page that asks for the code of the second factor.
  struct CodePage {
    let error: String
    let hasError: Bool
    let step: String
    let back: String
  }

  func codePage(
    error: String?, token: String, back: String, _ request: Request, _ context: GateContext,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    try await pages.answer(
      CodePage(error: error ?? "", hasError: error != nil, step: token, back: back),
      "accounts/code", Pages.Heading(title: pages.words(context)("sign-in.code-title")), request,
      context, status: status)
  }

  @Sendable private func signOut(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    try CrossSite.check(request)
    guard let visitor = context.visitor, let token = visitor.token else {
      return .redirect(to: Links.signIn)
    }
    try CrossSite.check(try await Form.read(request, context), visitor)
    try await pages.city.perform(SignOut(token: token), as: visitor.actor)
    var response = Response.redirect(to: Links.signIn)
    response.setCookie(cookies.cookie(.session, "", seconds: 0))
    return response
  }

  @Sendable private func chooseLanguage(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    guard let language = context.parameters.get("language").flatMap(Language.init(rawValue:))
    else { throw Refusal.notFound("page") }
    let back = Self.localPath(request.uri.queryParameters["back"].map(String.init))
    var response = Response.redirect(to: back)
    response.setCookie(
      cookies.cookie(.language, language.rawValue, seconds: 365 * 86_400))
    return response
  }

  func page(
    error: String?, login: String, back: String, _ request: Request, _ context: GateContext,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let wording = pages.wording(context)
    let name = provider?.name[wording.language] ?? provider?.name.vi ?? ""
    let page = SignInPage(
      error: error ?? "", hasError: error != nil, login: login, back: back,
      hasProvider: provider != nil, providerName: wording("sign-in.by", ["name": name]),
      providerLink: Links.signInByProvider(back: back),
      takesPasswords: pages.city.allowsPasswords)
    return try await pages.answer(
      page, "accounts/sign-in", Pages.Heading(title: pages.words(context)("sign-in.title")),
      request, context, status: status)
  }

  /// A path of this site, so that a link cannot send a person elsewhere.
  static func localPath(_ text: String?) -> String {
    let path = text?.removingPercentEncoding ?? ""
    let isLocal =
      path.hasPrefix("/") && !path.hasPrefix("//") && !path.contains("\\")
      && path.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F }
    return isLocal ? path : Links.home
  }
}
