// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// A unit takes its report back (rút lại) before anybody who decides on it has looked.
package struct WithdrawSubmission: Act {
  let place: SubmissionPlace
  let version: Int?

  package init(place: SubmissionPlace, version: Int?) {
    self.place = place
    self.version = version
  }

  package func perform(_ work: Work) throws {
    let desk = try SubmissionDesk(place, work)
    try work.require(.submitSubmission, at: desk.orgUnitID)
    // What could not be handed in again is not taken back.
    try desk.requireOpen()
    // The second click of a double click.
    if desk.record?.status == .draft, let stored = desk.record?.version, stored - 1 == version {
      return
    }
    let status = try desk.status(after: .withdraw)
    try desk.requireFresh(version)
    let record = try desk.existing()
    guard record.lookedAt == nil else { throw Refusal.conflict("submission.looked-at") }
    // A report that nobody has ever decided on was never handed in.
    try desk.move(
      to: status,
      setting: """
        , submitted_at = CASE WHEN approved_revision IS NULL AND NOT EXISTS (
            SELECT 1 FROM remark r WHERE r.submission_id = submission.id)
          THEN NULL ELSE submitted_at END
        """)
    try work.record(
      "submission.withdraw", on: record.id, desk.logged(status, revision: record.revision))
  }
}

/// Somebody who decides on a report that waits has opened it: from now on it is not withdrawn.
package struct NoteLook: Act {
  let place: SubmissionPlace

  package init(place: SubmissionPlace) { self.place = place }

  package func perform(_ work: Work) throws {
    let desk = try SubmissionDesk(place, work)
    guard let record = desk.record, record.lookedAt == nil, let stage = desk.stage,
      try desk.mayDecide(at: stage)
    else { return }
    try work.transaction.execute(
      "UPDATE submission SET looked_at = \(work.now) WHERE id = \(record.id)")
  }
}
