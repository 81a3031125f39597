// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Gate
import Hummingbird
import Words
import Workflow

/// Targets, reference series and assignments: read, downloaded, and brought as a sheet, which is
/// first shown with what it would change.
struct RuleSheetRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    for sheet in RuleSheet.allCases {
      let path = RouterPath("/programmes/:programme/\(sheet.rawValue)")
      router.get(path) { request, context in
        let done = request.uri.queryParameters["done"].flatMap { Int($0) }
        return try await show(sheet, RuleSheetPage.Input(done: done), request, context)
      }
      router.post(path) { request, context in
        try await write(sheet, request, context)
      }
      router.get(RouterPath("/programmes/:programme/\(sheet.rawValue).xlsx")) { _, context in
        try await download(sheet, context)
      }
    }
  }

  private func show(
    _ sheet: RuleSheet, _ input: RuleSheetPage.Input, _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let answer = try await pages.city.answer(
      RuleSheetView(programme: try context.parameters.require("programme"), sheet: sheet),
      as: visitor.actor)
    let wording = Wording(language: context.language, words: pages.words(context))
    let page = RuleSheetPage(
      sheet, answer, input, token: visitor.formToken, wording: wording)
    return try await pages.answer(
      page, "city-rules/sheet",
      Pages.Heading(title: page.title, programme: answer.book.programme.id), request, context,
      status: input.refusal.map { Problem($0).status } ?? .ok)
  }

  /// Without `set` a sheet is only rehearsed, and a file always is: people see what it would do.
  private func write(
    _ sheet: RuleSheet, _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context, limit: Self.limit)
    let programme = try context.parameters.require("programme")
    // A file is read only for those who may bring one.
    let view = RuleSheetView(programme: programme, sheet: sheet)
    guard try await pages.city.answer(view, as: visitor.actor).canWrite else {
      throw Refusal.notAllowed(sheet.permission)
    }
    var input = RuleSheetPage.Input(text: form["text"], isMachine: form["notation"] == "machine")
    do {
      let table: RuleTable
      let file = form.files.first { !$0.content.isEmpty }
      if let file {
        let rows = try Self.rows(file)
        input.text = Self.text(rows)
        input.isMachine = true
        table = RuleTable(cells: rows.map { ($0.place, $0.texts) }, notation: .machine)
      } else {
        table = RuleTable(
          pasted: form["text"],
          notation: input.isMachine
            ? .machine : .typed(Language(rawValue: form["language"]) ?? context.language))
      }
      let act = ImportRules(sheet: sheet, programme: programme, table: table)
      if form["step"] == "set", file == nil {
        let changes = try await pages.city.perform(act, as: visitor.actor)
        let count = changes.count { $0.kind != .same }
        return .redirect(to: "\(Links.sheet(programme, sheet.rawValue))?done=\(count)")
      }
      input.changes = try await pages.city.rehearse(act, as: visitor.actor)
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict: input.refusal = refusal
      case .notFound, .notAllowed: throw refusal
      }
    }
    return try await show(sheet, input, request, context)
  }

  /// The most that a sheet may hold: assignments of a thousand indicators are far smaller.
  private static let limit = 4 << 20

  static func rows(_ file: Form.File) throws(Refusal) -> [TableFile.Row] {
    guard [".xlsx", ".csv"].contains(where: file.name.lowercased().hasSuffix) else {
      throw .invalid([Issue(field: "file", code: "table.unknown-file")])
    }
    do {
      return try TableFile.rows(file.content, name: file.name)
    } catch let fault as DocumentFault {
      throw .invalid([Issue(field: "file", code: fault.code, arguments: fault.arguments)])
    } catch {
      throw .invalid([Issue(field: "file", code: "table.unknown-file")])
    }
  }

  /// The rows as they would be pasted, so that they can be mended and sent again.
  static func text(_ rows: [TableFile.Row]) -> String {
    rows.map { row in
      row.texts.map { $0.replacing(/[\t\r\n]+/, with: " ") }.joined(separator: "\t")
    }.joined(separator: "\n")
  }

  private func download(_ sheet: RuleSheet, _ context: GateContext) async throws -> Response {
    let visitor = try context.requireVisitor()
    let answer = try await pages.city.answer(
      RuleSheetView(programme: try context.parameters.require("programme"), sheet: sheet),
      as: visitor.actor)
    try await pages.city.perform(
      NoteExport(programme: answer.book.programme.id, what: sheet.rawValue), as: visitor.actor)
    let title = pages.words(context)("sheet.\(sheet.rawValue)-title")
    let book = RuleWorkbook(title: title, listing: answer.listing, language: context.language)
    return Download.response(
      try book.bytes(at: pages.city.now),
      name: "\(answer.book.programme.id)-\(sheet.rawValue).xlsx",
      type: Download.workbook)
  }
}
