// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Workflow

/// The wizard of changes of units: a form for each kind, a preview of what follows, and writing;
/// and taking a change back.
struct UnitChangeRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    let path: RouterPath = "/programmes/:programme/unit-changes/:kind"
    router.get(path) { request, context in
      let kind = try Self.kind(context)
      var fields = ["date": request.queryText("date")]
      let unit = request.queryText("unit")
      if !unit.isEmpty { fields[kind == .merge ? "from-\(unit)" : "unit"] = unit }
      return try await show(kind, Form(fields: fields), request, context)
    }
    router.post(path) { request, context in
      try await write(Self.kind(context), request, context)
    }
    router.post("/programmes/:programme/unit-changes/undo/:change") { request, context in
      try await undo(request, context)
    }
  }

  private static func kind(_ context: GateContext) throws -> TypedUnitChange.Kind {
    _ = try context.requireVisitor()
    guard let kind = TypedUnitChange.Kind(rawValue: try context.parameters.require("kind")) else {
      throw Refusal.notFound("page")
    }
    return kind
  }

  private func show(
    _ kind: TypedUnitChange.Kind, _ form: Form, _ request: Request, _ context: GateContext,
    preview: UnitChangeOutcome? = nil, refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let programme = try context.parameters.require("programme")
    let answer = try await pages.city.answer(
      OrganisationAsOf(programme: programme), as: visitor.actor)
    guard answer.canChange else { throw Refusal.notAllowed(.changeUnits) }
    let page = UnitChangePage(
      kind, answer, form: form, preview: preview, refusal: refusal,
      token: visitor.formToken, wording: pages.wording(context))
    return try await pages.answer(
      page, "organisation/change", Pages.Heading(title: page.title, programme: programme),
      request, context, status: refusal.map { Problem($0).status } ?? .ok)
  }

  /// Without `set` a change is only rehearsed.
  private func write(
    _ kind: TypedUnitChange.Kind, _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    let programme = try context.parameters.require("programme")
    let typed = TypedUnitChange(
      kind: kind, fields: form.fields(after: ""),
      language: Language(rawValue: form["language"]) ?? context.language)
    let act = WriteUnitChange(programme: programme, typed: typed)
    do {
      if form["step"] == "set" {
        let outcome = try await pages.city.perform(act, as: visitor.actor)
        return .redirect(
          to: Links.units(programme, on: outcome.change.date) + "&done=yes")
      }
      let outcome = try await pages.city.rehearse(act, as: visitor.actor)
      return try await show(kind, form, request, context, preview: outcome)
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict:
        return try await show(kind, form, request, context, refusal: refusal)
      case .notFound, .notAllowed: throw refusal
      }
    }
  }

  private func undo(_ request: Request, _ context: GateContext) async throws -> Response {
    let visitor = try context.requireVisitor()
    try CrossSite.check(request)
    try CrossSite.check(try await Form.read(request, context), visitor)
    let programme = try context.parameters.require("programme")
    guard let change = UUID(uuidString: try context.parameters.require("change")) else {
      throw Refusal.notFound("change")
    }
    try await pages.city.perform(
      UndoUnitChange(programme: programme, change: change), as: visitor.actor)
    return .redirect(to: Links.units(programme) + "?done=yes")
  }
}
