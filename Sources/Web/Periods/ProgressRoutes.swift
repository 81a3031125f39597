// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Hummingbird
import Workflow

/// Who has reported: for the standing office and the leaders; consolidating and reopening.
struct ProgressRoutes {
  static let path = "/programmes/:programme/:period"

  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("\(Self.path)/progress") { request, context in
      try await show(request, context)
    }
    router.post("\(Self.path)/consolidate") { request, context in
      try await write(request, context) { programme, period, visitor, form in
        try await pages.city.perform(
          ConsolidatePeriod(
            programme: programme, period: period, comment: form["comment"],
            acceptsMissing: form["confirm"] == "yes"),
          as: visitor.actor)
      }
    }
    router.post("\(Self.path)/progress/deadline") { request, context in
      try await write(request, context) { programme, period, visitor, form in
        try await pages.city.perform(
          MoveDeadline(
            programme: programme, period: period,
            orgUnit: form["unit"].isEmpty ? nil : form["unit"], until: form["until"],
            reason: form["deadline-reason"]), as: visitor.actor)
      }
    }
    router.post("\(Self.path)/reopen") { request, context in
      try await write(request, context) { programme, period, visitor, form in
        try await pages.city.perform(
          ReopenPeriod(programme: programme, period: period, reason: form["reason"]),
          as: visitor.actor)
      }
    }
  }

  private func show(
    _ request: Request, _ context: GateContext, form: Form? = nil, refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let answer = try await pages.city.answer(
      PeriodProgress(
        programme: try context.parameters.require("programme"),
        period: try context.parameters.require("period")), as: visitor.actor)
    let wording = Wording(language: context.language, words: pages.words(context))
    let page = ProgressPage(
      answer, token: visitor.formToken, typed: form,
      refusal: refusal, now: pages.city.now, wording: wording)
    return try await pages.answer(
      page, "periods/progress",
      Pages.Heading(
        title: page.title, programme: answer.book.programme.id, period: answer.period.code),
      request, context, status: refusal.map { Problem($0).status } ?? .ok)
  }

  private func write(
    _ request: Request, _ context: GateContext,
    _ act: (String, String, Visitor, Form) async throws -> Void
  ) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    let programme = try context.parameters.require("programme")
    let period = try context.parameters.require("period")
    do {
      try await act(programme, period, visitor, form)
      return .redirect(to: Links.progress(programme, period))
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict:
        return try await show(request, context, form: form, refusal: refusal)
      case .notFound, .notAllowed: throw refusal
      }
    }
  }
}
