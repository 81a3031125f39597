// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Hummingbird
import Workflow

/// What people say of indicators and criteria: `POST …/evaluations/{number}/assessments`, answered
/// with the explanation of the indicator, and `GET`, `POST …/criteria/{criterion}/assessments`.
struct AssessmentEndpoints {
  private struct AssessmentInput: Codable {
    let reached: SelfAssessment.Level
    let likely: SelfAssessment.Level
    let expectedBy: Int?
    let reason: String

    var assessment: SelfAssessment {
      SelfAssessment(reached: reached, likely: likely, expectedBy: expectedBy, reason: reason)
    }
  }

  let room: APIRoom

  func add(to api: RouterGroup<GateContext>) {
    api.post("programmes/:programme/:period/evaluations/:number/assessments") {
      request, context -> Response in
      let input = try await room.read(request, context, as: AssessmentInput.self)
      let actor = try context.requireVisitor().actor
      let programme = try context.parameters.require("programme")
      let period = try context.parameters.require("period")
      let number = try context.parameters.require("number", as: Int.self)
      try await room.city.perform(
        AssessIndicator(
          programme: programme, period: period, indicator: number,
          assessment: input.assessment), as: actor)
      let answer = try await room.city.answer(
        IndicatorExplanation(programme: programme, period: period, indicator: number), as: actor)
      return try context.responseEncoder.encode(
        ExplanationRecord(answer, context.language), from: request, context: context)
    }
    let path: RouterPath = "programmes/:programme/:period/criteria/:criterion/assessments"
    api.get(path) { _, context in try await criterion(context) }
    api.post(path) { request, context -> [CriterionAssessment] in
      let input = try await room.read(request, context, as: AssessmentInput.self)
      try await room.city.perform(
        AssessCriterion(
          programme: try context.parameters.require("programme"),
          period: try context.parameters.require("period"),
          criterion: try context.parameters.require("criterion"), assessment: input.assessment),
        as: context.requireVisitor().actor)
      return try await criterion(context)
    }
  }

  /// What was said of a criterion, the latest first.
  struct CriterionAssessment: ResponseEncodable {
    let reached: SelfAssessment.Level
    let likely: SelfAssessment.Level
    let expectedBy: Int?
    let reason: String
    let person: String?
  }

  private func criterion(_ context: GateContext) async throws -> [CriterionAssessment] {
    let visitor = try context.requireVisitor()
    let answer = try await room.city.answer(
      CriterionStanding(
        programme: try context.parameters.require("programme"),
        period: try context.parameters.require("period"),
        criterion: try context.parameters.require("criterion")), as: visitor.actor)
    return answer.assessments.map {
      CriterionAssessment(
        reached: $0.reached, likely: $0.likely, expectedBy: $0.expectedBy, reason: $0.reason,
        person: $0.personName)
    }
  }
}
