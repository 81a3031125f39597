// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Words
import Workflow

/// Setting up a second factor, giving it up, and which roles ask for one.
struct SecondFactorRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("/account/second-factor") { request, context in try await show(request, context) }
    router.post("/account/second-factor") { request, context in
      try await confirm(request, context)
    }
    router.post("/account/second-factor/end") { request, context in
      try await end(request, context)
    }
    router.get("/sign-in-policy") { request, context in try await policy(request, context) }
    router.post("/sign-in-policy") { request, context in try await setPolicy(request, context) }
  }

  private func show(
    _ request: Request, _ context: GateContext, refusal: Refusal? = nil, codes: [String] = []
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let secret: String?
    do {
      secret =
        codes.isEmpty ? try await pages.city.perform(BeginSecondFactor(), as: visitor.actor) : nil
    } catch Refusal.conflict("second-factor.is-set-up", _) {
      secret = nil
    }
    let page = SecondFactorPage(
      secret: secret, codes: codes, login: visitor.login, refusal: refusal,
      token: visitor.formToken, wording: pages.wording(context))
    return try await pages.answer(
      page, "accounts/second-factor", Pages.Heading(title: page.title), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }

  private func confirm(_ request: Request, _ context: GateContext) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    do {
      let codes = try await pages.city.perform(
        ConfirmSecondFactor(code: form["code"]), as: visitor.actor)
      return try await show(request, context, codes: codes)
    } catch let refusal as Refusal {
      guard case .invalid = refusal else { throw refusal }
      return try await show(request, context, refusal: refusal)
    }
  }

  private func end(_ request: Request, _ context: GateContext) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    do {
      try await pages.city.perform(
        EndSecondFactor(keeping: visitor.token), confirmedBy: form["password"],
        session: visitor.token, as: visitor.actor)
      return .redirect(to: Links.account + "?done=yes")
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict("second-factor.is-asked", _), .conflict("sign-in.resting", _):
        return try await show(request, context, refusal: refusal)
      default: throw refusal
      }
    }
  }

  private func policy(_ request: Request, _ context: GateContext) async throws -> Response {
    let visitor = try context.requireVisitor()
    let page = SignInPolicyPage(
      try await pages.city.answer(SecondFactorRoles(), as: visitor.actor),
      isDone: !request.queryText("done").isEmpty,
      token: visitor.formToken, wording: pages.wording(context))
    return try await pages.answer(
      page, "accounts/policy", Pages.Heading(title: page.title), request, context)
  }

  private func setPolicy(_ request: Request, _ context: GateContext) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    let roles = Role.allCases.filter { !form["role-\($0.rawValue)"].isEmpty }
    try await pages.city.perform(SetSecondFactorRoles(roles: Set(roles)), as: visitor.actor)
    return .redirect(to: Links.signInPolicy + "?done=yes")
  }
}

/// What there is to scan and to type, the codes that are shown once, or how to give it up.
struct SecondFactorPage {
  let title: String
  let hasSecret: Bool
  let picture: String
  let secret: String
  let hasCodes: Bool
  let codes: [String]
  let isSetUp: Bool
  let token: String
  let hasErrors: Bool
  let errorTitle: String
  let faults: [Page.Fault]

  init(
    secret: String?, codes: [String], login: String, refusal: Refusal?, token: String,
    wording: Wording
  ) {
    title = wording("second-factor.title")
    hasSecret = secret != nil
    // The app shows the name of the product and of the person beside the code.
    let product = wording("product.name")
    let label =
      "\(product):\(login)".addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    let issuer = product.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    picture =
      secret.flatMap {
        QRPicture.svg(
          "otpauth://totp/\(label)?secret=\($0)&issuer=\(issuer)",
          title: wording("second-factor.picture"))
      } ?? ""
    self.secret = secret.map(Self.grouped) ?? ""
    hasCodes = !codes.isEmpty
    self.codes = codes
    isSetUp = secret == nil && codes.isEmpty
    self.token = token
    hasErrors = refusal != nil
    (errorTitle, faults) = wording.told(refusal)
  }

  /// Four letters and a space, so that people can type it.
  private static func grouped(_ secret: String) -> String {
    stride(from: 0, to: secret.count, by: 4).map { start in
      String(secret.dropFirst(start).prefix(4))
    }.joined(separator: " ")
  }
}

/// The roles with a mark at those that ask for a second factor.
struct SignInPolicyPage {
  struct Choice {
    let field: String
    let text: String
    let isChosen: Bool
  }

  let title: String
  let isDone: Bool
  let roles: [Choice]
  let token: String

  init(_ asked: Set<Role>, isDone: Bool, token: String, wording: Wording) {
    title = wording("policy.title")
    self.isDone = isDone
    self.token = token
    roles = Role.allCases.map { role in
      Choice(
        field: "role-\(role.rawValue)", text: wording("role.\(role.rawValue)"),
        isChosen: asked.contains(role))
    }
  }
}
