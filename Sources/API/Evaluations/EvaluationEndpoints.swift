// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Workflow

/// `GET /programmes/{programme}/{period}/evaluations`: every indicator, as `evaluate` prints it.
struct EvaluationEndpoints {
  let room: APIRoom

  func add(to api: RouterGroup<GateContext>) {
    api.get("programmes/:programme/:period/evaluations") { request, context -> Response in
      let visitor = try context.requireVisitor()
      let answer = try await room.city.answer(
        EvaluationOverview(
          programme: try context.parameters.require("programme"),
          period: try context.parameters.require("period"),
          orgUnit: request.uri.queryParameters["unit"].map(String.init),
          includesProvisional: request.uri.queryParameters["provisional"] == "yes",
          tree: try request.tree()), as: visitor.actor)
      return try context.responseEncoder.encode(
        answer.records(context.language), from: request, context: context)
    }
    api.get("programmes/:programme/:period/evaluations/:number") { request, context -> Response in
      let visitor = try context.requireVisitor()
      let answer = try await room.city.answer(
        IndicatorExplanation(
          programme: try context.parameters.require("programme"),
          period: try context.parameters.require("period"),
          indicator: try context.parameters.require("number", as: Int.self),
          orgUnit: request.uri.queryParameters["unit"].map(String.init),
          includesProvisional: request.uri.queryParameters["provisional"] == "yes",
          tree: try request.tree()), as: visitor.actor)
      return try context.responseEncoder.encode(
        ExplanationRecord(answer, context.language), from: request, context: context)
    }
    api.get("programmes/:programme/:period/evaluations/:number/then-and-now") {
      request, context -> Response in
      let visitor = try context.requireVisitor()
      let answer = try await room.city.answer(
        IndicatorThenAndNow(
          programme: try context.parameters.require("programme"),
          period: try context.parameters.require("period"),
          indicator: try context.parameters.require("number", as: Int.self)),
        as: visitor.actor)
      return try context.responseEncoder.encode(
        ThenAndNowRecord(answer, context.language), from: request, context: context)
    }
    api.get("programmes/:programme/:period/progress") { _, context -> [ProgressJSON] in
      let visitor = try context.requireVisitor()
      let answer = try await room.city.answer(
        PeriodProgress(
          programme: try context.parameters.require("programme"),
          period: try context.parameters.require("period")), as: visitor.actor)
      return answer.entries.map {
        ProgressJSON(
          orgUnit: $0.orgUnit.code, name: $0.orgUnit.name[context.language],
          status: $0.status?.rawValue ?? "notStarted", waitsFor: $0.waitsFor?.code,
          isLate: $0.isLate, filled: $0.filled, owed: $0.owed)
      }
    }
  }

  /// One unit's report as JSON.
  struct ProgressJSON: ResponseEncodable {
    let orgUnit: String
    let name: String
    let status: String
    /// The code of the unit that decides next.
    let waitsFor: String?
    let isLate: Bool
    let filled: Int
    let owed: Int
  }
}

extension Request {
  /// `?tree=then` or `today`; a misspelt one is told.
  func tree() throws(Refusal) -> TreeView {
    let text = queryText("tree")
    if text.isEmpty { return .then }
    guard let tree = TreeView(rawValue: text) else {
      throw .invalid([
        Issue(
          field: "tree", code: "table.not-a-choice",
          arguments: ["text": text, "choices": "then, today"])
      ])
    }
    return tree
  }
}
