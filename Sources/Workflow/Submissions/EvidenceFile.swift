// SPDX-License-Identifier: Apache-2.0

import Domain
package import Foundation
import Store

/// The bytes of a piece of evidence, for whoever may see the report that it belongs to, or reads its
/// indicator over the whole area.
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
    let (submission, counts) = try submission(work)
    let row = try work.transaction.query(
      """
      SELECT e.file_name, e.media_type, c.content FROM evidence e
      JOIN evidence_content c ON c.sha256 = e.sha256 JOIN submission s ON s.id = e.submission_id
      WHERE e.id = \(evidence) AND e.submission_id = \(submission) AND \(counts)
      """
    ).first
    guard let row, case .blob(let content) = row["content"],
      case .text(let name) = row["file_name"], case .text(let type) = row["media_type"]
    else { throw Refusal.notFound("evidence") }
    return Answer(fileName: name, mediaType: type, content: content)
  }

  /// The report that the evidence stands in, and which of its evidence may be read: what stands there
  /// or counts; by the indicator's leads only what counts.
  private func submission(_ work: Work) throws -> (UUID, SQL) {
    do {
      let id = try SubmissionDesk(place, work).existing().id
      return (id, "(e.removed_at IS NULL OR \(Work.evidenceCounts))")
    } catch Refusal.notFound("unit") {
      let (book, period) = try work.book(place.programme, place.period)
      guard let unit = book.unitIDs[place.orgUnit],
        let found = try work.transaction.one(
          """
          SELECT s.id, e.indicator FROM submission s JOIN evidence e ON e.submission_id = s.id
          WHERE s.period_id = \(period.id) AND s.org_unit_id = \(unit) AND e.id = \(evidence)
            AND \(Work.evidenceCounts)
          """, as: Found.self),
        try work.readsWhole(found.indicator, book)
      else { throw Refusal.notFound("unit") }
      return (found.id, Work.evidenceCounts)
    }
  }

  private struct Found: Decodable {
    let id: UUID
    let indicator: Int
  }
}
