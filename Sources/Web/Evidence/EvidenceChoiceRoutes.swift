// SPDX-License-Identifier: Apache-2.0

import Domain
import Files
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Workflow

/// Evidence at an indicator of a report: chosen among the unit's documents, or brought by an upload.
struct EvidenceChoiceRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("\(SubmissionRoutes.path)/evidence", use: choose)
    router.post("\(SubmissionRoutes.path)/evidence", use: attach)
  }

  @Sendable private func choose(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let place = try SubmissionRoutes.submissionPlace(context)
    let form = try await pages.city.answer(SubmissionForm(place: place), as: visitor.actor)
    guard let indicator = Int(request.queryText("indicator")),
      form.duties.contains(where: { $0.indicator == indicator })
    else { throw Refusal.notFound("indicator") }
    var filter = EvidenceList.Filter()
    filter.orgUnit = place.orgUnit
    filter.words = request.queryText("q")
    filter.page = Int(request.queryText("page")) ?? 1
    let answer = try await pages.city.answer(
      EvidenceList(programme: place.programme, filter: filter), as: visitor.actor)
    let page = EvidenceChoicePage(
      answer, form, place, indicator: indicator, filter: filter, token: visitor.formToken,
      wording: pages.wording(context))
    return try await pages.answer(
      page, "evidence/choice",
      Pages.Heading(title: page.title, programme: place.programme, period: place.period), request,
      context)
  }

  /// What the page's script is told of a file that it brought.
  private struct Attached: Encodable {
    let href: String
    let removeHref: String
    let documentHref: String
    let name: String
    let size: String
    /// In words, where the unit had the same file already.
    let known: String?
    /// Of the report after it.
    let version: Int
  }

  private struct Refused: Encodable {
    let message: String
  }

  @Sendable private func attach(_ request: Request, _ context: GateContext) async throws -> Response
  {
    let (form, visitor) = try await Form.signed(request, context)
    let place = try SubmissionRoutes.submissionPlace(context)
    guard let indicator = Int(form["indicator"]) else { throw Refusal.notFound("indicator") }
    if form["upload"].isEmpty {
      guard let document = UUID(uuidString: form["document"]) else {
        throw Refusal.notFound("evidence")
      }
      try await pages.city.perform(
        ReuseEvidence(
          place: place, indicator: indicator, dataElement: form["element"], document: document),
        as: visitor.actor)
      return .redirect(
        to: Links.submission(place.programme, place.period, place.orgUnit)
          + "?done=attached#indicator-\(indicator)")
    }
    return try await take(form, place, indicator, visitor, context)
  }

  private func take(
    _ form: Form, _ place: SubmissionPlace, _ indicator: Int, _ visitor: Visitor,
    _ context: GateContext
  ) async throws -> Response {
    let file = try await pages.city.upload(form["upload"], of: visitor)
    let wording = pages.wording(context)
    do {
      let outcome = try await pages.city.perform(
        AttachEvidence(
          place: place, indicator: indicator, dataElement: form["element"], file: file),
        taking: [file], as: visitor.actor)
      pages.city.staging?.drop(file.id)
      let href = Links.evidence(
        Links.submission(place.programme, place.period, place.orgUnit), outcome.evidence)
      return try JSONAnswer.response(
        Attached(
          href: href, removeHref: "\(href)/remove",
          documentHref: Links.document(place.programme, outcome.document), name: file.fileName,
          size: wording.size(file.size),
          known: outcome.known.map { wording("evidence.known", ["title": $0]) },
          version: outcome.version))
    } catch Refusal.invalid(let issues) {
      // It would be refused again.
      pages.city.staging?.drop(file.id)
      return try JSONAnswer.response(
        Refused(message: issues.map(wording.issue).joined(separator: " ")),
        status: .unprocessableContent)
    } catch let refusal as Refusal {
      guard case .conflict(let code, var arguments) = refusal else { throw refusal }
      if let status = arguments["status"] { arguments["status"] = wording("status.\(status)") }
      return try JSONAnswer.response(
        Refused(message: wording(code, arguments)), status: Problem(refusal).status)
    }
  }
}
