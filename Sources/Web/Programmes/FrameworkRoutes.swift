// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Hummingbird
import Workflow

/// The criteria set with its search, one indicator as a rule, and writing the text of an indicator
/// that has none.
struct FrameworkRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("/programmes/:programme/framework") { request, context in
      let visitor = try context.requireVisitor()
      let words = request.queryText("q")
      let answer = try await pages.city.answer(
        FrameworkText(programme: try context.parameters.require("programme"), words: words),
        as: visitor.actor)
      let wording = Wording(language: context.language, words: pages.words(context))
      let page = FrameworkPage(answer, query: words, wording: wording)
      return try await pages.answer(
        page, "programmes/framework",
        Pages.Heading(title: page.title, programme: answer.book.programme.id), request, context)
    }
    router.get("/programmes/:programme/framework/:number") { request, context in
      let visitor = try context.requireVisitor()
      let answer = try await pages.city.answer(
        IndicatorDefinition(
          programme: try context.parameters.require("programme"),
          indicator: try context.parameters.require("number", as: Int.self)), as: visitor.actor)
      let page = DefinitionPage(
        answer, wording: Wording(language: context.language, words: pages.words(context)))
      return try await pages.answer(
        page, "programmes/definition",
        Pages.Heading(
          title: "\(page.number). \(page.name)", programme: answer.book.programme.id), request,
        context)
    }
    router.get("/programmes/:programme/framework/:number/wording") { request, context in
      try await wordingPage(request, context)
    }
    router.post("/programmes/:programme/framework/:number/wording") {
      request, context -> Response in
      let (form, visitor) = try await Form.signed(request, context)
      let programme = try context.parameters.require("programme")
      do {
        try await pages.city.perform(
          WriteWording(
            programme: programme, indicator: try context.parameters.require("number", as: Int.self),
            vi: form["vi"], en: form["en"], legalBasis: form["legalBasis"]), as: visitor.actor)
        return .redirect(to: Links.framework(programme))
      } catch let refusal as Refusal {
        switch refusal {
        case .invalid, .conflict:
          return try await wordingPage(request, context, typed: form, refusal: refusal)
        case .notFound, .notAllowed: throw refusal
        }
      }
    }
  }

  private func wordingPage(
    _ request: Request, _ context: GateContext, typed: Form? = nil, refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let number = try context.parameters.require("number", as: Int.self)
    let answer = try await pages.city.answer(
      FrameworkText(programme: try context.parameters.require("programme")), as: visitor.actor)
    guard let indicator = answer.book.framework.indicator(number) else {
      throw Refusal.notFound("indicator")
    }
    guard answer.canWrite else { throw Refusal.notAllowed(.editWording) }
    let wording = Wording(language: context.language, words: pages.words(context))
    let page = WordingPage(
      indicator, answer.book.programme.id, token: visitor.formToken,
      typed: typed, refusal: refusal, wording: wording)
    return try await pages.answer(
      page, "programmes/wording",
      Pages.Heading(title: page.title, programme: answer.book.programme.id), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }
}
