// SPDX-License-Identifier: Apache-2.0

import Domain
package import Foundation
import Store

/// What one correction changed: the figures of a revision beside those of the one before.
package struct CorrectionStory: Sendable {
  /// One changed figure; nil where there was or is none.
  package struct Change: Sendable {
    /// A data element, or a part of it: `people.sex=female`.
    package let place: String
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
      let codes = places().filter { new[$0] != old[$0] }
      let opened = timeline.first {
        $0.kind == "submission.correct" && $0.detail["revision"] == String(revision)
      }
      var seen: Set<String> = []
      return CorrectionStory(
        revision: revision, reason: opened?.detail["reason"] ?? "",
        changes: codes.filter { seen.insert($0).inserted }.map {
          CorrectionStory.Change(place: $0, old: old[$0], new: new[$0])
        })
    }
  }

  /// Where figures of the report can stand: totals, each with its parts behind it.
  func places() -> [String] {
    duties.flatMap(\.dataElements).compactMap(book.framework.dataElement).flatMap { element in
      let parts = element.breakdowns.compactMap(book.framework.breakdown).flatMap(\.keys)
      return [element.code] + parts.map { "\(element.code).\($0)" }
    }
  }

  private func figures(of revision: Int, in submission: UUID) throws -> [String: Decimal] {
    Dictionary(
      try lines(of: revision, in: submission).flatMap(\.figures).map { ($0.place, $0.value) },
      uniquingKeysWith: { first, _ in first })
  }
}
