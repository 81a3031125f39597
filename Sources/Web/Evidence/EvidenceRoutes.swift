// SPDX-License-Identifier: Apache-2.0

import Domain
import Files
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Reports
import Workflow

/// The evidence of a programme: found, looked at, described, replaced by a later version, taken out.
struct EvidenceRoutes {
  private static let path = "/programmes/:programme/evidence"

  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("\(Self.path)", use: list)
    router.get("\(Self.path)/:document") { request, context in
      try await show(request, context)
    }
    router.post("\(Self.path)/:document/describe") { request, context in
      let (form, visitor) = try await Form.signed(request, context)
      return try await write(request, context, visitor, form) { programme, document in
        try await pages.city.perform(
          DescribeEvidence(
            programme: programme, document: document, version: Int(form["version"]),
            details: Self.details(form)), as: visitor.actor)
        return "described"
      }
    }
    router.post("\(Self.path)/:document/version", use: replace)
    router.get("\(Self.path)/:document/versions/:number", use: download)
    router.get("\(Self.path)/:document/versions/:number/picture", use: picture)
    router.get("/programmes/:programme/evidence-archive", use: archive)
    router.get("/programmes/:programme/evidence-retention") { request, context in
      try await retention(request, context)
    }
    router.post("/programmes/:programme/evidence-retention", use: discard)
  }

  static func details(_ form: Form) -> EvidenceDetails {
    EvidenceDetails(
      title: form["title"], number: form["number"], issuedOn: form["issuedOn"],
      issuer: form["issuer"], kind: form["kind"], period: form["period"])
  }

  @Sendable private func list(_ request: Request, _ context: GateContext) async throws -> Response {
    let visitor = try context.requireVisitor()
    let programme = try context.parameters.require("programme")
    var filter = EvidenceList.Filter()
    filter.words = request.queryText("q")
    filter.indicator = Int(request.queryText("indicator"))
    filter.orgUnit = request.queryText("unit")
    filter.kind = request.queryText("kind")
    filter.period = request.queryText("period")
    filter.standing = EvidenceList.Standing(rawValue: request.queryText("standing")) ?? .any
    filter.page = Int(request.queryText("page")) ?? 1
    let answer = try await pages.city.answer(
      EvidenceList(programme: programme, filter: filter), as: visitor.actor)
    let page = EvidenceListPage(answer, filter, wording: pages.wording(context))
    return try await pages.answer(
      page, "evidence/index", Pages.Heading(title: page.title, programme: programme), request,
      context)
  }

  private func show(
    _ request: Request, _ context: GateContext, form: Form? = nil, refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let programme = try context.parameters.require("programme")
    let answer = try await pages.city.answer(
      EvidenceDocument(programme: programme, document: try Self.document(context)),
      as: visitor.actor)
    let page = EvidenceDocumentPage(
      answer, pageCount: await pageCount(answer), typed: form, refusal: refusal,
      token: visitor.formToken, done: request.queryText("done"),
      shown: Int(request.queryText("page")) ?? 1, wording: pages.wording(context))
    return try await pages.answer(
      page, "evidence/document", Pages.Heading(title: page.title, programme: programme), request,
      context, status: refusal.map { Problem($0).status } ?? .ok)
  }

  /// Of the latest version, where it is drawn page by page.
  private func pageCount(_ answer: EvidenceDocument.Answer) async -> Int {
    guard let latest = answer.versions.first, answer.isOpen(latest),
      answer.rules.fileType(of: latest.fileName)?.preview == .pages,
      let file = try? await pages.city.files.fetch(latest.sha256)
    else { return 0 }
    return await PagePictures.count(file.path) ?? 0
  }

  private func write(
    _ request: Request, _ context: GateContext, _ visitor: Visitor, _ form: Form,
    _ act: (String, UUID) async throws -> String
  ) async throws -> Response {
    let programme = try context.parameters.require("programme")
    let document = try Self.document(context)
    do {
      let done = try await act(programme, document)
      return .redirect(to: Links.document(programme, document) + "?done=\(done)")
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict:
        return try await show(request, context, form: form, refusal: refusal)
      case .notFound, .notAllowed: throw refusal
      }
    }
  }

  @Sendable private func replace(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    try CrossSite.check(request)
    let tray = try pages.city.tray(of: visitor)
    let form = try await Form.read(request, context, tray: tray)
    defer { form.dropFiles(of: tray) }
    try CrossSite.check(form, visitor)
    return try await write(request, context, visitor, form) { programme, document in
      guard let file = form.staged.first?.file else {
        throw Refusal.invalid([Issue(field: "file", code: "field.required")])
      }
      _ = try await pages.city.perform(
        AddEvidenceVersion(
          programme: programme, document: document, file: file, reason: form["reason"]),
        taking: [file], as: visitor.actor)
      return "replaced"
    }
  }

  @Sendable private func download(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    try await FileAnswer(pages.city).download(try await ticket(context), request)
  }

  /// A version as a picture: itself, or one page of it.
  @Sendable private func picture(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let ticket = try await ticket(context)
    switch pages.city.evidenceRules.fileType(of: ticket.fileName)?.preview {
    case .image: return try await FileAnswer(pages.city).picture(ticket)
    case .pages:
      let file = try await pages.city.open(ticket)
      let page = Int(request.queryText("page")) ?? 1
      guard (1...100_000).contains(page),
        let bytes = await PagePictures.draw(file.path, page: page)
      else { throw Refusal.notFound("picture") }
      return FileAnswer.picture(bytes, type: "image/png")
    case .some(.none), nil: throw Refusal.notFound("picture")
    }
  }

  private func ticket(_ context: GateContext) async throws -> FileTicket {
    guard let number = context.parameters.get("number").flatMap(Int.init) else {
      throw Refusal.notFound("evidence")
    }
    return try await pages.city.answer(
      DocumentFile(
        programme: try context.parameters.require("programme"),
        document: try Self.document(context), number: number),
      as: context.requireVisitor().actor)
  }

  @Sendable private func archive(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let programme = try context.parameters.require("programme")
    let period = request.queryText("period")
    let indicator = Int(request.queryText("indicator"))
    let answer = try await pages.city.answer(
      CountedEvidence(
        programme: programme, period: period.isEmpty ? nil : period, indicator: indicator),
      as: visitor.actor)
    try await pages.city.perform(
      NoteExport(
        programme: programme, what: "evidence",
        ["files": String(answer.entries.count), "period": period]), as: visitor.actor)
    let archive = EvidenceArchive(city: pages.city, answer: answer)
    let wording = pages.wording(context)
    let now = pages.city.now
    let parts = [programme, period, indicator.map { "\($0)" } ?? ""].filter { !$0.isEmpty }
    var response = Download.response(
      [], name: parts.joined(separator: "-") + "-evidence.zip", type: "application/zip")
    response.body = ResponseBody { writer in
      try await archive.write(
        index: { lines in
          let index = EvidenceIndex(lines, of: answer, wording: wording)
          return (wording("evidence-index.file"), try index.bytes(at: now))
        },
        to: { try await writer.write(ByteBuffer(bytes: $0)) })
      try await writer.finish(nil)
    }
    return response
  }

  private func retention(
    _ request: Request, _ context: GateContext, form: Form? = nil, refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let programme = try context.parameters.require("programme")
    let answer = try await pages.city.answer(
      EvidencePastTime(programme: programme), as: visitor.actor)
    let page = EvidenceRetentionPage(
      answer, typed: form, refusal: refusal, token: visitor.formToken,
      done: request.queryText("done"), wording: pages.wording(context))
    return try await pages.answer(
      page, "evidence/retention", Pages.Heading(title: page.title, programme: programme), request,
      context, status: refusal.map { Problem($0).status } ?? .ok)
  }

  @Sendable private func discard(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    let programme = try context.parameters.require("programme")
    do {
      let count = try await pages.city.perform(
        DiscardEvidence(
          programme: programme,
          documents: form.fields(after: "document-").keys.compactMap(UUID.init(uuidString:)),
          reason: form["reason"]), as: visitor.actor)
      return .redirect(to: Links.evidenceRetention(programme) + "?done=\(count)")
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict:
        return try await retention(request, context, form: form, refusal: refusal)
      case .notFound, .notAllowed: throw refusal
      }
    }
  }

  static func document(_ context: GateContext) throws -> UUID {
    guard let id = context.parameters.get("document").flatMap(UUID.init(uuidString:)) else {
      throw Refusal.notFound("evidence")
    }
    return id
  }
}
