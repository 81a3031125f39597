// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Workflow

/// The city's own versions of its criteria set: listed, side by side with the parent, and written.
struct VersionRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    let path: RouterPath = "/programmes/:programme/versions"
    router.get(path) { request, context in try await show(request, context) }
    router.get("/programmes/:programme/versions/:version") { request, context in
      try await show(request, context)
    }
    router.post(path) { request, context in try await write(request, context) }
    router.post("/programmes/:programme/versions/:version") { request, context in
      try await write(request, context)
    }
  }

  private func show(
    _ request: Request, _ context: GateContext, typed: Form? = nil, refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let name = context.parameters.get("version")
    let answer = try await pages.city.answer(
      FrameworkVersions(programme: try context.parameters.require("programme")), as: visitor.actor)
    if let name, answer.version(name) == nil { throw Refusal.notFound("version") }
    let chosen = typed?["indicator"] ?? request.uri.queryParameters["indicator"].map(String.init)
    let wording = Wording(language: context.language, words: pages.words(context))
    let page = VersionsPage(
      answer, name: name, indicator: chosen.flatMap { Int($0) }, typed: typed, refusal: refusal,
      isDone: request.uri.queryParameters["done"] != nil,
      token: visitor.formToken, wording: wording)
    return try await pages.answer(
      page, "versions/index",
      Pages.Heading(title: page.title, programme: answer.book.programme.id), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }

  private func write(_ request: Request, _ context: GateContext) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    let programme = try context.parameters.require("programme")
    if let existing = context.parameters.get("version") {
      let answer = try await pages.city.answer(
        FrameworkVersions(programme: programme), as: visitor.actor)
      guard answer.version(existing) != nil else { throw Refusal.notFound("version") }
    }
    let name = context.parameters.get("version") ?? form["version"]
    let language = Language(rawValue: form["language"]) ?? context.language
    let change = Int(form["indicator"]).map { number in
      TypedChange(
        indicator: number,
        fields: Dictionary(uniqueKeysWithValues: TypedChange.names.map { ($0, form[$0]) }),
        language: language)
    }
    do {
      try await pages.city.perform(
        AmendFramework(
          programme: programme, version: name, legalBasis: form["legalBasis"],
          validFrom: form["validFrom"], change: change,
          isNew: context.parameters.get("version") == nil), as: visitor.actor)
      return .redirect(
        to: Links.version(programme, name.trimmingCharacters(in: .whitespaces)) + "?done=yes")
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict:
        return try await show(request, context, typed: form, refusal: refusal)
      case .notFound, .notAllowed: throw refusal
      }
    }
  }
}
