// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Words
import Workflow

/// The units of a programme: as of a day, one of them through time, and as a file.
struct UnitRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("/programmes/:programme/units") { request, context in
      try await tree(request, context)
    }
    router.get("/programmes/:programme/units.xlsx") { request, context in
      try await download(request, context)
    }
    router.get("/programmes/:programme/units/:unit") { request, context in
      let visitor = try context.requireVisitor()
      let answer = try await pages.city.answer(
        UnitView(
          programme: try context.parameters.require("programme"),
          unit: try context.parameters.require("unit")), as: visitor.actor)
      let page = UnitPage(answer, wording: pages.wording(context))
      return try await pages.answer(
        page, "organisation/unit",
        Pages.Heading(title: page.title, programme: answer.book.programme.id), request, context)
    }
    UnitChangeRoutes(pages: pages).add(to: router)
    UnitImportRoutes(pages: pages).add(to: router)
  }

  private func question(_ request: Request, _ context: GateContext) throws -> OrganisationAsOf {
    OrganisationAsOf(
      programme: try context.parameters.require("programme"), date: request.queryText("on"),
      hierarchy: request.queryText("hierarchy"), search: request.queryText("q"))
  }

  private func tree(_ request: Request, _ context: GateContext) async throws -> Response {
    let visitor = try context.requireVisitor()
    let answer = try await pages.city.answer(question(request, context), as: visitor.actor)
    let page = UnitsPage(
      answer, search: request.queryText("q"), isDone: !request.queryText("done").isEmpty,
      token: visitor.formToken, wording: pages.wording(context))
    return try await pages.answer(
      page, "organisation/units",
      Pages.Heading(title: page.title, programme: answer.book.programme.id), request, context)
  }

  /// The units of the day, to be changed and brought back.
  private func download(_ request: Request, _ context: GateContext) async throws -> Response {
    let visitor = try context.requireVisitor()
    let answer = try await pages.city.answer(question(request, context), as: visitor.actor)
    try await pages.city.perform(
      NoteExport(programme: answer.book.programme.id, what: "units"), as: visitor.actor)
    let words = pages.words(context)
    let rows = answer.rows.map { UnitRecord($0, .vi) }
    let header = UnitRecord.sheetColumns.map {
      XLSXSheetCell.header(RuleTable.title($0, context.language))
    }
    let sheet = XLSXSheet(
      name: words("units.title"),
      columns: [24, 40, 40, 16, 24, 14, 14, 20].map { XLSXColumn(width: $0) },
      rows: [XLSXSheetRow(cells: header)]
        + rows.map { XLSXSheetRow(cells: $0.sheetFields.map { .text($0) }) }, frozenColumns: 1)
    let book = XLSXWorkbook(title: words("units.title"), created: pages.city.now, sheets: [sheet])
    return Download.response(
      try book.bytes(), name: "\(answer.book.programme.id)-units-\(answer.date).xlsx",
      type: Download.workbook)
  }
}
