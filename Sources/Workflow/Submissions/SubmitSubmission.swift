// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// A unit hands its report to its head. Everything owed has its figures, or a note saying why not.
package struct SubmitSubmission: Act {
  let place: SubmissionPlace
  let version: Int?

  package init(place: SubmissionPlace, version: Int?) {
    self.place = place
    self.version = version
  }

  package func perform(_ work: Work) throws {
    let desk = try SubmissionDesk(place, work)
    try work.require(.submitSubmission, at: desk.orgUnitID)
    try desk.requireOpen()
    // A second click on the same page has nothing left to do.
    if desk.record?.status == .submitted, let stored = desk.record?.version,
      stored - 1 == version
    {
      return
    }
    let status = try desk.status(after: .submit)
    try desk.requireFresh(version)
    let lines = try desk.lines()
    var issues = SubmissionCheck.issues(
      lines, duties: desk.duties, framework: desk.book.framework)
    issues += SubmissionCheck.unanswered(try desk.doubts(lines, try desk.background().1), lines)
    issues += try desk.stoppedFiles()
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
    let record = try desk.existing()
    try desk.keepSnapshot(lines)
    try desk.move(
      to: status, setting: ", submitted_at = COALESCE(submitted_at, \(work.now)), looked_at = NULL")
    try desk.tell(.toSign) { $0.signs }
    try work.record(
      "submission.submit", on: record.id, desk.logged(status, revision: record.revision))
  }
}
