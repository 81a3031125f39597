// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// The evidence of a dossier: what counted for approved reports of a programme, of all its periods or of
/// one, of all indicators or of one.
package struct CountedEvidence: Question {
  package struct Entry: Sendable, Decodable {
    package let indicator: Int
    package let dataElement: String
    package let period: String
    package let orgUnit: String
    package let unitVi: String
    package let unitEn: String
    package let title: String
    package let number: String
    package let issuedOn: String?
    package let issuer: String
    package let kind: String
    package let versionID: UUID
    package let version: Int
    package let fileName: String
    package let size: Int
    package let sha256: String
    package let state: FileState
    package let personName: String?
    package let attachedAt: Date
    package let approvedAt: Date

    package var unitName: LocalizedText { LocalizedText(vi: unitVi, en: unitEn) }
  }

  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let entries: [Entry]
    package let rules: EvidenceRules
    package let scansFiles: Bool

    /// Whether the bytes of an entry are handed out.
    package func isOpen(_ entry: Entry) -> Bool {
      entry.state == .clean || (entry.state == .waiting && !scansFiles)
    }
  }

  let programme: String
  let period: String?
  let indicator: Int?

  package init(programme: String, period: String? = nil, indicator: Int? = nil) {
    self.programme = programme
    self.period = period
    self.indicator = indicator
  }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    try work.require(.exportReport, at: book.area)
    let one = try period.map { try work.period($0, of: book).id }
    let ofPeriod: SQL = one.map { "AND s.period_id = \($0)" } ?? ""
    let ofIndicator: SQL = indicator.map { "AND e.indicator = \($0)" } ?? ""
    let entries = try work.transaction.all(
      """
      SELECT e.indicator, e.data_element, p.code AS period, o.code AS org_unit,
        o.name_vi AS unit_vi, o.name_en AS unit_en, d.title, d.number, d.issued_on, d.issuer,
        d.kind, v.id AS version_id, v.number AS version, v.file_name, f.size, f.sha256, f.state,
        w.name AS person_name, e.attached_at,
        (SELECT MAX(a.approved_at) FROM approval a WHERE a.submission_id = s.id
          AND a.revision = s.approved_revision AND a.level = 'programme') AS approved_at
      FROM evidence e JOIN submission s ON s.id = e.submission_id
      JOIN reporting_period p ON p.id = s.period_id JOIN org_unit o ON o.id = s.org_unit_id
      JOIN evidence_version v ON v.id = e.version_id
      JOIN evidence_document d ON d.id = v.document_id AND d.discarded_at IS NULL
      JOIN stored_file f ON f.sha256 = v.sha256 LEFT JOIN person w ON w.id = e.person_id
      WHERE s.programme_id = \(book.id) AND \(Work.evidenceCounts) \(ofPeriod) \(ofIndicator)
      ORDER BY e.indicator, p.starts_on, o.code, e.attached_at, e.id
      """, as: Entry.self)
    return Answer(
      book: book, entries: entries, rules: work.rules.evidence, scansFiles: work.rules.scansFiles)
  }
}
