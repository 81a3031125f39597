// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Hummingbird
import Workflow

/// `GET /programmes/{programme}/framework`: every indicator as a rule, or those found by `q`;
/// `…/framework/{number}`: one; `…/crosswalks`: what other frameworks ask that these answer.
struct FrameworkEndpoints {
  /// One criterion of another framework with the indicators that answer it.
  struct CrosswalkJSON: ResponseEncodable {
    let framework: String
    let criterion: String
    let name: String?
    let indicators: [String]
    /// True for a link that is only supposed, or a wording that is not official.
    let isUnverified: Bool
  }

  let room: APIRoom

  func add(to api: RouterGroup<GateContext>) {
    api.get("programmes/:programme/framework") { request, context -> Response in
      let answer = try await answer(context, words: request.queryText("q"))
      let records = answer.book.framework.indicators
        .filter { answer.found?.contains($0.number) ?? true }
        .map { DefinitionRecord($0, in: answer.book, context.language) }
      return try context.responseEncoder.encode(records, from: request, context: context)
    }
    api.get("programmes/:programme/framework/:number") { request, context -> Response in
      let answer = try await answer(context)
      let number = try context.parameters.require("number", as: Int.self)
      guard let indicator = answer.book.framework.indicator(number) else {
        throw Refusal.notFound("indicator")
      }
      return try context.responseEncoder.encode(
        DefinitionRecord(indicator, in: answer.book, context.language), from: request,
        context: context)
    }
    api.get("programmes/:programme/crosswalks") { _, context -> [CrosswalkJSON] in
      let answer = try await answer(context)
      return answer.compared.flatMap { framework -> [CrosswalkJSON] in
        let criteria = framework.areas.flatMap(\.standards).flatMap(\.criteria)
        let crosswalk = framework.crosswalks.first { $0.to == answer.book.programme.framework }
        return criteria.map { criterion in
          let link = crosswalk?.link(criterion.code)
          return CrosswalkJSON(
            framework: framework.id, criterion: criterion.code,
            name: criterion.name?[context.language],
            indicators: (link?.indicators ?? []).map(String.init),
            isUnverified: link?.isUnverified ?? false || framework.isUnverified ?? false)
        }
      }
    }
  }

  private func answer(
    _ context: GateContext, words: String = ""
  ) async throws -> FrameworkText.Answer {
    let visitor = try context.requireVisitor()
    return try await room.city.answer(
      FrameworkText(programme: try context.parameters.require("programme"), words: words),
      as: visitor.actor)
  }
}
