// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Words
import Workflow

/// A person's own account: password, sessions, tokens of programs; and setting a password by an
/// invitation.
struct AccountRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("/account") { request, context in try await show(request, context) }
    router.post("/account/password") { request, context in
      try await act(request, context) { form, visitor in
        guard form["new"] == form["again"] else {
          throw Refusal.invalid([Issue(field: "again", code: "person.not-the-same")])
        }
        try await pages.city.perform(
          ChangePassword(old: form["old"], new: form["new"], session: visitor.token),
          as: visitor.actor)
        return nil
      }
    }
    router.post("/account/post") { request, context in
      let (form, visitor) = try await Form.signed(request, context)
      guard let token = visitor.token else { throw Refusal.notFound("session") }
      try await pages.city.perform(
        ChoosePost(token: token, orgUnit: form["unit"].isEmpty ? nil : form["unit"]),
        as: visitor.actor)
      return Response.redirect(to: Links.home)
    }
    router.post("/account/delegations") { request, context in
      try await act(request, context) { form, visitor in
        let chosen = form["colleague"].split(separator: " ", maxSplits: 1).map(String.init)
        try await pages.city.perform(
          DelegateSigning(
            orgUnit: chosen.first ?? "", login: chosen.count > 1 ? chosen[1] : "",
            from: form["from"], to: form["to"]), as: visitor.actor)
        return nil
      }
    }
    router.post("/account/delegations/end") { request, context in
      try await act(request, context) { form, visitor in
        guard let id = UUID(uuidString: form["id"]) else { throw Refusal.notFound("grant") }
        try await pages.city.perform(EndDelegation(grant: id), as: visitor.actor)
        return nil
      }
    }
    router.post("/account/sessions") { request, context in
      try await act(request, context) { form, visitor in
        try await pages.city.perform(
          EndSession(id: form["id"].isEmpty ? nil : form["id"], keeping: visitor.token),
          as: visitor.actor)
        return nil
      }
    }
    router.post("/account/tokens") { request, context in
      try await act(request, context) { form, visitor in
        try await pages.city.perform(
          MakeToken(name: form["name"], reach: form["reach"], days: form["days"]),
          confirmedBy: form["password"], session: visitor.token, as: visitor.actor)
      }
    }
    router.post("/account/tokens/revoke") { request, context in
      try await act(request, context) { form, visitor in
        guard let id = UUID(uuidString: form["id"]) else { throw Refusal.notFound("token") }
        try await pages.city.perform(RevokeToken(id: id), as: visitor.actor)
        return nil
      }
    }
    router.get("/invitation/:token") { request, context in
      try await invitation(request, context)
    }
    router.post("/invitation/:token") { request, context -> Response in
      try CrossSite.check(request)
      let form = try await Form.read(request, context)
      do {
        guard form["new"] == form["again"] else {
          throw Refusal.invalid([Issue(field: "again", code: "person.not-the-same")])
        }
        try await pages.city.perform(
          AcceptInvitation(
            token: try context.parameters.require("token"), password: form["new"]),
          as: .commandLine.from(Actor.Origin(.page, address: context.address)))
        return Response.redirect(to: Links.signIn)
      } catch Refusal.invalid(let issues) {
        return try await invitation(request, context, issues: issues)
      }
    }
  }

  private func show(
    _ request: Request, _ context: GateContext, refusal: Refusal? = nil, made: String? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let answer = try await pages.city.answer(
      OwnAccount(session: visitor.token), as: visitor.actor)
    let page = AccountPage(
      answer, takesPasswords: pages.city.allowsPasswords,
      posts: try await pages.city.answer(OwnPosts(), as: visitor.actor),
      delegations: try await pages.city.answer(Delegations(), as: visitor.actor),
      post: visitor.actor.post, refusal: refusal, made: made,
      isDone: !request.queryText("done").isEmpty,
      token: visitor.formToken, wording: pages.wording(context))
    return try await pages.answer(
      page, "accounts/account", Pages.Heading(title: page.title), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }

  /// Does one thing of the page; what it made is shown once.
  private func act(
    _ request: Request, _ context: GateContext,
    _ body: (Form, Visitor) async throws -> String?
  ) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    do {
      if let made = try await body(form, visitor) {
        return try await show(request, context, made: made)
      }
      return .redirect(to: Links.account + "?done=yes")
    } catch let refusal as Refusal {
      guard case .invalid = refusal else { throw refusal }
      return try await show(request, context, refusal: refusal)
    }
  }

  private func invitation(
    _ request: Request, _ context: GateContext, issues: [Issue] = []
  ) async throws -> Response {
    let token = try context.parameters.require("token")
    guard pages.city.allowsPasswords else { throw Refusal.conflict("person.no-passwords") }
    guard let guest = try await pages.city.answer(Invitation(token: token), as: .nobody) else {
      throw Refusal.notFound("invitation")
    }
    let wording = pages.wording(context)
    let page = InvitationPage(guest, token: token, issues: issues, wording: wording)
    return try await pages.answer(
      page, "accounts/invitation", Pages.Heading(title: page.title), request, context,
      status: issues.isEmpty ? .ok : .unprocessableContent)
  }
}
