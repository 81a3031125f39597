// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Workflow

/// Difficulties: reported at a unit's report, answered by the standing office.
struct DifficultyRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("/programmes/:programme/difficulties") { request, context in
      try await show(request, context)
    }
    router.post("/programmes/:programme/difficulties/:difficulty", use: answer)
    router.post("\(SubmissionRoutes.path)/difficulty") { request, context -> Response in
      let (form, visitor) = try await Form.signed(request, context)
      let place = try SubmissionRoutes.submissionPlace(context)
      try await pages.city.perform(
        ReportDifficulty(place: place, indicator: Int(form["indicator"]), text: form["text"]),
        as: visitor.actor)
      return .redirect(
        to: Links.submission(place.programme, place.period, place.orgUnit) + "?done=difficulty")
    }
  }

  private func show(
    _ request: Request, _ context: GateContext, typed: (id: String, form: Form)? = nil,
    refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let answer = try await pages.city.answer(
      DifficultyList(programme: try context.parameters.require("programme")), as: visitor.actor)
    let page = DifficultiesPage(
      answer, typed: typed, refusal: refusal, token: visitor.formToken,
      wording: pages.wording(context))
    return try await pages.answer(
      page, "difficulties/index",
      Pages.Heading(title: page.title, programme: answer.book.programme.id), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }

  @Sendable private func answer(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    let programme = try context.parameters.require("programme")
    let text = context.parameters.get("difficulty") ?? ""
    do {
      guard let id = UUID(uuidString: text) else { throw Refusal.notFound("difficulty") }
      try await pages.city.perform(
        AnswerDifficulty(
          programme: programme, difficulty: id,
          outcome: AnswerDifficulty.Verdict(rawValue: form["outcome"]) ?? .answered,
          text: form["text"]), as: visitor.actor)
      return .redirect(to: Links.difficulties(programme))
    } catch let refusal as Refusal {
      guard case .invalid = refusal else { throw refusal }
      return try await show(request, context, typed: (text, form), refusal: refusal)
    }
  }
}
