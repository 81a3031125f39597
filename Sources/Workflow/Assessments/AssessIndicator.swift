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
    guard try work.mayAssess(indicator, book) else {
      throw Refusal.notAllowed(.assessIndicator)
    }
    try work.requireOpen(period, book)
    let reason = try TextLimit.checked(assessment.reason, "reason")
    let read = SelfAssessment(
      reached: assessment.reached, likely: assessment.likely, expectedBy: assessment.expectedBy,
      reason: reason)
    let issues = read.issues(in: Period(period.code)?.year ?? 0)
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
    try work.transaction.execute(
      """
      INSERT INTO self_assessment (id, period_id, indicator, reached, likely, expected_by, reason,
        person_id, written_at)
      VALUES (\(Identifier.make(at: work.now)), \(period.id), \(indicator),
        \(read.reached.rawValue), \(read.likely.rawValue), \(read.expectedBy), \(reason),
        \(work.actor.personID), \(work.now))
      """)
    try work.record(
      "indicator.assess", on: period.id,
      ["indicator": String(indicator), "reached": read.reached.rawValue])
  }
}

extension Work {
  /// Whether the actor speaks for an indicator: at the area, or at one of its leads.
  func mayAssess(_ indicator: Int, _ book: ProgrammeBook) throws -> Bool {
    if try may(.assessIndicator, at: book.area) { return true }
    let leads = book.programme.assignment(of: indicator)?.leads.map(\.party) ?? []
    return try leads.flatMap(book.programme.members).contains { code in
      guard let id = book.unitIDs[code] else { return false }
      return try may(.assessIndicator, at: id)
    }
  }
}
