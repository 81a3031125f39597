// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Workflow

/// The outbox: what waits, what went, what needs an eye.
struct OutboxRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("/outbox") { request, context in try await show(request, context) }
    router.post("/outbox/:mail/resend") { request, context -> Response in
      let (_, visitor) = try await Form.signed(request, context)
      guard let id = context.parameters.get("mail").flatMap(UUID.init(uuidString:)) else {
        throw Refusal.notFound("mail")
      }
      do {
        try await pages.city.perform(ResendMail(mail: id), as: visitor.actor)
        return .redirect(to: Links.outbox)
      } catch let refusal as Refusal {
        guard case .conflict = refusal else { throw refusal }
        return try await show(request, context, refusal: refusal)
      }
    }
  }

  private func show(
    _ request: Request, _ context: GateContext, refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let answer = try await pages.city.answer(Outbox(), as: visitor.actor)
    let page = OutboxPage(
      answer, refusal: refusal, token: visitor.formToken,
      wording: pages.wording(context))
    return try await pages.answer(
      page, "outbox/index", Pages.Heading(title: page.title), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }
}
