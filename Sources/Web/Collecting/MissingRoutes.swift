// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Workflow

/// Who is missing: units against indicators, and urging them.
struct MissingRoutes {
  static let path = "/programmes/:programme/:period/missing"

  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.get("\(Self.path)") { request, context in
      try await show(request, context, query: Self.query(request.queryText))
    }
    router.post("\(Self.path)/remind", use: remind)
  }

  private static func query(_ field: (String) -> String) -> MissingQuery {
    MissingQuery(
      state: DutyState(rawValue: field("state")),
      kind: field("kind").filter { $0.isLetter || $0.isNumber || $0 == "-" })
  }

  private func show(
    _ request: Request, _ context: GateContext, query: MissingQuery,
    outcome: RemindUnits.Outcome? = nil, typed: Form? = nil, refusal: Refusal? = nil
  ) async throws -> Response {
    let visitor = try context.requireVisitor()
    let answer = try await pages.city.answer(question(context), as: visitor.actor)
    let page = MissingPage(
      answer, query: query, outcome: outcome, typed: typed, refusal: refusal, now: pages.city.now,
      token: visitor.formToken, wording: pages.wording(context))
    return try await pages.answer(
      page, "collecting/missing",
      Pages.Heading(
        title: page.title, programme: answer.book.programme.id, period: answer.period.code,
        isWide: true), request, context, status: refusal.map { Problem($0).status } ?? .ok)
  }

  private func question(_ context: GateContext) throws -> WhoIsMissing {
    WhoIsMissing(
      programme: try context.parameters.require("programme"),
      period: try context.parameters.require("period"))
  }

  /// Urges those that the page shows and that have not handed in.
  @Sendable private func remind(
    _ request: Request, _ context: GateContext
  ) async throws -> Response {
    let (form, visitor) = try await Form.signed(request, context)
    let query = Self.query { form[$0] }
    do {
      let shown = try await pages.city.answer(question(context), as: visitor.actor)
      let units = shown.rows.filter { query.takes($0) && $0.isOpen }.map(\.orgUnit.code)
      let outcome = try await pages.city.perform(
        RemindUnits(
          programme: shown.book.programme.id, period: shown.period.code, orgUnits: units,
          message: form["message"]), as: visitor.actor)
      return try await show(request, context, query: query, outcome: outcome)
    } catch let refusal as Refusal {
      switch refusal {
      case .invalid, .conflict:
        return try await show(request, context, query: query, typed: form, refusal: refusal)
      case .notFound, .notAllowed: throw refusal
      }
    }
  }
}
