// SPDX-License-Identifier: Apache-2.0

import Domain
package import Foundation
import Store

/// A unit takes a document off an open report. The entry stays, marked as removed; the document stays
/// among those of the unit.
package struct RemoveEvidence: Act {
  let place: SubmissionPlace
  let evidence: UUID

  package init(place: SubmissionPlace, evidence: UUID) {
    self.place = place
    self.evidence = evidence
  }

  package func perform(_ work: Work) throws {
    let desk = try SubmissionDesk(place, work)
    let record = try desk.existing()
    let indicator = try work.transaction.scalar(
      """
      SELECT indicator FROM evidence
      WHERE id = \(evidence) AND submission_id = \(record.id) AND removed_at IS NULL
      """, as: Int.self)
    guard let indicator else { throw Refusal.notFound("evidence") }
    try work.require(.editSubmission, at: desk.orgUnitID)
    try desk.requireOpen()
    _ = try desk.status(after: .save)
    try work.transaction.execute(
      "UPDATE evidence SET removed_at = \(work.now) WHERE id = \(evidence)")
    try work.record(
      "evidence.remove", on: record.id,
      ["indicator": String(indicator), "evidence": evidence.uuidString.lowercased()])
  }
}
