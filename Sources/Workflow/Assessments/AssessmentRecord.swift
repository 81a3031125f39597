// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// What an assessment is about.
package enum AssessmentSubject: Sendable, Hashable {
  case indicator(Int)
  case criterion(String)
}

/// What somebody said of an indicator or a criterion in a period, and when.
package struct AssessmentRecord: Sendable, Decodable {
  /// One of the two is there.
  let indicator: Int?
  let criterion: String?
  package let reached: SelfAssessment.Level
  package let likely: SelfAssessment.Level
  package let expectedBy: Int?
  package let reason: String
  package let personName: String?
  package let writtenAt: Date

  package var subject: AssessmentSubject {
    criterion.map { .criterion($0) } ?? .indicator(indicator ?? 0)
  }
}

extension Work {
  /// Everything that was said in a period, the latest first; of one subject where it is named.
  func assessments(
    of period: PeriodRecord, _ subject: AssessmentSubject? = nil
  ) throws -> [AssessmentRecord] {
    let rows = try transaction.all(
      """
      SELECT a.indicator, a.criterion, a.reached, a.likely, a.expected_by, a.reason,
        p.name AS person_name, a.written_at
      FROM self_assessment a LEFT JOIN person p ON p.id = a.person_id
      WHERE a.period_id = \(period.id)
      ORDER BY a.written_at DESC, a.id DESC
      """, as: AssessmentRecord.self)
    return subject.map { subject in rows.filter { $0.subject == subject } } ?? rows
  }

  /// Whether the actor speaks for indicators: at the area, or at a lead of one of them.
  func mayAssess(_ indicators: [Int], _ book: ProgrammeBook) throws -> Bool {
    if try may(.assessIndicator, at: book.area) { return true }
    let leads = indicators.flatMap { book.programme.assignment(of: $0)?.leads.map(\.party) ?? [] }
    return try Set(leads.flatMap(book.programme.members)).contains { code in
      guard let id = book.unitIDs[code] else { return false }
      return try may(.assessIndicator, at: id)
    }
  }

  /// Keeps what was said, in an open period only.
  func assess(
    _ subject: AssessmentSubject, _ said: SelfAssessment, _ period: PeriodRecord,
    _ book: ProgrammeBook
  ) throws {
    try requireOpen(period, book)
    let assessment = SelfAssessment(
      reached: said.reached, likely: said.likely, expectedBy: said.expectedBy,
      reason: try TextLimit.checked(said.reason, "reason"))
    let issues = assessment.issues(in: Period(period.code)?.year ?? 0)
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
    let (indicator, criterion): (Int?, String?) =
      switch subject {
      case .indicator(let number): (number, nil)
      case .criterion(let code): (nil, code)
      }
    let before = try transaction.scalar(
      """
      SELECT reached FROM self_assessment WHERE period_id = \(period.id)
        AND COALESCE(indicator, 0) = \(indicator ?? 0) AND COALESCE(criterion, '') = \(criterion ?? "")
      ORDER BY written_at DESC, id DESC LIMIT 1
      """, as: String.self)
    try transaction.execute(
      """
      INSERT INTO self_assessment (id, period_id, indicator, criterion, reached, likely, expected_by,
        reason, person_id, written_at)
      VALUES (\(Identifier.make(at: now)), \(period.id), \(indicator), \(criterion),
        \(assessment.reached.rawValue), \(assessment.likely.rawValue), \(assessment.expectedBy),
        \(assessment.reason), \(actor.personID), \(now))
      """)
    let (kind, name) =
      switch subject {
      case .indicator(let number): ("indicator.assess", String(number))
      case .criterion(let code): ("criterion.assess", code)
      }
    try record(
      kind, on: period.id,
      ["subject": name, "reached": "\(before ?? "–") → \(assessment.reached.rawValue)"])
  }
}
