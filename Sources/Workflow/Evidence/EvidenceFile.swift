// SPDX-License-Identifier: Apache-2.0

import Domain
package import Foundation
import Store

/// What is needed to hand out the bytes of a version of a document.
package struct FileTicket: Sendable, Decodable {
  package let fileName: String
  package let mediaType: String
  /// In bytes.
  package let size: Int
  /// SHA-256 in hexadecimal: the name of the content in the store.
  package let sha256: String
  package let state: FileState
  package let finding: String

  /// Refuses what waits for the virus scanner, what it found something in, and what is gone.
  func open(_ work: Work) throws(Refusal) -> FileTicket {
    switch state {
    case .clean: return self
    case .waiting where !work.rules.scansFiles: return self
    case .waiting: throw .conflict("evidence.waiting", ["file": fileName])
    case .infected: throw .conflict("evidence.quarantined", ["file": fileName])
    case .leaving, .gone: throw .notFound("evidence")
    }
  }

  static let columns: SQL = "v.file_name, f.media_type, f.size, f.sha256, f.state, f.finding"
}

/// A piece of evidence as a file, for whoever may see the report that it belongs to, or reads its
/// indicator over the whole area.
package struct EvidenceFile: Question {
  let place: SubmissionPlace
  let evidence: UUID

  package init(place: SubmissionPlace, evidence: UUID) {
    self.place = place
    self.evidence = evidence
  }

  package func answer(_ work: Work) throws -> FileTicket {
    let (submission, counts) = try submission(work)
    let ticket = try work.transaction.one(
      """
      SELECT \(FileTicket.columns) FROM evidence e
      JOIN evidence_version v ON v.id = e.version_id
      JOIN evidence_document d ON d.id = v.document_id AND d.discarded_at IS NULL
      JOIN stored_file f ON f.sha256 = v.sha256 JOIN submission s ON s.id = e.submission_id
      WHERE e.id = \(evidence) AND e.submission_id = \(submission) AND \(counts)
      """, as: FileTicket.self)
    guard let ticket else { throw Refusal.notFound("evidence") }
    return try ticket.open(work)
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

/// One version of a document as a file; the latest where no number is named.
package struct DocumentFile: Question {
  let programme: String
  let document: UUID
  let number: Int?

  package init(programme: String, document: UUID, number: Int? = nil) {
    self.programme = programme
    self.document = document
    self.number = number
  }

  package func answer(_ work: Work) throws -> FileTicket {
    let book = try work.book(programme)
    let reach = try EvidenceReach(work, book)
    let only: SQL = number.map { "AND v.number = \($0)" } ?? ""
    let ticket = try work.transaction.one(
      """
      WITH RECURSIVE \(reach.scope)
      SELECT \(FileTicket.columns) FROM evidence_document d
      JOIN evidence_version v ON v.document_id = d.id JOIN stored_file f ON f.sha256 = v.sha256
      WHERE d.id = \(document) AND d.programme_id = \(book.id) AND d.discarded_at IS NULL
        AND \(reach.sees(version: "v.id")) \(only)
      ORDER BY v.number DESC LIMIT 1
      """, as: FileTicket.self)
    guard let ticket else { throw Refusal.notFound("evidence") }
    return try ticket.open(work)
  }
}
