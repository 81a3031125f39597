// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Workflow

/// Reports asked on demand: the list, and the form to ask chosen units.
struct RequestRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("/programmes/:programme/requests") { request, context in
      try await show(request, context)
    }
    router.post("/programmes/:programme/requests") { request, context -> Response in
      let (form, visitor) = try await Form.signed(request, context)
      let programme = try context.parameters.require("programme")
      do {
        let code = try await pages.city.perform(
          AskForReport(programme: programme, request: Self.typed(form)), as: visitor.actor)
        return .redirect(to: Links.missing(programme, code))
      } catch let refusal as Refusal {
        guard case .invalid = refusal else { throw refusal }
        return try await show(request, context, typed: form, refusal: refusal)
      }
    }
  }

  private static func typed(_ form: Form) -> AskForReport.Typed {
    AskForReport.Typed(
      nameVi: form["nameVi"], nameEn: form["nameEn"],
      parties: form.fields(after: "party-").keys.sorted(), indicators: form["indicators"],
      from: form["from"], to: form["to"], due: form["due"], reason: form["reason"])
  }

  private func show(
    _ request: Request, _ context: GateContext, typed: Form? = nil, refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let answer = try await pages.city.answer(
      RequestList(programme: try context.parameters.require("programme")), as: visitor.actor)
    let page = RequestsPage(
      answer, typed: typed, refusal: refusal, token: visitor.formToken,
      wording: pages.wording(context))
    return try await pages.answer(
      page, "collecting/requests",
      Pages.Heading(title: page.title, programme: answer.book.programme.id), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }
}
