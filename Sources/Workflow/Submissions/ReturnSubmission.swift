// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// The head of the unit, of the unit of a level, or the standing office, sends a report back with remarks, each at an
/// indicator or at the whole.
package struct ReturnSubmission: Act {
  let place: SubmissionPlace
  let version: Int?
  /// By indicator; 0 is the whole report.
  let remarks: [Int: String]

  package init(place: SubmissionPlace, version: Int?, remarks: [Int: String]) {
    self.place = place
    self.version = version
    self.remarks = remarks
  }

  package func perform(_ work: Work) throws {
    let desk = try SubmissionDesk(place, work)
    let stage = try desk.decidedStage(version)
    let status = try desk.status(after: stage.sendingBack.step)
    let record = try desk.existing()
    let indicators = Set(desk.duties.map(\.indicator) + [0])
    let said = try Dictionary(
      uniqueKeysWithValues: remarks.map {
        ($0.key, try TextLimit.checked($0.value, "remark-\($0.key)"))
      }
    )
    .filter { !$0.value.isEmpty && indicators.contains($0.key) }
    guard !said.isEmpty else {
      throw Refusal.invalid([Issue(field: "remark-0", code: "remark.required")])
    }
    for (indicator, text) in said.sorted(by: { $0.key < $1.key }) {
      try work.transaction.execute(
        """
        INSERT INTO remark (id, submission_id, revision, indicator, text, person_id, made_at)
        VALUES (\(Identifier.make(at: work.now)), \(record.id), \(record.revision),
          \(indicator == 0 ? nil : indicator), \(text), \(work.actor.personID), \(work.now))
        """)
    }
    try desk.move(to: status)
    let message = said.sorted { $0.key < $1.key }.map {
      $0.key == 0 ? $0.value : "(\($0.key)) \($0.value)"
    }
    try desk.tell(.returned, message: message.joined(separator: "\n")) { $0.types }
    try work.record(
      stage.sendingBack.event, on: record.id,
      desk.logged(status, at: stage).merging(["remarks": String(said.count)]) { _, new in new })
  }
}
