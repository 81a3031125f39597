// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Gate
import Hummingbird
import Workflow

/// Units brought as a sheet: first shown with what it would change and which rows are in doubt.
struct UnitImportRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    let path: RouterPath = "/programmes/:programme/unit-import"
    router.get(path) { request, context in
      try await show(UnitImportPage.Input(), request, context)
    }
    router.post(path) { request, context in try await write(request, context) }
  }

  private func show(
    _ input: UnitImportPage.Input, _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let programme = try context.parameters.require("programme")
    let answer = try await pages.city.answer(
      UnitChanges(programme: programme), as: visitor.actor)
    guard answer.canChange else { throw Refusal.notAllowed(.changeUnits) }
    let page = UnitImportPage(
      answer.book, input, token: visitor.formToken,
      wording: pages.wording(context))
    return try await pages.answer(
      page, "organisation/import", Pages.Heading(title: page.title, programme: programme),
      request, context, status: input.refusal.map { Problem($0).status } ?? .ok)
  }

  private func write(_ request: Request, _ context: GateContext) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context, limit: Self.limit)
    let programme = try context.parameters.require("programme")
    // A file is read only for those who may bring one.
    guard
      try await pages.city.answer(UnitChanges(programme: programme), as: visitor.actor).canChange
    else { throw Refusal.notAllowed(.changeUnits) }
    var input = UnitImportPage.Input(text: form["text"], legalBasis: form["legalBasis"])
    input.decisions = form.fields(after: "same-")
    input.reattributes = !form["reattributes"].isEmpty
    do {
      let file = form.files.first { !$0.content.isEmpty }
      if let file {
        let rows = try RuleSheetRoutes.rows(file)
        input.text = RuleSheetRoutes.text(rows)
        input.decisions = [:]
      }
      let table = RuleTable(pasted: input.text, notation: .machine)
      if form["step"] == "set", file == nil {
        let content = try await pages.city.perform(
          ImportUnits(
            programme: programme, table: table, legalBasis: input.legalBasis,
            decisions: input.decisions, reattributes: input.reattributes), as: visitor.actor)
        let count = content.rows.count { $0.kind != .same }
        return .redirect(to: Links.units(programme) + "?done=\(count)")
      }
      let preview = try await pages.city.answer(
        UnitImportPreview(programme: programme, table: table, decisions: input.decisions),
        as: visitor.actor)
      input.content = preview.content
      if !preview.content.issues.isEmpty { throw Refusal.invalid(preview.content.issues) }
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict: input.refusal = refusal
      case .notFound, .notAllowed: throw refusal
      }
    }
    return try await show(input, request, context)
  }

  /// The most that a sheet may hold: a hundred thousand units at the command line, fewer here.
  private static let limit = 8 << 20
}
