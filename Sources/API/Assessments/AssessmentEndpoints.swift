// SPDX-License-Identifier: Apache-2.0

import Domain
import Gate
import Hummingbird
import Workflow

/// `POST /programmes/{programme}/{period}/evaluations/{number}/assessments`: what a person says of
/// an indicator. What was said is read with the explanation of the indicator.
struct AssessmentEndpoints {
  private struct AssessmentInput: Decodable {
    let reached: SelfAssessment.Level
    let likely: SelfAssessment.Level
    let expectedBy: Int?
    let reason: String
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
          assessment: SelfAssessment(
            reached: input.reached, likely: input.likely, expectedBy: input.expectedBy,
            reason: input.reason)), as: actor)
      let answer = try await room.city.answer(
        IndicatorExplanation(programme: programme, period: period, indicator: number), as: actor)
      return try context.responseEncoder.encode(
        ExplanationRecord(answer, context.language), from: request, context: context)
    }
  }
}
