// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// The head of the unit, after that the levels of the regime and then the standing office approve a
/// report. With the last approval its figures count.
package struct ApproveSubmission: Act {
  let place: SubmissionPlace
  let version: Int?

  package init(place: SubmissionPlace, version: Int?) {
    self.place = place
    self.version = version
  }

  package func perform(_ work: Work) throws -> SubmissionStatus {
    let desk = try SubmissionDesk(place, work)
    let stage = try desk.decidedStage(version)
    let status = try desk.status(after: stage.approval.step)
    let record = try desk.existing()
    try work.transaction.execute(
      """
      INSERT INTO approval (id, submission_id, revision, level, org_unit_id, person_id, approved_at)
      VALUES (\(Identifier.make(at: work.now)), \(record.id), \(record.revision), \(stage.code),
        \(try desk.deciderID(stage)), \(work.actor.personID), \(work.now))
      """)
    let level = desk.level(after: stage)
    try desk.move(
      to: status, level: level, setting: stage == .programme ? ", approved_revision = revision" : ""
    )
    if stage == .programme {
      try count(record, desk)
      try desk.tell(.approved) { $0.types || $0.signs }
    } else if let next = desk.stages.first(where: { $0.code == level }) {
      try desk.tell(.toSign, at: next) { $0.signs }
    }
    try work.record(
      stage.approval.event, on: record.id, desk.logged(status, at: stage))
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
