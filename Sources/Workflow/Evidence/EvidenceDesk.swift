// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// An indicator of an open report at which the actor may attach evidence.
struct EvidenceDesk {
  let work: Work
  private let place: SubmissionPlace
  private let desk: SubmissionDesk
  private let indicator: Int
  private let dataElement: String

  init(_ place: SubmissionPlace, _ indicator: Int, _ dataElement: String, _ work: Work) throws {
    self.work = work
    self.place = place
    desk = try SubmissionDesk(place, work)
    try work.require(.editSubmission, at: desk.orgUnitID)
    guard let duty = desk.duties.first(where: { $0.indicator == indicator }),
      dataElement.isEmpty || duty.dataElements.contains(dataElement)
    else { throw Refusal.notFound("indicator") }
    try desk.requireOpen()
    _ = try desk.status(after: .save)
    self.indicator = indicator
    self.dataElement = dataElement
  }

  var orgUnitID: UUID { desk.orgUnitID }
  var programmeID: UUID { desk.book.id }

  struct Known: Decodable {
    let documentID: UUID
    let versionID: UUID
    let title: String
    let fileName: String
  }

  /// The unit's own document that has this content.
  func known(_ checksum: String) throws -> Known? {
    try work.transaction.one(
      """
      SELECT d.id AS document_id, v.id AS version_id, d.title, v.file_name
      FROM evidence_version v JOIN evidence_document d ON d.id = v.document_id
      WHERE v.sha256 = \(checksum) AND d.org_unit_id = \(orgUnitID)
        AND d.programme_id = \(programmeID) AND d.discarded_at IS NULL
      ORDER BY v.made_at, v.id LIMIT 1
      """, as: Known.self)
  }

  func makeDocument(_ details: EvidenceDetails, fileName: String) throws -> UUID {
    let id = Identifier.make(at: work.now)
    let period =
      try details.period.isEmpty
      ? desk.period : work.book(place.programme, details.period).1
    try work.transaction.execute(
      """
      INSERT INTO evidence_document (id, programme_id, org_unit_id, period_id, title, number,
        issued_on, issuer, kind, search_text, version, person_id, made_at)
      VALUES (\(id), \(programmeID), \(orgUnitID), \(period.id), \(details.title), \(details.number),
        \(details.issuedOn.isEmpty ? nil : details.issuedOn), \(details.issuer), \(details.kind),
        \(details.searchText(fileName: fileName)), 1, \(work.actor.personID), \(work.now))
      """)
    return id
  }

  /// The second of two clicks finds the first one's work.
  func attach(_ version: UUID, name: String, _ checksum: String) throws -> UUID {
    let submission = try submissionID()
    let there = try work.transaction.scalar(
      """
      SELECT id FROM evidence WHERE submission_id = \(submission) AND indicator = \(indicator)
        AND data_element = \(dataElement) AND version_id = \(version) AND removed_at IS NULL
      """, as: UUID.self)
    if let there { return there }
    let id = Identifier.make(at: work.now)
    try work.transaction.execute(
      """
      INSERT INTO evidence (id, submission_id, indicator, data_element, version_id, person_id,
        attached_at)
      VALUES (\(id), \(submission), \(indicator), \(dataElement), \(version),
        \(work.actor.personID), \(work.now))
      """)
    try work.record(
      "evidence.attach", on: submission,
      ["indicator": String(indicator), "file": name, "sha256": checksum])
    return id
  }

  func version() throws -> Int {
    try work.transaction.scalar(
      "SELECT version FROM submission WHERE id = \(try submissionID())", as: Int.self) ?? 0
  }

  private func submissionID() throws -> UUID {
    if let id = desk.record?.id { return id }
    // Begun a moment ago by this very act.
    return try work.transaction.scalar(
      """
      SELECT id FROM submission
      WHERE period_id = \(desk.period.id) AND org_unit_id = \(desk.orgUnitID)
      """, as: UUID.self) ?? desk.begin()
  }
}

extension Work {
  func addVersion(
    of document: UUID, number: Int, fileName: String, checksum: String, reason: String
  ) throws -> UUID {
    let id = Identifier.make(at: now)
    try transaction.execute(
      """
      INSERT INTO evidence_version (id, document_id, number, file_name, sha256, reason, person_id,
        made_at)
      VALUES (\(id), \(document), \(number), \(fileName), \(checksum), \(reason),
        \(actor.personID), \(now))
      """)
    return id
  }
}
