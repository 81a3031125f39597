// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// One document that is evidence: what is said of it, its versions, and where it stands.
package struct EvidenceDocument: Question {
  package struct Version: Sendable, Decodable {
    package let number: Int
    package let fileName: String
    package let mediaType: String
    package let size: Int
    package let sha256: String
    package let state: FileState
    package let finding: String
    package let reason: String
    package let personName: String?
    package let madeAt: Date
  }

  /// A report in which the document stands, or stood.
  package struct Use: Sendable, Decodable {
    package let evidence: UUID
    package let period: String
    package let orgUnit: String
    package let unitVi: String
    package let unitEn: String
    package let indicator: Int
    package let dataElement: String
    package let number: Int
    package let status: SubmissionStatus
    /// It stood there when the revision that counts was approved.
    package let isCounted: Bool
    package let attachedAt: Date
    package let removedAt: Date?

    package var unitName: LocalizedText { LocalizedText(vi: unitVi, en: unitEn) }
  }

  /// The same content at another unit.
  package struct Twin: Sendable, Decodable {
    package let id: UUID
    package let title: String
    package let unitVi: String
    package let unitEn: String

    package var unitName: LocalizedText { LocalizedText(vi: unitVi, en: unitEn) }
  }

  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let id: UUID
    package let details: EvidenceDetails
    package let orgUnit: String
    package let unitName: LocalizedText
    /// Of what is said; a stale one is refused.
    package let version: Int
    package let discardedAt: Date?
    /// The latest first.
    package let versions: [Version]
    package let uses: [Use]
    package let twins: [Twin]
    package let timeline: [SubmissionForm.TimelineEntry]
    package let periods: [String]
    package let rules: EvidenceRules
    package let scansFiles: Bool
    package let canEdit: Bool
  }

  let programme: String
  let document: UUID

  package init(programme: String, document: UUID) {
    self.programme = programme
    self.document = document
  }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    let reach = try EvidenceReach(work, book)
    let row = try work.transaction.one(
      """
      WITH RECURSIVE \(reach.scope)
      SELECT d.title, d.number, d.issued_on, d.issuer, d.kind, p.code AS period, d.version,
        d.discarded_at, o.id AS org_unit_id, o.code AS org_unit, o.name_vi, o.name_en
      FROM evidence_document d JOIN org_unit o ON o.id = d.org_unit_id
      JOIN reporting_period p ON p.id = d.period_id
      WHERE d.id = \(document) AND d.programme_id = \(book.id) AND \(reach.sees())
      """, as: Row.self)
    guard let row else { throw Refusal.notFound("evidence") }
    return Answer(
      book: book, id: document, details: row.details, orgUnit: row.orgUnit,
      unitName: LocalizedText(vi: row.nameVi, en: row.nameEn), version: row.version,
      discardedAt: row.discardedAt, versions: try versions(work, reach),
      uses: try uses(work, reach), twins: try twins(work, reach),
      // What others did is for those who see the unit's reports.
      timeline: try work.may(.viewSubmission, at: row.orgUnitID) ? try timeline(work) : [],
      periods: try work.periods(of: book).map(\.code), rules: work.rules.evidence,
      scansFiles: work.rules.scansFiles,
      canEdit: try row.discardedAt == nil && work.may(.editSubmission, at: row.orgUnitID))
  }

  private func versions(_ work: Work, _ reach: EvidenceReach) throws -> [Version] {
    try work.transaction.all(
      """
      WITH RECURSIVE \(reach.scope)
      SELECT v.number, v.file_name, f.media_type, f.size, f.sha256, f.state, f.finding, v.reason,
        w.name AS person_name, v.made_at
      FROM evidence_document d JOIN evidence_version v ON v.document_id = d.id
      JOIN stored_file f ON f.sha256 = v.sha256 LEFT JOIN person w ON w.id = v.person_id
      WHERE d.id = \(document) AND \(reach.sees(version: "v.id")) ORDER BY v.number DESC
      """, as: Version.self)
  }

  private func uses(_ work: Work, _ reach: EvidenceReach) throws -> [Use] {
    try work.transaction.all(
      """
      WITH RECURSIVE \(reach.scope)
      SELECT e.id AS evidence, p.code AS period, o.code AS org_unit, o.name_vi AS unit_vi,
        o.name_en AS unit_en, e.indicator, e.data_element, v.number, s.status,
        CASE WHEN \(Work.evidenceCounts) THEN 1 ELSE 0 END AS is_counted, e.attached_at,
        e.removed_at
      FROM evidence e JOIN evidence_version v ON v.id = e.version_id
      JOIN submission s ON s.id = e.submission_id
      JOIN reporting_period p ON p.id = s.period_id JOIN org_unit o ON o.id = s.org_unit_id
      WHERE v.document_id = \(document) AND \(reach.seesLink)
      ORDER BY p.starts_on DESC, e.indicator, e.attached_at DESC, e.id
      """, as: Use.self)
  }

  private func twins(_ work: Work, _ reach: EvidenceReach) throws -> [Twin] {
    try work.transaction.all(
      """
      WITH RECURSIVE \(reach.scope)
      SELECT DISTINCT d.id, d.title, o.name_vi AS unit_vi, o.name_en AS unit_en
      FROM evidence_version v JOIN evidence_version y ON y.sha256 = v.sha256
      JOIN evidence_document d ON d.id = y.document_id JOIN org_unit o ON o.id = d.org_unit_id
      WHERE v.document_id = \(document) AND d.id <> \(document)
        AND d.org_unit_id IN (SELECT id FROM scope) AND d.discarded_at IS NULL
      ORDER BY d.id
      """, as: Twin.self)
  }

  private func timeline(_ work: Work) throws -> [SubmissionForm.TimelineEntry] {
    try work.transaction.all(
      """
      SELECT e.kind, p.name AS person_name, e.occurred_at, e.detail
      FROM event e LEFT JOIN person p ON p.id = e.person_id
      WHERE e.subject_id = \(document) ORDER BY e.occurred_at DESC, e.id DESC
      """, as: SubmissionForm.TimelineEntry.self)
  }

  private struct Row: Decodable {
    let title: String
    let number: String
    let issuedOn: String?
    let issuer: String
    let kind: String
    let period: String
    let version: Int
    let discardedAt: Date?
    let orgUnitID: UUID
    let orgUnit: String
    let nameVi: String
    let nameEn: String

    var details: EvidenceDetails {
      EvidenceDetails(
        title: title, number: number, issuedOn: issuedOn ?? "", issuer: issuer, kind: kind,
        period: period)
    }
  }
}
