// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation

/// One criterion in a period: its indicators' results, and what people said of it.
package struct CriterionStanding: Question {
  package struct Answer: Sendable {
    package let overview: EvaluationOverview.Answer
    package let criterion: Criterion
    package let assessments: [AssessmentRecord]
    package let canAssess: Bool
  }

  let programme: String
  let period: String
  let criterion: String

  package init(programme: String, period: String, criterion: String) {
    self.programme = programme
    self.period = period
    self.criterion = criterion
  }

  package func answer(_ work: Work) throws -> Answer {
    let overview = try EvaluationOverview(
      programme: programme, period: period, unfolds: false
    ).answer(work)
    let book = overview.book
    guard let found = book.framework.criterion(criterion) else {
      throw Refusal.notFound("criterion")
    }
    return Answer(
      overview: overview, criterion: found,
      assessments: try work.assessments(of: overview.period, .criterion(criterion)),
      canAssess: try overview.period.isOpen
        && work.mayAssess(book.framework.indicators(of: criterion).map(\.number), book))
  }
}
