// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// A document that the actor may change: one of a unit for which the actor types.
struct EvidenceDrawer {
  let details: EvidenceDetails
  let version: Int
  /// Of the latest version: its number, file name and checksum.
  let number: Int
  let fileName: String
  let checksum: String

  init(_ programme: String, _ document: UUID, _ work: Work) throws {
    let book = try work.book(programme)
    let row = try work.transaction.one(
      """
      SELECT d.org_unit_id, d.title, d.number, d.issued_on, d.issuer, d.kind, p.code AS period,
        d.version, v.number AS latest, v.file_name, v.sha256, d.discarded_at
      FROM evidence_document d \(EvidenceList.latest)
      JOIN reporting_period p ON p.id = d.period_id
      WHERE d.id = \(document) AND d.programme_id = \(book.id)
      """, as: Row.self)
    guard let row, try work.may(.viewSubmission, at: row.orgUnitID) else {
      throw Refusal.notFound("evidence")
    }
    try work.require(.editSubmission, at: row.orgUnitID)
    if row.discardedAt != nil { throw Refusal.conflict("evidence.discarded") }
    details = EvidenceDetails(
      title: row.title, number: row.number, issuedOn: row.issuedOn ?? "", issuer: row.issuer,
      kind: row.kind, period: row.period)
    (version, number, fileName, checksum) = (row.version, row.latest, row.fileName, row.sha256)
  }

  private struct Row: Decodable {
    let orgUnitID: UUID
    let title: String
    let number: String
    let issuedOn: String?
    let issuer: String
    let kind: String
    let period: String
    let version: Int
    let latest: Int
    let fileName: String
    let sha256: String
    let discardedAt: Date?
  }
}
