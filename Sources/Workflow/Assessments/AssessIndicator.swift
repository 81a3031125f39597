// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// A person says how far an indicator is reached and how far it is likely to be, by when: who leads
/// it, or the standing office. What was said before stays as history.
package struct AssessIndicator: Act {
  let programme: String
  let period: String
  let indicator: Int
  let assessment: SelfAssessment

  package init(
    programme: String, period: String, indicator: Int, assessment: SelfAssessment
  ) {
    self.programme = programme
    self.period = period
    self.indicator = indicator
    self.assessment = assessment
  }

  package func perform(_ work: Work) throws {
    let (book, period) = try work.book(programme, period)
    guard book.framework.indicator(indicator) != nil else { throw Refusal.notFound("indicator") }
    guard try work.mayAssess([indicator], book) else {
      throw Refusal.notAllowed(.assessIndicator)
    }
    try work.assess(.indicator(indicator), assessment, period, book)
  }
}
