// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation

/// A person says how far a criterion is reached and how far it is likely to be, by when: who leads
/// one of its indicators, or the standing office. What was said before stays as history.
package struct AssessCriterion: Act {
  let programme: String
  let period: String
  let criterion: String
  let assessment: SelfAssessment

  package init(
    programme: String, period: String, criterion: String, assessment: SelfAssessment
  ) {
    self.programme = programme
    self.period = period
    self.criterion = criterion
    self.assessment = assessment
  }

  package func perform(_ work: Work) throws {
    let (book, period) = try work.book(programme, period)
    guard book.framework.criterion(criterion) != nil else { throw Refusal.notFound("criterion") }
    guard try work.mayAssess(book.framework.indicators(of: criterion).map(\.number), book) else {
      throw Refusal.notAllowed(.assessIndicator)
    }
    try work.assess(.criterion(criterion), assessment, period, book)
  }
}
