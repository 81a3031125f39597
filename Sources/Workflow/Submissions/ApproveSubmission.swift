// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// The head of the unit, and after that the standing office, approves a report. With the second
/// approval its figures count.
package struct ApproveSubmission: Act {
  let place: SubmissionPlace
  let version: Int?

  package init(place: SubmissionPlace, version: Int?) {
    self.place = place
    self.version = version
  }

  package func perform(_ work: Work) throws -> SubmissionStatus {
    let desk = try SubmissionDesk(place, work)
    let isForOffice = try desk.isForOffice(version)
    let status = try desk.status(after: isForOffice ? .approveAtProgramme : .approveAtUnit)
    let record = try desk.existing()
    try work.transaction.execute(
      """
      INSERT INTO approval (id, submission_id, revision, level, person_id, approved_at)
      VALUES (\(Identifier.make(at: work.now)), \(record.id), \(record.revision),
        \(isForOffice ? "programme" : "unit"), \(work.actor.personID), \(work.now))
      """)
    try desk.move(
      to: status, setting: isForOffice ? ", approved_revision = revision" : "")
    if isForOffice { try count(record, desk) }
    if isForOffice { try desk.tell(.approved) { $0.types || $0.signs } }
    try work.record(
      isForOffice ? "submission.approve-at-programme" : "submission.approve-at-unit",
      on: record.id, desk.logged(status, revision: record.revision))
    return status
  }

  /// From now on this revision counts, in the place of the one approved before.
  private func count(_ record: SubmissionRecord, _ desk: SubmissionDesk) throws {
    let old = try record.approvedRevision.map { try desk.lines(of: $0, in: record.id) } ?? []
    let new = try desk.lines(of: record.revision, in: record.id)
    try ResultKeeper(work: desk.work, book: desk.book, period: desk.period)
      .replace(old, by: new, of: desk.orgUnit.code)
  }
}
