// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// What somebody said of an indicator in a period, and when.
package struct AssessmentRecord: Sendable, Decodable {
  package let indicator: Int
  package let reached: SelfAssessment.Level
  package let likely: SelfAssessment.Level
  package let expectedBy: Int?
  package let reason: String
  package let personName: String?
  package let writtenAt: Date
}

extension Work {
  /// Everything that was said in a period, the latest first; of one indicator where it is named.
  func assessments(
    of period: PeriodRecord, indicator: Int? = nil
  ) throws -> [AssessmentRecord] {
    let named: SQL = indicator.map { "AND a.indicator = \($0)" } ?? ""
    return try transaction.all(
      """
      SELECT a.indicator, a.reached, a.likely, a.expected_by, a.reason, p.name AS person_name,
        a.written_at
      FROM self_assessment a LEFT JOIN person p ON p.id = a.person_id
      WHERE a.period_id = \(period.id) \(named)
      ORDER BY a.written_at DESC, a.id DESC
      """, as: AssessmentRecord.self)
  }
}
