// SPDX-License-Identifier: Apache-2.0

import Domain
package import Foundation
import Store

/// What one correction changed: the figures of a revision beside those of the one before.
package struct CorrectionStory: Sendable {
  /// One changed figure; nil where there was or is none.
  package struct Change: Sendable {
    package let dataElement: String
    package let old: Decimal?
    package let new: Decimal?
  }

  package let revision: Int
  package let reason: String
  package let changes: [Change]
}

extension SubmissionDesk {
  /// The corrections of a report, the latest first.
  func corrections(_ timeline: [SubmissionForm.TimelineEntry]) throws -> [CorrectionStory] {
    guard let record, record.revision > 1 else { return [] }
    return try stride(from: record.revision, to: 1, by: -1).map { revision in
      let new = try figures(of: revision, in: record.id)
      let old = try figures(of: revision - 1, in: record.id)
      let codes = duties.flatMap(\.dataElements).filter { new[$0] != old[$0] }
      let opened = timeline.first {
        $0.kind == "submission.correct" && $0.detail["revision"] == String(revision)
      }
      var seen: Set<String> = []
      return CorrectionStory(
        revision: revision, reason: opened?.detail["reason"] ?? "",
        changes: codes.filter { seen.insert($0).inserted }.map {
          CorrectionStory.Change(dataElement: $0, old: old[$0], new: new[$0])
        })
    }
  }

  private func figures(of revision: Int, in submission: UUID) throws -> [String: Decimal] {
    Dictionary(
      try lines(of: revision, in: submission).flatMap(\.figures).map { ($0.dataElement, $0.value) },
      uniquingKeysWith: { first, _ in first })
  }
}
