// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// A submission's own row: where the report of a unit for a period stands.
package struct SubmissionRecord: Sendable, Decodable {
  package let id: UUID
  package let status: SubmissionStatus
  package let revision: Int
  package let approvedRevision: Int?
  /// Grows with every change; a stale one on the screen is a conflict.
  package let version: Int
  package let submittedAt: Date?
  /// When somebody who decides on it first opened it, since it was handed in.
  package let lookedAt: Date?
  /// The level of approval at which it waits; nil for the standing office, and in every other status.
  package let level: String?

  /// Late when it was handed in after the last day.
  package func isLate(_ deadline: CalendarDate?, _ zone: TimeZone) -> Bool {
    guard let submittedAt, let deadline else { return false }
    return CalendarDate(submittedAt, in: zone) > deadline
  }
}

/// The place of a report: a programme, a period and a unit, by their codes.
package struct SubmissionPlace: Sendable, Hashable {
  package let programme: String
  package let period: String
  package let orgUnit: String

  package init(programme: String, period: String, orgUnit: String) {
    self.programme = programme
    self.period = period
    self.orgUnit = orgUnit
  }
}
