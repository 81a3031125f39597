// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Workflow

/// The report of a unit for a period: its page, and every step of its life.
struct SubmissionRoutes {
  static let path = "/programmes/:programme/:period/units/:unit"
  /// The texts of a form of many indicators.
  private static let limit = 2 << 20

  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("\(Self.path)") { request, context in
      try await show(request, context)
    }
    router.post("\(Self.path)/save") { request, context in
      try await write(request, context) { submission, visitor, form in
        _ = try await keep(submission, visitor, form, context)
        return "saved"
      }
    }
    router.post("\(Self.path)/submit") { request, context in
      try await write(request, context) { submission, visitor, form in
        try await submit(submission, visitor, form, context)
      }
    }
    router.post("\(Self.path)/withdraw") { request, context in
      try await write(request, context) { submission, visitor, form in
        try await pages.city.perform(
          WithdrawSubmission(place: submission, version: Int(form["version"])),
          as: visitor.actor)
        return "withdrawn"
      }
    }
    router.post("\(Self.path)/approve") { request, context in
      try await write(request, context) { submission, visitor, form in
        let act = ApproveSubmission(place: submission, version: Int(form["version"]))
        return "approved-\(try await pages.city.perform(act, as: visitor.actor).rawValue)"
      }
    }
    router.post("\(Self.path)/return") { request, context in
      try await write(request, context) { submission, visitor, form in
        try await pages.city.perform(
          ReturnSubmission(
            place: submission, version: Int(form["version"]),
            remarks: Self.numbered(form.fields(after: "remark-"))), as: visitor.actor)
        return "returned"
      }
    }
    router.post("\(Self.path)/correct") { request, context in
      try await write(request, context) { submission, visitor, form in
        try await pages.city.perform(
          CorrectSubmission(
            place: submission, version: Int(form["version"]), reason: form["reason"]),
          as: visitor.actor)
        return "correcting"
      }
    }
    router.post("\(Self.path)/copy") { request, context in
      try await write(request, context) { submission, visitor, form in
        let version = try await keep(submission, visitor, form, context)
        let act = CopyFigures(
          place: submission, version: version,
          indicator: form["copy"] == "all" ? nil : Int(form["copy"]))
        do {
          _ = try await pages.city.perform(act, as: visitor.actor)
        } catch let refusal as Refusal {
          throw KeptRefusal(refusal: refusal)
        }
        return "copied"
      }
    }
    AutosaveRoutes(pages: pages).add(to: router)
    WorkbookRoutes(pages: pages).add(to: router)
    router.get("\(Self.path)/evidence/:evidence", use: evidence)
    router.post("\(Self.path)/evidence/:evidence/remove") { request, context in
      let id = try Self.evidenceID(context)
      return try await write(request, context) { submission, visitor, form in
        _ = try await keep(submission, visitor, form, context, removing: id)
        return "removed"
      }
    }
  }

  private func show(
    _ request: Request, _ context: GateContext, form: Form? = nil, refusal: Refusal? = nil,
    isKept: Bool = false
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let submission = try Self.submissionPlace(context)
    let answer = try await pages.city.answer(
      SubmissionForm(place: submission), as: visitor.actor)
    if answer.can.approve, answer.record?.lookedAt == nil {
      try await pages.city.leaveTrace(NoteLook(place: submission), as: visitor.actor)
    }
    let wording = Wording(language: context.language, words: pages.words(context))
    let done = request.uri.queryParameters["done"].map(String.init)
    let page = SubmissionPage(
      answer, submission, person: visitor.login, token: visitor.formToken,
      typed: form,
      refusal: refusal, isKept: isKept, done: done, now: pages.city.now, wording: wording)
    return try await pages.answer(
      page, "submissions/form",
      Pages.Heading(
        title: "\(page.unitName) – \(page.periodName)", programme: submission.programme,
        period: submission.period, isIllustrative: page.isIllustrative), request, context,
      status: refusal.map { Problem($0).status } ?? .ok)
  }

  /// One writing request: a refusal shows the page again with what was typed.
  private func write(
    _ request: Request, _ context: GateContext,
    _ act: (SubmissionPlace, Visitor, Form) async throws -> String
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    try CrossSite.check(request)
    let submission = try Self.submissionPlace(context)
    let tray = try pages.city.tray(of: visitor)
    let form = try await Form.read(request, context, limit: Self.limit, tray: tray)
    defer { form.dropFiles(of: tray) }
    try CrossSite.check(form, visitor)
    guard form["version"].isEmpty || Int(form["version"]) != nil else {
      throw HTTPError(.badRequest)
    }
    do {
      let done = try await act(submission, visitor, form)
      let page = Links.submission(submission.programme, submission.period, submission.orgUnit)
      return .redirect(to: "\(page)?done=\(done)")
    } catch let kept as KeptRefusal {
      return try await show(request, context, refusal: kept.refusal, isKept: true)
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict:
        return try await show(request, context, form: form, refusal: refusal)
      case .notFound, .notAllowed: throw refusal
      }
    }
  }

  /// Saves what the form holds and attaches its files; gives the version after it.
  private func keep(
    _ submission: SubmissionPlace, _ visitor: Visitor, _ form: Form, _ context: GateContext,
    removing evidence: UUID? = nil
  ) async throws -> Int {
    let estimates = Set(form.fields(after: "estimate-").keys)
    let figures = form.fields(after: "figure-").reduce(into: [String: SaveSubmission.Entry]()) {
      $0[$1.key] = SaveSubmission.Entry(
        text: $1.value,
        maturity: estimates.contains(FigurePlace($1.key).dataElement) ? .estimate : .final)
    }
    let save = SaveSubmission(
      place: submission, version: Int(form["version"]), figures: figures,
      notes: Self.numbered(form.fields(after: "note-")),
      notApplicable: Set(form.fields(after: "not-applicable-").keys.compactMap { Int($0) }),
      notation: .typed(Language(rawValue: form["language"]) ?? context.language))
    let files = form.staged.compactMap { entry in
      Int(entry.field.dropFirst("evidence-".count)).map { indicator in
        AttachEvidence(place: submission, indicator: indicator, file: entry.file)
      }
    }
    return try await pages.city.perform(
      KeepReport(save: save, files: files, removed: evidence), taking: form.staged.map(\.file),
      as: visitor.actor)
  }

  private func submit(
    _ submission: SubmissionPlace, _ visitor: Visitor, _ form: Form, _ context: GateContext
  ) async throws -> String {
    let version: Int
    do {
      version = try await keep(submission, visitor, form, context)
    } catch let refusal as Refusal {
      // The second of two clicks finds its own work done.
      if case .conflict = refusal, try await isSubmitted(submission, visitor, form) {
        return "submitted"
      }
      throw refusal
    }
    do {
      try await pages.city.perform(
        SubmitSubmission(place: submission, version: version), as: visitor.actor)
    } catch let refusal as Refusal {
      throw KeptRefusal(refusal: refusal)
    }
    return "submitted"
  }

  /// A refusal to submit, after what the form holds was saved.
  private struct KeptRefusal: Error {
    let refusal: Refusal
  }

  private func isSubmitted(
    _ submission: SubmissionPlace, _ visitor: Visitor, _ form: Form
  ) async throws -> Bool {
    let answer = try await pages.city.answer(SubmissionForm(place: submission), as: visitor.actor)
    guard answer.record?.status == .submitted, let stored = answer.record?.version,
      let typed = Int(form["version"])
    else { return false }
    return stored - 2 == typed
  }

  @Sendable private func evidence(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let ticket = try await pages.city.answer(
      EvidenceFile(
        place: try Self.submissionPlace(context), evidence: try Self.evidenceID(context)),
      as: visitor.actor)
    return try await FileAnswer(pages.city).download(ticket, request)
  }

  static func submissionPlace(_ context: GateContext) throws -> SubmissionPlace {
    SubmissionPlace(
      programme: try context.parameters.require("programme"),
      period: try context.parameters.require("period"),
      orgUnit: try context.parameters.require("unit"))
  }

  private static func evidenceID(_ context: GateContext) throws -> UUID {
    guard let id = context.parameters.get("evidence").flatMap(UUID.init(uuidString:)) else {
      throw Refusal.notFound("evidence")
    }
    return id
  }

  private static func numbered(_ fields: [String: String]) -> [Int: String] {
    fields.reduce(into: [:]) { result, field in
      if let number = Int(field.key) { result[number] = field.value }
    }
  }
}
