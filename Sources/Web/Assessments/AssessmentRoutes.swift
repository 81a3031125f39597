// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Gate
import Hummingbird
import Workflow

/// Saying how far an indicator is reached, and how far it is likely to be, by when.
struct AssessmentRoutes {
  let pages: Pages

  func add(to router: Router<GateContext>) {
    router.post("/programmes/:programme/:period/indicators/:number/assess") {
      request, context -> Response in
      let visitor = try context.requireVisitor()
      try CrossSite.check(request)
      let form = try await Form.read(request, context)
      try CrossSite.check(form, visitor)
      let programme = try context.parameters.require("programme")
      let period = try context.parameters.require("period")
      let number = try context.parameters.require("number", as: Int.self)
      do {
        try await pages.city.perform(
          AssessIndicator(
            programme: programme, period: period, indicator: number,
            assessment: try Self.assessment(form)), as: visitor.actor)
        return .redirect(to: Links.indicator(programme, period, number) + "#assessment")
      } catch let refusal as Refusal {
        switch refusal {
        case .invalid, .conflict:
          return try await StandingRoutes(pages: pages)
            .indicator(request, context, typed: form, refusal: refusal)
        case .notFound, .notAllowed: throw refusal
        }
      }
    }
  }

  private static func assessment(_ form: Form) throws(Refusal) -> SelfAssessment {
    guard let reached = SelfAssessment.Level(rawValue: form["reached"]),
      let likely = SelfAssessment.Level(rawValue: form["likely"])
    else { throw .invalid([Issue(field: "reached", code: "assessment.choose")]) }
    let year = form["expectedBy"].trimmingCharacters(in: .whitespaces)
    guard year.isEmpty || Int(year) != nil else {
      throw .invalid([
        Issue(field: "expectedBy", code: "assessment.no-year", arguments: ["text": year])
      ])
    }
    return SelfAssessment(
      reached: reached, likely: likely, expectedBy: Int(year), reason: form["reason"])
  }
}
