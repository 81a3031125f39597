// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// Which documents the actor sees: those of units whose reports the actor sees, and what counts at the
/// indicators that the actor reads over the whole area.
struct EvidenceReach {
  /// A recursive table, to stand after `WITH RECURSIVE`.
  let scope: SQL
  private let indicators: [Int]

  init(_ work: Work, _ book: ProgrammeBook) throws {
    scope = Scope.units(.viewSubmission, work)
    let reading = Set(
      try work.transaction.all(
        "WITH RECURSIVE \(Scope.units(.viewEvaluation, work)) SELECT id FROM scope",
        as: UUID.self))
    indicators = book.programme.assignments.filter { assignment in
      let parties = assignment.leads.flatMap { [$0.party] + $0.supporting.map(\.party) }
      return parties.contains { party in
        guard case .unit(let code) = party, let id = book.unitIDs[code] else { return false }
        return reading.contains(id)
      }
    }.map(\.indicator)
  }

  /// That a document `d` is seen. With `version`, the id of one of its versions, that this one is.
  func sees(version: SQL? = nil) -> SQL {
    guard !indicators.isEmpty else { return "d.org_unit_id IN (SELECT id FROM scope)" }
    let which: SQL =
      version.map { "e.version_id = \($0)" }
      ?? "e.version_id IN (SELECT id FROM evidence_version WHERE document_id = d.id)"
    return """
      (d.org_unit_id IN (SELECT id FROM scope) OR EXISTS (
        SELECT 1 FROM evidence e JOIN submission s ON s.id = e.submission_id
        WHERE \(which) AND e.indicator IN (\(list: indicators)) AND \(Work.evidenceCounts)))
      """
  }

  /// A document `d` with the latest of its versions `v` that is seen, and the content `f` of it.
  var latest: SQL {
    """
    JOIN evidence_version v ON v.document_id = d.id AND v.number =
      (SELECT MAX(n.number) FROM evidence_version n
        WHERE n.document_id = d.id AND \(sees(version: "n.id")))
    JOIN stored_file f ON f.sha256 = v.sha256
    """
  }

  /// That a document `d` with its seen version `v` has words of a pattern: of the unit's own people, also
  /// the name of a version that others do not see.
  func matches(_ pattern: String) -> SQL {
    guard !indicators.isEmpty else { return "d.search_text LIKE \(pattern)" }
    return """
      ((d.org_unit_id IN (SELECT id FROM scope) AND d.search_text LIKE \(pattern))
        OR vi_fold(d.title || ' ' || d.number || ' ' || d.issuer || ' ' || v.file_name)
          LIKE \(pattern))
      """
  }

  /// That a link `e` from a report `s` is seen.
  var seesLink: SQL {
    guard !indicators.isEmpty else { return "s.org_unit_id IN (SELECT id FROM scope)" }
    return """
      (s.org_unit_id IN (SELECT id FROM scope)
        OR (e.indicator IN (\(list: indicators)) AND \(Work.evidenceCounts)))
      """
  }
}
