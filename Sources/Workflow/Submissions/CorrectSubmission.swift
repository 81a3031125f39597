// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// A unit opens a correction of an approved report: a new revision, with the reason. The approved
/// revision goes on counting until the new one is approved.
package struct CorrectSubmission: Act {
  let place: SubmissionPlace
  let version: Int?
  let reason: String

  package init(place: SubmissionPlace, version: Int?, reason: String) {
    self.place = place
    self.version = version
    self.reason = reason
  }

  package func perform(_ work: Work) throws {
    let desk = try SubmissionDesk(place, work)
    try work.require(.editSubmission, at: desk.orgUnitID)
    try desk.requireOpen()
    try desk.requireFresh(version)
    let status = try desk.status(after: .correct)
    let record = try desk.existing()
    let reason = try TextLimit.checked(
      reason, "reason", required: "correction.reason-required")
    let next = record.revision + 1
    try work.transaction.execute(
      """
      INSERT INTO submission_figure (submission_id, revision, data_element, breakdown, value,
        maturity, is_illustrative)
      SELECT submission_id, \(next), data_element, breakdown, value, maturity, is_illustrative
      FROM submission_figure
      WHERE submission_id = \(record.id) AND revision = \(record.revision)
      """)
    try work.transaction.execute(
      """
      INSERT INTO submission_note (submission_id, revision, indicator, text, is_not_applicable)
      SELECT submission_id, \(next), indicator, text, is_not_applicable FROM submission_note
      WHERE submission_id = \(record.id) AND revision = \(record.revision)
      """)
    try desk.move(to: status, setting: ", revision = \(next)")
    try work.record(
      "submission.correct", on: record.id,
      desk.logged(status, revision: next).merging(["reason": reason]) { _, new in new })
  }
}
