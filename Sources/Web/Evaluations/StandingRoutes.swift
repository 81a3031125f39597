// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Reports
import Workflow

/// Where the city stands: the overview of a period, one indicator explained, and the reports.
struct StandingRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("/programmes/:programme/:period") { request, context in
      let visitor = try context.requireVisitor()
      let answer = try await overview(request, context, visitor)
      let wording = Wording(language: context.language, words: pages.words(context))
      let page = StandingPage(answer, wording: wording)
      return try await pages.answer(
        page, "evaluations/standing",
        Pages.Heading(
          title: page.title, programme: answer.book.programme.id, period: answer.period.code,
          isIllustrative: page.isIllustrative), request, context)
    }
    router.get("/programmes/:programme/:period/indicators/:number") { request, context in
      try await indicator(request, context)
    }
    router.get("/programmes/:programme/:period/report.docx") { request, context in
      try await report(request, context, ending: "docx")
    }
    router.get("/programmes/:programme/:period/report.xlsx") { request, context in
      try await report(request, context, ending: "xlsx")
    }
    router.get("/programmes/:programme/:period/indicators/:number/then-and-now") {
      request, context in
      let visitor = try context.requireVisitor()
      let answer = try await pages.city.answer(
        IndicatorThenAndNow(
          programme: try context.parameters.require("programme"),
          period: try context.parameters.require("period"),
          indicator: try context.parameters.require("number", as: Int.self)), as: visitor.actor)
      let page = ThenAndNowPage(answer, wording: pages.wording(context))
      return try await pages.answer(
        page, "evaluations/then-and-now",
        Pages.Heading(
          title: page.title, programme: answer.book.programme.id, period: answer.period.code,
          isIllustrative: answer.then.isIllustrative), request, context)
    }
  }

  /// One indicator explained; again with what was typed where an assessment was refused.
  func indicator(
    _ request: Request, _ context: GateContext, typed: Form? = nil, refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let query = request.uri.queryParameters
    let answer = try await pages.city.answer(
      IndicatorExplanation(
        programme: try context.parameters.require("programme"),
        period: try context.parameters.require("period"),
        indicator: try context.parameters.require("number", as: Int.self),
        orgUnit: query["unit"].map(String.init),
        includesProvisional: query["provisional"] == "yes", tree: request.tree), as: visitor.actor)
    // What cannot be read is told to nobody who may not say it at all.
    if refusal != nil, answer.overview.period.isOpen, !answer.canAssess {
      throw Refusal.notAllowed(.assessIndicator)
    }
    let wording = Wording(language: context.language, words: pages.words(context))
    let page = IndicatorPage(
      answer, sort: query["sort"].flatMap { IndicatorReports.Sort(rawValue: String($0)) } ?? .plan,
      typed: typed, refusal: refusal, token: visitor.formToken,
      wording: wording)
    return try await pages.answer(
      page, "evaluations/indicator",
      Pages.Heading(
        title: "\(page.number). \(page.name)", programme: answer.overview.book.programme.id,
        period: answer.overview.period.code, isIllustrative: answer.evaluation.isIllustrative),
      request, context, status: refusal.map { Problem($0).status } ?? .ok)
  }

  private func overview(
    _ request: Request, _ context: GateContext, _ visitor: Visitor
  ) async throws -> EvaluationOverview.Answer {
    try await pages.city.answer(
      EvaluationOverview(
        programme: try context.parameters.require("programme"),
        period: try context.parameters.require("period"),
        orgUnit: request.uri.queryParameters["unit"].map(String.init),
        includesProvisional: request.uri.queryParameters["provisional"] == "yes", unfolds: false,
        tree: request.tree),
      as: visitor.actor)
  }

  private func report(
    _ request: Request, _ context: GateContext, ending: String
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let content = try await pages.city.answer(
      PeriodReportContent(
        programme: try context.parameters.require("programme"),
        period: try context.parameters.require("period"), tree: request.tree), as: visitor.actor)
    let report = PeriodReport(
      content, language: context.language, words: pages.words(context))
    let name = "\(content.book.programme.id)-\(content.period.code).\(ending)"
    try await pages.city.perform(
      NoteExport(
        programme: content.book.programme.id, what: "period-report",
        ["period": content.period.code, "format": ending]), as: visitor.actor)
    return ending == "docx"
      ? Download.response(
        try report.docx(), name: name,
        type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
      : Download.response(
        try report.xlsx(), name: name,
        type: Download.workbook)
  }
}

extension Request {
  /// By which units a page is read: as it was then, unless it asks for today's.
  var tree: TreeView { uri.queryParameters["tree"] == "today" ? .today : .then }
}
