// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// Documents whose time is over: every report in which they counted is of a period that ended longer
/// ago than the rules keep evidence, and so is the day on which they came.
package struct EvidencePastTime: Question {
  package struct Entry: Sendable, Decodable {
    package let id: UUID
    package let title: String
    package let number: String
    package let unitVi: String
    package let unitEn: String
    package let fileName: String
    package let size: Int
    package let madeAt: Date
    /// The last day of the last period in which it counted; nil when it never did.
    package let lastCounted: String?

    package var unitName: LocalizedText { LocalizedText(vi: unitVi, en: unitEn) }
  }

  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let retention: EvidenceRules.Retention?
    /// The last day of the periods whose evidence is past its time.
    package let limit: CalendarDate?
    package let entries: [Entry]
  }

  let programme: String

  package init(programme: String) { self.programme = programme }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    try work.require(.discardEvidence, at: book.area)
    guard let retention = work.rules.evidence.retention else {
      return Answer(book: book, retention: nil, limit: nil, entries: [])
    }
    let limit = Self.limit(retention, CalendarDate(work.now, in: book.timeZone))
    return Answer(
      book: book, retention: retention, limit: limit,
      entries: try work.transaction.all(
        """
        SELECT d.id, d.title, d.number, o.name_vi AS unit_vi, o.name_en AS unit_en, v.file_name,
          f.size, v.made_at, \(Self.lastCounted) AS last_counted
        FROM evidence_document d \(EvidenceList.latest) JOIN org_unit o ON o.id = d.org_unit_id
        WHERE d.programme_id = \(book.id) AND \(Self.isPast(limit))
        ORDER BY v.made_at, d.id LIMIT 1000
        """, as: Entry.self))
  }

  static func limit(
    _ retention: EvidenceRules.Retention, _ today: CalendarDate
  ) -> CalendarDate {
    // A day that the earlier year does not have is the one before.
    CalendarDate(year: today.year - retention.years, month: today.month, day: today.day)
      ?? CalendarDate(year: today.year - retention.years, month: today.month, day: 28) ?? today
  }

  private static let lastCounted: SQL = """
    (SELECT MAX(p.ends_on) FROM evidence e JOIN evidence_version y ON y.id = e.version_id
      JOIN submission s ON s.id = e.submission_id JOIN reporting_period p ON p.id = s.period_id
      WHERE y.document_id = d.id AND \(Work.evidenceCounts))
    """

  /// That a document `d` with its latest version `v` is past its time. What stands in an open report is
  /// not.
  static func isPast(_ limit: CalendarDate) -> SQL {
    """
    d.discarded_at IS NULL AND v.made_at < \(limit.description)
      AND COALESCE(\(lastCounted), '') < \(limit.description)
      AND NOT EXISTS (SELECT 1 FROM evidence e JOIN evidence_version y ON y.id = e.version_id
        JOIN submission s ON s.id = e.submission_id
        JOIN reporting_period p ON p.id = s.period_id
        WHERE y.document_id = d.id AND e.removed_at IS NULL AND p.ends_on >= \(limit.description))
    """
  }
}

/// The standing office lets go of documents whose time is over, with its reason. What is said of them
/// stays, with their checksums; `EvidenceKeeper` takes the bytes out, where no other document has them.
package struct DiscardEvidence: Act {
  let programme: String
  let documents: [UUID]
  let reason: String

  package init(programme: String, documents: [UUID], reason: String) {
    self.programme = programme
    self.documents = documents
    self.reason = reason
  }

  /// How many were let go.
  package func perform(_ work: Work) throws -> Int {
    let book = try work.book(programme)
    try work.require(.discardEvidence, at: book.area)
    let reason = try TextLimit.checked(reason, "reason", required: "field.required")
    guard let retention = work.rules.evidence.retention else {
      throw Refusal.conflict("evidence.no-retention")
    }
    let limit = EvidencePastTime.limit(retention, CalendarDate(work.now, in: book.timeZone))
    var count = 0
    for document in Set(documents).sorted(by: { $0.uuidString < $1.uuidString }) {
      let title = try work.transaction.scalar(
        """
        SELECT d.title FROM evidence_document d \(EvidenceList.latest)
        WHERE d.id = \(document) AND d.programme_id = \(book.id)
          AND \(EvidencePastTime.isPast(limit))
        """, as: String.self)
      guard let title else { throw Refusal.conflict("evidence.not-past") }
      try work.transaction.execute(
        """
        UPDATE evidence_document SET discarded_at = \(work.now),
          discarded_by = \(work.actor.personID) WHERE id = \(document)
        """)
      try work.record("evidence.discard", on: document, ["title": title, "reason": reason])
      count += 1
    }
    return count
  }
}
