// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Words
import Workflow

/// What is kept of people and why; what is kept of oneself; requests about it and their answers.
struct PersonalDataRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("/privacy") { request, context in
      let page = PrivacyPage(pages.city.personalData, wording: pages.wording(context))
      return try await pages.answer(
        page, "personal-data/privacy", Pages.Heading(title: page.title), request, context)
    }
    router.get("/account/data") { request, context in try await own(request, context) }
    router.get("/account/data.json") { request, context in try await file(request, context) }
    router.post("/account/data-requests") { request, context in
      try await ask(request, context)
    }
    router.get("/data-requests") { request, context in try await list(request, context) }
    router.post("/data-requests") { request, context in try await note(request, context) }
    router.post("/data-requests/:id") { request, context in try await reply(request, context) }
  }

  private func own(
    _ request: Request, _ context: GateContext, typed: Form? = nil, refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let page = OwnDataPage(
      try await pages.city.answer(HeldAboutMe(), as: visitor.actor),
      requests: try await pages.city.answer(DataRequests(isOwn: true), as: visitor.actor),
      rules: pages.city.personalData, typed: typed, refusal: refusal,
      isDone: !request.queryText("done").isEmpty,
      token: visitor.formToken, wording: pages.wording(context))
    return try await pages.answer(
      page, "personal-data/own", Pages.Heading(title: page.title), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }

  private func file(_ request: Request, _ context: GateContext) async throws -> Response {
    let visitor = try context.requireVisitor()
    let record = try await pages.city.answer(HeldAboutMe(), as: visitor.actor)
    try await pages.city.perform(
      NoteExport(programme: nil, what: "own-data"), as: visitor.actor)
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return Download.response(
      Array(try encoder.encode(record)), name: pages.words(context)("own-data.file"),
      type: "application/json")
  }

  private func ask(_ request: Request, _ context: GateContext) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    do {
      _ = try await pages.city.perform(
        AskAboutData(
          kind: try Self.kind(form), content: form["content"], today: today,
          rules: pages.city.personalData), as: visitor.actor)
      return .redirect(to: Links.ownData + "?done=yes")
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict:
        return try await own(request, context, typed: form, refusal: refusal)
      case .notFound, .notAllowed: throw refusal
      }
    }
  }

  private func list(
    _ request: Request, _ context: GateContext, typed: Form? = nil, refusal: Refusal? = nil,
    answered: String? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let requests = try await pages.city.answer(DataRequests(), as: visitor.actor)
    // Whoever looks into what people ask is in the log.
    if request.method == .get {
      try await pages.city.perform(NoteRead(what: "data-requests"), as: visitor.actor)
    }
    let page = DataRequestsPage(
      requests, today: today, answered: answered, typed: typed,
      refusal: refusal, isDone: !request.queryText("done").isEmpty,
      token: visitor.formToken, wording: pages.wording(context))
    return try await pages.answer(
      page, "personal-data/requests", Pages.Heading(title: page.title), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }

  private func note(_ request: Request, _ context: GateContext) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    do {
      guard let received = CalendarDate(form["received"]) else {
        throw Refusal.invalid([
          Issue(
            field: "received", code: "units.not-a-date", arguments: ["text": form["received"]])
        ])
      }
      _ = try await pages.city.perform(
        NoteDataRequest(
          subject: form["subject"], contact: form["contact"], kind: try Self.kind(form),
          content: form["content"], received: received, today: today,
          rules: pages.city.personalData),
        as: visitor.actor)
      return .redirect(to: Links.dataRequests + "?done=yes")
    } catch Refusal.invalid(let issues) {
      return try await list(request, context, typed: form, refusal: .invalid(issues))
    }
  }

  private func reply(_ request: Request, _ context: GateContext) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    let said = try context.parameters.require("id").lowercased()
    do {
      guard let id = UUID(uuidString: said) else {
        _ = try await pages.city.answer(DataRequests(), as: visitor.actor)
        throw Refusal.notFound("request")
      }
      guard let outcome = AnswerDataRequest.Verdict(rawValue: form["outcome"]) else {
        throw Refusal.invalid([Issue(field: "answer", code: "field.required")])
      }
      try await pages.city.perform(
        AnswerDataRequest(id: id, outcome: outcome, answer: form["answer"]), as: visitor.actor)
      return .redirect(to: Links.dataRequests + "?done=yes")
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict:
        return try await list(
          request, context, typed: form, refusal: refusal, answered: said)
      case .notFound, .notAllowed: throw refusal
      }
    }
  }

  /// The day on the wall: the times of the law run by it.
  private var today: CalendarDate { CalendarDate(pages.city.now, in: .current) }

  private static func kind(_ form: Form) throws(Refusal) -> PersonalDataRules.RequestKind {
    guard let kind = PersonalDataRules.RequestKind(rawValue: form["kind"]) else {
      throw .invalid([Issue(field: "kind", code: "field.required")])
    }
    return kind
  }
}
