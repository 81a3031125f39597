// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Workflow

/// Saying how far an indicator or a criterion is reached, and how far it is likely to be, by when.
struct AssessmentRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.post("/programmes/:programme/:period/indicators/:number/assess") { request, context in
      let number = try context.parameters.require("number", as: Int.self)
      return try await write(request, context) { programme, period, said, visitor in
        try await pages.city.perform(
          AssessIndicator(
            programme: programme, period: period, indicator: number, assessment: said),
          as: visitor.actor)
        return Links.indicator(programme, period, number)
      } again: { form, refusal in
        try await StandingRoutes(pages: pages)
          .indicator(request, context, typed: form, refusal: refusal)
      }
    }
    router.get("/programmes/:programme/:period/criteria/:criterion") { request, context in
      try await criterion(request, context)
    }
    router.post("/programmes/:programme/:period/criteria/:criterion/assess") { request, context in
      let code = try context.parameters.require("criterion")
      return try await write(request, context) { programme, period, said, visitor in
        try await pages.city.perform(
          AssessCriterion(
            programme: programme, period: period, criterion: code, assessment: said),
          as: visitor.actor)
        return Links.criterion(programme, period, code)
      } again: { form, refusal in
        try await criterion(request, context, typed: form, refusal: refusal)
      }
    }
  }

  private func write(
    _ request: Request, _ context: GateContext,
    _ act: (String, String, SelfAssessment, Visitor) async throws -> String,
    again: (Form, Refusal) async throws -> Response
  ) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    do {
      let page = try await act(
        try context.parameters.require("programme"), try context.parameters.require("period"),
        try Self.assessment(form), visitor)
      return .redirect(to: page + "#assessment")
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict: return try await again(form, refusal)
      case .notFound, .notAllowed: throw refusal
      }
    }
  }

  private func criterion(
    _ request: Request, _ context: GateContext, typed: Form? = nil, refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let answer = try await pages.city.answer(
      CriterionStanding(
        programme: try context.parameters.require("programme"),
        period: try context.parameters.require("period"),
        criterion: try context.parameters.require("criterion")), as: visitor.actor)
    // What cannot be read is told to nobody who may not say it at all.
    if refusal != nil, answer.overview.period.isOpen, !answer.canAssess {
      throw Refusal.notAllowed(.assessIndicator)
    }
    let page = CriterionPage(
      answer, typed: typed, refusal: refusal, token: visitor.formToken,
      wording: Wording(language: context.language, words: pages.words(context)))
    return try await pages.answer(
      page, "evaluations/criterion",
      Pages.Heading(
        title: page.title, programme: answer.overview.book.programme.id,
        period: answer.overview.period.code, isIllustrative: page.isIllustrative), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }

  private static func assessment(_ form: Form) throws(Refusal) -> SelfAssessment {
    guard let reached = SelfAssessment.Level(rawValue: form["reached"]),
      let likely = SelfAssessment.Level(rawValue: form["likely"])
    else { throw .invalid([Issue(field: "reached", code: "assessment.choose")]) }
    let year = form["expectedBy"].trimmingCharacters(in: .whitespaces)
    guard year.isEmpty || Int(year) != nil else {
      throw .invalid([
        Issue(field: "expectedBy", code: "assessment.no-year", arguments: ["text": year])
      ])
    }
    return SelfAssessment(
      reached: reached, likely: likely, expectedBy: Int(year), reason: form["reason"])
  }
}
