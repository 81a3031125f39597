// SPDX-License-Identifier: Apache-2.0

import Domain
package import Foundation
import Store

/// The bytes of a piece of evidence, for whoever may see the report that it belongs to.
package struct EvidenceFile: Question {
  package struct Answer: Sendable, Decodable {
    package let fileName: String
    package let mediaType: String
    package let content: [UInt8]
  }

  let place: SubmissionPlace
  let evidence: UUID

  package init(place: SubmissionPlace, evidence: UUID) {
    self.place = place
    self.evidence = evidence
  }

  package func answer(_ work: Work) throws -> Answer {
    let record = try SubmissionDesk(place, work).existing()
    let row = try work.transaction.query(
      """
      SELECT e.file_name, e.media_type, c.content FROM evidence e
      JOIN evidence_content c ON c.sha256 = e.sha256
      WHERE e.id = \(evidence) AND e.submission_id = \(record.id) AND e.removed_at IS NULL
      """
    ).first
    guard let row, case .blob(let content) = row["content"],
      case .text(let name) = row["file_name"], case .text(let type) = row["media_type"]
    else { throw Refusal.notFound("evidence") }
    return Answer(fileName: name, mediaType: type, content: content)
  }
}
