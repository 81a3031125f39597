// SPDX-License-Identifier: Apache-2.0

import Foundation
import Gate
import Hummingbird
import Sheets
import Workflow

/// The workbook of a unit for a period: taken out, filled in, looked at, taken in.
struct WorkbookRoutes {
  /// A filled workbook of 57 indicators has some 30 kB.
  private static let limit = 4 << 20

  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("\(SubmissionRoutes.path)/workbook.xlsx", use: download)
    router.get("/programmes/:programme/:period/workbooks.zip", use: downloadAll)
    router.post("\(SubmissionRoutes.path)/workbook") { request, context in
      let (form, visitor) = try await Form.signed(request, context, limit: Self.limit)
      let file = form.files.first
      return try await look(
        file?.content ?? [], file?.name ?? "", visitor, request, context)
    }
    router.post("\(SubmissionRoutes.path)/workbook/take") { request, context in
      let (form, visitor) = try await Form.signed(request, context, limit: Self.limit * 2)
      return try await take(Self.content(form), form["name"], visitor, request, context)
    }
    router.post("\(SubmissionRoutes.path)/workbook/marked") { request, context in
      let (form, visitor) = try await Form.signed(request, context, limit: Self.limit * 2)
      return try await marked(Self.content(form), form["name"], visitor, context)
    }
  }

  private static func content(_ form: Form) -> [UInt8] {
    Data(base64Encoded: form["content"]).map { [UInt8]($0) } ?? []
  }

  @Sendable private func download(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let file = try await pages.city.workbook(
      SubmissionRoutes.submissionPlace(context), as: context.requireVisitor().actor,
      context.language, pages.words(context))
    return Download.response(file.content, name: file.name, type: Download.workbook)
  }

  /// The workbooks of every unit that owes something, for the standing office to hand out.
  @Sendable private func downloadAll(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let programme = try context.parameters.require("programme")
    let period = try context.parameters.require("period")
    let files = try await pages.city.workbooks(
      programme: programme, period: period, as: context.requireVisitor().actor, context.language,
      pages.words(context))
    return Download.response(
      try files.zipped(), name: "\(programme)-\(period).zip", type: "application/zip")
  }

  private func filled(
    _ content: [UInt8], _ visitor: Visitor, _ context: GateContext, rehearsing: Bool
  ) async throws -> FilledWorkbook {
    try await FilledWorkbook(
      content, for: SubmissionRoutes.submissionPlace(context), in: pages.city, as: visitor.actor,
      rehearsing: rehearsing)
  }

  private func look(
    _ content: [UInt8], _ name: String, _ visitor: Visitor, _ request: Request,
    _ context: GateContext
  ) async throws -> Response {
    let filled = try await filled(content, visitor, context, rehearsing: true)
    return try await page(filled, content, name, visitor, request, context)
  }

  private func take(
    _ content: [UInt8], _ name: String, _ visitor: Visitor, _ request: Request,
    _ context: GateContext
  ) async throws -> Response {
    let filled = try await filled(content, visitor, context, rehearsing: false)
    guard filled.issues.isEmpty else {
      return try await page(filled, content, name, visitor, request, context)
    }
    let place = try SubmissionRoutes.submissionPlace(context)
    return .redirect(
      to: Links.submission(place.programme, place.period, place.orgUnit) + "?done=imported")
  }

  private func page(
    _ filled: FilledWorkbook, _ content: [UInt8], _ name: String, _ visitor: Visitor,
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let place = try SubmissionRoutes.submissionPlace(context)
    let answer = try await pages.city.answer(SubmissionForm(place: place), as: visitor.actor)
    let page = WorkbookPage(
      answer, place, filled: filled, fileName: name, content: content, token: visitor.formToken,
      wording: pages.wording(context))
    return try await pages.answer(
      page, "submissions/workbook",
      Pages.Heading(title: page.title, programme: place.programme, period: place.period),
      request, context, status: filled.issues.isEmpty ? .ok : .unprocessableContent)
  }

  /// The same file with what is wrong marked in it.
  private func marked(
    _ content: [UInt8], _ name: String, _ visitor: Visitor, _ context: GateContext
  ) async throws -> Response {
    let filled = try await filled(content, visitor, context, rehearsing: true)
    let wording = pages.wording(context)
    return Download.response(
      try filled.marked { wording.issue($0) }, name: name.isEmpty ? "workbook.xlsx" : name,
      type: Download.workbook)
  }
}
