// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

extension Work {
  /// That evidence `e` of a report `s` was there when the revision that counts was approved: neither
  /// what a correction adds nor what it takes away changes what was approved.
  static let evidenceCounts: SQL = """
    EXISTS (SELECT 1 FROM approval c
      WHERE c.submission_id = s.id AND c.revision = s.approved_revision
        AND c.level = 'programme' AND e.attached_at <= c.approved_at
        AND (e.removed_at IS NULL OR e.removed_at > c.approved_at))
    """

  /// Whether the actor reads an indicator over the whole area: somebody who sees results at a unit that
  /// leads or supports it by name. A unit that stands in a group (all wards) reads its own part only.
  func readsWhole(_ indicator: Int, _ book: ProgrammeBook) throws -> Bool {
    guard let assignment = book.programme.assignment(of: indicator) else { return false }
    let parties = assignment.leads.flatMap { [$0.party] + $0.supporting.map(\.party) }
    let units = parties.compactMap { party in
      if case .unit(let code) = party { return book.unitIDs[code] }
      return nil
    }
    return try Set(units).contains { try may(.viewEvaluation, at: $0) }
  }
}
