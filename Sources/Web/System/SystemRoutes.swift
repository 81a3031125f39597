// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Logging
import Outbound
import Words
import Workflow

/// The installation: how the doors stand, whom mails go through, backups, the log; and a mail to try.
struct SystemRoutes {
  let pages: Pages
  let settings: DoorSettings
  let provider: SignInProvider?
  let mail: MailServer?

  func add(to router: Router<GateContext>) {
    router.get("/system") { request, context in try await show(request, context) }
    router.post("/system/mail") { request, context in try await tryMail(request, context) }
  }

  private func show(
    _ request: Request, _ context: GateContext, address: String = "", refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let state = try await pages.city.answer(SystemState(), as: visitor.actor)
    let page = SystemPage(
      state, settings: settings, provider: provider, mail: mail, city: pages.city,
      address: address, refusal: refusal, isDone: !request.queryText("done").isEmpty,
      token: visitor.formToken, wording: pages.wording(context))
    return try await pages.answer(
      page, "system/index", Pages.Heading(title: page.title), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }

  private func tryMail(_ request: Request, _ context: GateContext) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    _ = try await pages.city.answer(SystemState(), as: visitor.actor)
    let words = pages.words(context)
    do {
      guard let mail else { throw Refusal.conflict("system.no-mail") }
      guard PersonDetails(name: "x", email: form["email"]).hasAddress else {
        throw Refusal.invalid([Issue(field: "email", code: "person.bad-email")])
      }
      try await mail.send(
        Mail(
          to: form["email"].trimmingCharacters(in: .whitespaces),
          subject: words("system.mail-subject"),
          text: words("system.mail-text", ["name": visitor.actor.name])))
      return .redirect(to: Links.system + "?done=yes")
    } catch let refusal as Refusal {
      return try await show(request, context, address: form["email"], refusal: refusal)
    } catch let fault as OutboundFault {
      context.logger.error("mail: \(fault)")
      return try await show(
        request, context, address: form["email"],
        refusal: .conflict("system.mail-failed", ["detail": fault.detail]))
    }
  }
}
