// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// The documents that are evidence in a programme, of those that the actor sees: found by words
/// without accents, and by what they stand for.
package struct EvidenceList: Question {
  package struct Filter: Sendable, Hashable {
    /// In title, number, issuer and file name, each word for itself.
    package var words = ""
    package var indicator: Int?
    /// The code of a unit.
    package var orgUnit = ""
    package var kind = ""
    /// The code of the period of the document.
    package var period = ""
    package var standing: Standing = .any
    /// From 1.
    package var page = 1

    package init() {}
  }

  /// What a document has to do with reports.
  package enum Standing: String, Sendable, CaseIterable {
    case any
    /// In an approved report.
    case counted
    /// In no report.
    case unused
    /// Another unit has the same content.
    case shared
    /// Waiting for the virus scanner, or stopped by it.
    case held
  }

  package struct Entry: Sendable, Decodable {
    package let id: UUID
    package let title: String
    package let number: String
    package let issuedOn: String?
    package let issuer: String
    package let kind: String
    package let period: String
    package let orgUnit: String
    package let unitVi: String
    package let unitEn: String
    package let versions: Int
    package let fileName: String
    package let size: Int
    package let sha256: String
    package let state: FileState
    package let madeAt: Date
    package let personName: String?
    /// Indicators at which it stands in a report now, such as `3,12`; those that the actor sees.
    package let indicators: String
    /// Other units that have the same content.
    package let others: Int
    package let discardedAt: Date?

    package var unitName: LocalizedText { LocalizedText(vi: unitVi, en: unitEn) }
  }

  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let entries: [Entry]
    package let count: Int
    /// The units that have documents, of those that the actor sees.
    package let units: [(code: String, name: LocalizedText)]
    package let periods: [String]
    package let rules: EvidenceRules
    package let scansFiles: Bool
    package let canExport: Bool
    package let canDiscard: Bool
  }

  package static let pageLength = 50

  let programme: String
  let filter: Filter

  package init(programme: String, filter: Filter = Filter()) {
    self.programme = programme
    self.filter = filter
  }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    let reach = try EvidenceReach(work, book)
    let condition = conditions(book, reach).joined(separator: " AND ")
    let count = try work.transaction.scalar(
      """
      WITH RECURSIVE \(reach.scope)
      SELECT COUNT(*) FROM evidence_document d \(reach.latest) WHERE \(condition)
      """, as: Int.self)
    let page = max(1, min(filter.page, 1_000_000))
    // One indicator is read over the years.
    let order: SQL = filter.indicator == nil ? "" : "p.starts_on DESC,"
    let entries = try work.transaction.all(
      """
      WITH RECURSIVE \(reach.scope)
      SELECT \(Self.columns(reach)) FROM evidence_document d \(reach.latest)
      JOIN org_unit o ON o.id = d.org_unit_id JOIN reporting_period p ON p.id = d.period_id
      LEFT JOIN person w ON w.id = v.person_id
      WHERE \(condition) ORDER BY \(order) v.made_at DESC, d.id DESC
      LIMIT \(Self.pageLength) OFFSET \((page - 1) * Self.pageLength)
      """, as: Entry.self)
    let units = try work.transaction.all(
      """
      WITH RECURSIVE \(reach.scope)
      SELECT o.code, o.name_vi, o.name_en FROM org_unit o
      WHERE o.id IN (SELECT d.org_unit_id FROM evidence_document d
        WHERE d.programme_id = \(book.id) AND \(reach.sees()))
      ORDER BY o.name_vi COLLATE "vi", o.code
      """, as: UnitRow.self)
    return Answer(
      book: book, entries: entries, count: count ?? 0,
      units: units.map { ($0.code, LocalizedText(vi: $0.nameVi, en: $0.nameEn)) },
      periods: try work.periods(of: book).map(\.code), rules: work.rules.evidence,
      scansFiles: work.rules.scansFiles,
      canExport: try work.may(.exportReport, at: book.area),
      canDiscard: try work.may(.discardEvidence, at: book.area))
  }

  /// A document `d` with its latest version `v` and the content `f` of it.
  static let latest: SQL = """
    JOIN evidence_version v ON v.document_id = d.id AND v.number =
      (SELECT MAX(number) FROM evidence_version WHERE document_id = d.id)
    JOIN stored_file f ON f.sha256 = v.sha256
    """

  private static func columns(_ reach: EvidenceReach) -> SQL {
    """
    d.id, d.title, d.number, d.issued_on, d.issuer, d.kind, p.code AS period,
    o.code AS org_unit, o.name_vi AS unit_vi, o.name_en AS unit_en, v.number AS versions,
    v.file_name, f.size, f.sha256, f.state, v.made_at, w.name AS person_name, d.discarded_at,
    COALESCE((SELECT string_agg(CAST(x.indicator AS TEXT), ',') FROM (
      SELECT DISTINCT e.indicator FROM evidence e
      JOIN evidence_version y ON y.id = e.version_id JOIN submission s ON s.id = e.submission_id
      WHERE y.document_id = d.id AND e.removed_at IS NULL AND \(reach.seesLink)) x), '')
      AS indicators,
    (SELECT COUNT(DISTINCT z.org_unit_id) FROM evidence_version y
      JOIN evidence_document z ON z.id = y.document_id
      WHERE y.sha256 = v.sha256 AND z.org_unit_id <> d.org_unit_id
        AND z.org_unit_id IN (SELECT id FROM scope) AND z.discarded_at IS NULL) AS others
    """
  }

  private func conditions(_ book: ProgrammeBook, _ reach: EvidenceReach) -> [SQL] {
    var conditions: [SQL] = ["d.programme_id = \(book.id)", reach.sees()]
    for word in VietnameseText.folded(filter.words).split(separator: " ").prefix(12) {
      let pattern = "%" + word.filter { !"%_\\".contains($0) } + "%"
      conditions.append(reach.matches(pattern))
    }
    if let indicator = filter.indicator {
      conditions.append(
        """
        EXISTS (SELECT 1 FROM evidence e JOIN evidence_version y ON y.id = e.version_id
          JOIN submission s ON s.id = e.submission_id
          WHERE y.document_id = d.id AND e.indicator = \(indicator) AND e.removed_at IS NULL
            AND \(reach.seesLink))
        """)
    }
    if !filter.orgUnit.isEmpty {
      let code = filter.orgUnit
      conditions.append("d.org_unit_id = (SELECT id FROM org_unit WHERE code = \(code))")
    }
    if !filter.kind.isEmpty { conditions.append("d.kind = \(filter.kind)") }
    if !filter.period.isEmpty {
      let code = filter.period
      conditions.append(
        """
        d.period_id = (SELECT id FROM reporting_period
          WHERE programme_id = \(book.id) AND code = \(code))
        """)
    }
    return conditions + standing()
  }

  private func standing() -> [SQL] {
    switch filter.standing {
    case .any: []
    case .counted:
      [
        """
        EXISTS (SELECT 1 FROM evidence e JOIN evidence_version y ON y.id = e.version_id
          JOIN submission s ON s.id = e.submission_id
          WHERE y.document_id = d.id AND \(Work.evidenceCounts))
        """
      ]
    case .unused:
      [
        """
        NOT EXISTS (SELECT 1 FROM evidence e JOIN evidence_version y ON y.id = e.version_id
          WHERE y.document_id = d.id AND e.removed_at IS NULL)
        """
      ]
    case .shared:
      [
        """
        EXISTS (SELECT 1 FROM evidence_version y
          JOIN evidence_document z ON z.id = y.document_id
          WHERE y.sha256 = v.sha256 AND z.org_unit_id <> d.org_unit_id
            AND z.org_unit_id IN (SELECT id FROM scope) AND z.discarded_at IS NULL)
        """
      ]
    case .held: ["f.state IN ('waiting', 'infected')"]
    }
  }

  private struct UnitRow: Decodable {
    let code: String
    let nameVi: String
    let nameEn: String
  }
}
