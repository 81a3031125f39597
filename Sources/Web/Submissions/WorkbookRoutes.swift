// SPDX-License-Identifier: Apache-2.0

import Documents
import Domain
import Foundation
import Gate
import Hummingbird
import Reports
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
    let answer = try await answer(context)
    let file = try bytes(answer, context)
    return Download.response(
      file, name: Self.name(answer) + ".xlsx", type: Download.workbook)
  }

  /// The workbooks of every unit that owes something, for the standing office to hand out.
  @Sendable private func downloadAll(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let programme = try context.parameters.require("programme")
    let period = try context.parameters.require("period")
    let units = try await pages.city.answer(
      PeriodProgress(programme: programme, period: period), as: visitor.actor
    ).entries.map(\.orgUnit.code)
    var zip = ZipWriter()
    for unit in units {
      let place = SubmissionPlace(programme: programme, period: period, orgUnit: unit)
      let answer = try await pages.city.answer(SubmissionForm(place: place), as: visitor.actor)
      guard answer.duties.contains(where: { !$0.isFollowing }) else { continue }
      zip.add(Self.name(answer) + ".xlsx", try bytes(answer, context))
    }
    return Download.response(
      try zip.bytes(), name: "\(programme)-\(period).zip", type: "application/zip")
  }

  private func answer(_ context: GateContext) async throws -> SubmissionForm.Answer {
    try await pages.city.answer(
      SubmissionForm(place: try SubmissionRoutes.submissionPlace(context)),
      as: context.requireVisitor().actor)
  }

  private func bytes(
    _ answer: SubmissionForm.Answer, _ context: GateContext
  ) throws -> [UInt8] {
    try CollectionWorkbook(
      CollectionForm(answer, wording: pages.wording(context)), words: pages.words(context),
      language: context.language
    ).bytes(at: pages.city.now)
  }

  private static func name(_ answer: SubmissionForm.Answer) -> String {
    "\(answer.orgUnit.code)-\(answer.period.code)"
  }

  /// What became of a reading: lines to take, or what is wrong.
  private struct Looked {
    var reading: CollectionReading?
    var lines: [TakeWorkbook.Line] = []
    var issues: [Issue] = []
  }

  /// Reads a workbook and performs it, for good or to say what would happen.
  private func perform(
    _ content: [UInt8], _ visitor: Visitor, _ context: GateContext, rehearsing: Bool
  ) async throws -> Looked {
    var looked = Looked()
    let answer = try await answer(context)
    do {
      guard !content.isEmpty else {
        throw Refusal.invalid([Issue(field: "workbook", code: "workbook.empty")])
      }
      let reading = try CollectionReading(content) { answer.book.framework.dataElement($0) }
      looked.reading = reading
      let made = reading.fingerprint
      func changes<Key>(_ all: [Key: CollectionReading.Change]) -> [Key: MergeFigures.Change] {
        all.mapValues {
          MergeFigures.Change(
            text: $0.text, base: $0.base, maturity: $0.isEstimate ? .estimate : .final)
        }
      }
      let act = TakeWorkbook(
        place: try SubmissionRoutes.submissionPlace(context),
        madeFor: SubmissionPlace(
          programme: made.programme, period: made.period, orgUnit: made.orgUnit),
        figures: changes(reading.figures), notes: changes(reading.notes))
      let isWhole = reading.issues.isEmpty
      looked.issues = reading.issues
      do {
        looked.lines =
          rehearsing || !isWhole
          ? try await pages.city.rehearse(act, as: visitor.actor)
          : try await pages.city.perform(act, as: visitor.actor)
      } catch Refusal.invalid(let issues) {
        looked.issues += reading.located(issues)
      }
    } catch Refusal.invalid(let issues) {
      looked.issues = issues
    } catch let fault as DocumentFault {
      looked.issues = [Issue(field: "workbook", code: fault.code, arguments: fault.arguments)]
    }
    return looked
  }

  private func look(
    _ content: [UInt8], _ name: String, _ visitor: Visitor, _ request: Request,
    _ context: GateContext
  ) async throws -> Response {
    let looked = try await perform(content, visitor, context, rehearsing: true)
    return try await page(looked, content, name, visitor, request, context)
  }

  private func take(
    _ content: [UInt8], _ name: String, _ visitor: Visitor, _ request: Request,
    _ context: GateContext
  ) async throws -> Response {
    let looked = try await perform(content, visitor, context, rehearsing: false)
    guard looked.issues.isEmpty else {
      return try await page(looked, content, name, visitor, request, context)
    }
    let place = try SubmissionRoutes.submissionPlace(context)
    return .redirect(
      to: Links.submission(place.programme, place.period, place.orgUnit) + "?done=imported")
  }

  private func page(
    _ looked: Looked, _ content: [UInt8], _ name: String, _ visitor: Visitor,
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let place = try SubmissionRoutes.submissionPlace(context)
    let page = WorkbookPage(
      try await answer(context), place, lines: looked.issues.isEmpty ? looked.lines : [],
      faults: looked.issues, fileName: name, content: content,
      token: visitor.formToken, wording: pages.wording(context))
    return try await pages.answer(
      page, "submissions/workbook",
      Pages.Heading(title: page.title, programme: place.programme, period: place.period),
      request, context, status: looked.issues.isEmpty ? .ok : .unprocessableContent)
  }

  /// The same file with what is wrong marked in it.
  private func marked(
    _ content: [UInt8], _ name: String, _ visitor: Visitor, _ context: GateContext
  ) async throws -> Response {
    let looked = try await perform(content, visitor, context, rehearsing: true)
    guard let reading = looked.reading else { throw Refusal.invalid(looked.issues) }
    let wording = pages.wording(context)
    let bytes: [UInt8]
    do {
      bytes = try reading.marked(content, issues: looked.issues) { wording.issue($0) }
    } catch let fault as DocumentFault {
      throw Refusal.conflict(fault.code, fault.arguments)
    }
    return Download.response(
      bytes, name: name.isEmpty ? "workbook.xlsx" : name, type: Download.workbook)
  }
}
