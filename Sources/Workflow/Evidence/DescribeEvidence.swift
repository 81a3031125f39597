// SPDX-License-Identifier: Apache-2.0

import Domain
package import Files
package import Foundation
import Store

/// A unit says of one of its documents what it is: number, day, issuer, kind, period. The log keeps what
/// was said before.
package struct DescribeEvidence: Act {
  let programme: String
  let document: UUID
  /// That the page showed.
  let version: Int?
  let details: EvidenceDetails

  package init(programme: String, document: UUID, version: Int?, details: EvidenceDetails) {
    self.programme = programme
    self.document = document
    self.version = version
    self.details = details
  }

  package func perform(_ work: Work) throws {
    let drawer = try EvidenceDrawer(programme, document, work)
    if let version, version != drawer.version { throw Refusal.conflict("evidence.stale") }
    var details = try details.checked(work.rules.evidence)
    if details.period.isEmpty { details.period = drawer.details.period }
    guard !details.title.isEmpty else {
      throw Refusal.invalid([Issue(field: "title", code: "field.required")])
    }
    guard details != drawer.details else { return }
    let period = try work.book(programme, details.period).1
    let changed = try work.transaction.execute(
      """
      UPDATE evidence_document SET title = \(details.title), number = \(details.number),
        issued_on = \(details.issuedOn.isEmpty ? nil : details.issuedOn),
        issuer = \(details.issuer), kind = \(details.kind), period_id = \(period.id),
        search_text = \(details.searchText(fileName: drawer.fileName)), version = version + 1
      WHERE id = \(document) AND version = \(drawer.version)
      """)
    guard changed == 1 else { throw Refusal.conflict("evidence.stale") }
    try work.record("evidence.describe", on: document, drawer.details.changes(to: details))
  }
}

/// A unit puts a later version of a document in place of the last. Open reports go over to it; what was
/// handed in or approved keeps the version that it had.
package struct AddEvidenceVersion: Act {
  let programme: String
  let document: UUID
  let file: StagedFile
  let reason: String

  package init(programme: String, document: UUID, file: StagedFile, reason: String) {
    self.programme = programme
    self.document = document
    self.file = file
    self.reason = reason
  }

  /// The number of the version.
  package func perform(_ work: Work) throws -> Int {
    let drawer = try EvidenceDrawer(programme, document, work)
    let name = work.cleaned(file.fileName)
    let mediaType = try work.requireAccepted(file, name, "file")
    let reason = try TextLimit.checked(reason, "reason")
    // The second of two clicks.
    if drawer.checksum == file.checksum { return drawer.number }
    try work.reserve(file, mediaType, "file")
    let version = try work.addVersion(
      of: document, number: drawer.number + 1, fileName: name, checksum: file.checksum,
      reason: reason)
    try work.transaction.execute(
      """
      UPDATE evidence_document SET version = version + 1,
        search_text = \(drawer.details.searchText(fileName: name)) WHERE id = \(document)
      """)
    try moveOpenReports(to: version, work)
    try work.record(
      "evidence.version", on: document,
      [
        "number": String(drawer.number + 1), "file": name, "sha256": file.checksum,
        "reason": reason,
      ])
    return drawer.number + 1
  }

  private func moveOpenReports(to version: UUID, _ work: Work) throws {
    let links = try work.transaction.all(
      """
      SELECT e.id, e.submission_id, e.indicator, e.data_element
      FROM evidence e JOIN evidence_version v ON v.id = e.version_id
      JOIN submission s ON s.id = e.submission_id
      WHERE v.document_id = \(document) AND e.removed_at IS NULL
        AND s.status IN ('draft', 'returned')
      """, as: Link.self)
    for link in links {
      try work.transaction.execute(
        "UPDATE evidence SET removed_at = \(work.now) WHERE id = \(link.id)")
      try work.transaction.execute(
        """
        INSERT INTO evidence (id, submission_id, indicator, data_element, version_id, person_id,
          attached_at)
        VALUES (\(Identifier.make(at: work.now)), \(link.submissionID), \(link.indicator),
          \(link.dataElement), \(version), \(work.actor.personID), \(work.now))
        """)
    }
  }

  private struct Link: Decodable {
    let id: UUID
    let submissionID: UUID
    let indicator: Int
    let dataElement: String
  }
}

extension EvidenceDetails {
  /// What a log entry tells: before and after of each text that changed.
  fileprivate func changes(to other: EvidenceDetails) -> [String: String] {
    let pairs = [
      ("title", title, other.title), ("number", number, other.number),
      ("issuedOn", issuedOn, other.issuedOn), ("issuer", issuer, other.issuer),
      ("kind", kind, other.kind), ("period", period, other.period),
    ]
    return pairs.reduce(into: [:]) { changes, pair in
      if pair.1 != pair.2 {
        changes[pair.0] = "\(pair.1.isEmpty ? "–" : pair.1) → \(pair.2.isEmpty ? "–" : pair.2)"
      }
    }
  }
}
