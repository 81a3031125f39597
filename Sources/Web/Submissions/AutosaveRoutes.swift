// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import HTTPTypes
import Hummingbird
import Logging
import Words
import Workflow

/// What the form of a report asks for while somebody types: saving single fields, and what others did.
struct AutosaveRoutes {
  let pages: Pages

  /// How a batch of fields ended.
  private struct Saved: Encodable {
    /// Of the report as it was found: another than the page's when somebody else has saved meanwhile.
    let before: Int
    let version: Int
    /// In words, by field.
    let faults: [String: String]
    /// Somebody else's newer text, by field.
    let conflicts: [String: String]
    let person: String?
  }

  private struct State: Encodable {
    let version: Int
    let status: String
    /// Every figure and note, by field, as the person would type it.
    let fields: [String: String]
    /// The elements whose figure is an estimate, and the indicators that do not apply.
    let estimates: [String]
    let notApplicable: [String]
  }

  private struct Message: Encodable {
    let message: String
  }

  func add(to router: Router<GateContext>) {
    router.post("\(SubmissionRoutes.path)/autosave", use: save)
    router.get("\(SubmissionRoutes.path)/state", use: state)
  }

  @Sendable private func save(_ request: Request, _ context: GateContext) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    let place = try SubmissionRoutes.submissionPlace(context)
    let language = Language(rawValue: form["language"]) ?? context.language
    let estimates = Set(form.fields(after: "estimate-").keys)
    let figures = form.fields(after: "figure-").reduce(into: [String: MergeFigures.Change]()) {
      let isEstimate = estimates.contains(FigurePlace($1.key).dataElement)
      $0[$1.key] = MergeFigures.Change(
        text: $1.value, base: form["base-figure-\($1.key)"],
        maturity: isEstimate ? .estimate : .final)
    }
    let notes = form.fields(after: "note-").reduce(into: [Int: MergeFigures.Change]()) {
      guard let number = Int($1.key) else { return }
      $0[number] = MergeFigures.Change(text: $1.value, base: form["base-note-\(number)"])
    }
    let words = pages.words(context)
    do {
      let outcome = try await pages.city.perform(
        MergeFigures(place: place, figures: figures, notes: notes, notation: .typed(language)),
        as: visitor.actor)
      let wording = Wording(language: language, words: pages.phrasebooks[language] ?? words)
      return try JSONAnswer.response(
        Saved(
          before: outcome.before, version: outcome.version,
          faults: Dictionary(
            outcome.issues.map { ($0.field, wording.issue($0)) },
            uniquingKeysWith: { first, _ in first }),
          conflicts: Dictionary(
            uniqueKeysWithValues: outcome.conflicts.map { field, conflict in
              (field, conflict.note ?? wording.typed(conflict.value, conflict.element))
            }), person: outcome.person))
    } catch let refusal as Refusal {
      guard case .conflict(let code, var arguments) = refusal else { throw refusal }
      if Problem(refusal).isUnforeseen {
        context.logger.error("unforeseen", metadata: ["error": "\(refusal)"])
      }
      if let status = arguments["status"] { arguments["status"] = words("status.\(status)") }
      return try JSONAnswer.response(
        Message(message: words(code, arguments)), status: Problem(refusal).status)
    }
  }

  @Sendable private func state(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let place = try SubmissionRoutes.submissionPlace(context)
    let version = try await pages.city.answer(SubmissionVersion(place: place), as: visitor.actor)
    guard request.queryText("since") != String(version) else {
      return Response(status: .noContent)
    }
    let answer = try await pages.city.answer(SubmissionForm(place: place), as: visitor.actor)
    let wording = pages.wording(context)
    var fields: [String: String] = [:]
    for line in answer.lines {
      if !line.note.isEmpty { fields["note-\(line.indicator)"] = line.note }
      for figure in line.figures {
        let element = answer.book.framework.dataElement(figure.dataElement)
        fields["figure-\(figure.place)"] = wording.typed(figure.value, element)
      }
    }
    return try JSONAnswer.response(
      State(
        version: answer.record?.version ?? 0,
        status: (answer.record?.status ?? .draft).rawValue, fields: fields,
        estimates: answer.lines.flatMap(\.figures).filter { $0.maturity == .estimate }
          .map(\.dataElement),
        notApplicable: answer.lines.filter(\.isNotApplicable).map { String($0.indicator) }))
  }
}
