// SPDX-License-Identifier: Apache-2.0

import Domain
package import Foundation
import Store

/// A report as it was handed in: numbered, and never changed.
struct SubmissionSnapshot: Codable {
  /// By place.
  var figures: [String: Decimal] = [:]
  /// The places of figures that are estimates.
  var estimates: Set<String> = []
  /// By indicator.
  var notes: [Int: String] = [:]
  var notApplicable: Set<Int> = []
  /// By indicator, in order of names and checksums.
  var evidence: [Int: [File]] = [:]

  struct File: Codable, Hashable {
    let name: String
    let checksum: String
  }

  init(_ lines: [SubmissionLine], evidence: [(indicator: Int, name: String, checksum: String)]) {
    for line in lines {
      for figure in line.figures {
        figures[figure.place] = figure.value
        if figure.maturity == .estimate { estimates.insert(figure.place) }
      }
      if !line.note.isEmpty { notes[line.indicator] = line.note }
      if line.isNotApplicable { notApplicable.insert(line.indicator) }
    }
    for entry in evidence {
      self.evidence[entry.indicator, default: []].append(
        File(name: entry.name, checksum: entry.checksum))
    }
  }
}

/// What is another than when the report was last handed in (khác với lần trình trước).
package struct SubmissionDifference: Sendable {
  /// A note, or a file of evidence, of an indicator; nil where there was or is none.
  package struct Text: Sendable {
    package let indicator: Int
    package let old: String?
    package let new: String?
  }

  /// The number of the earlier submission, from 1, and its moment.
  package let number: Int
  package let submittedAt: Date
  package let figures: [CorrectionStory.Change]
  /// The places of figures that were, and that are estimates.
  package let oldEstimates: Set<String>
  package let newEstimates: Set<String>
  /// Indicators that do not apply any more, or now.
  package let notApplicable: (old: Set<Int>, new: Set<Int>)
  package let notes: [Text]
  package let evidence: [Text]

  package var isEmpty: Bool {
    figures.isEmpty && notes.isEmpty && evidence.isEmpty
      && notApplicable.old == notApplicable.new
  }
}

extension SubmissionDesk {
  /// Keeps the report as it is handed in.
  func keepSnapshot(_ lines: [SubmissionLine]) throws {
    let id = try existing().id
    let last = try work.transaction.scalar(
      "SELECT MAX(number) FROM submission_snapshot WHERE submission_id = \(id)", as: Int.self)
    let snapshot = SubmissionSnapshot(lines, evidence: try filesOfEvidence())
    try work.transaction.execute(
      """
      INSERT INTO submission_snapshot (submission_id, number, revision, content, person_id,
        submitted_at)
      VALUES (\(id), \((last ?? 0) + 1), \(try existing().revision),
        \(try CanonicalJSON.text(snapshot)), \(work.actor.personID), \(work.now))
      """)
  }

  /// What is another than in the submission before: of a report that waits, than in the one before it;
  /// of one that is being mended, than in the last. Nil before there is anything to hold it against.
  func difference(_ lines: [SubmissionLine]) throws -> SubmissionDifference? {
    guard let record else { return nil }
    let kept = try work.transaction.all(
      """
      SELECT number, content, submitted_at FROM submission_snapshot
      WHERE submission_id = \(record.id) ORDER BY number DESC LIMIT 2
      """, as: SnapshotRow.self)
    guard let before = record.status.isOpen ? kept.first : kept.dropFirst().first else {
      return nil
    }
    let old = try before.snapshot()
    let new = SubmissionSnapshot(lines, evidence: try filesOfEvidence())
    return SubmissionDifference(
      number: before.number, submittedAt: before.submittedAt,
      figures: places().filter {
        old.figures[$0] != new.figures[$0]
          || old.estimates.contains($0) != new.estimates.contains($0)
      }.map {
        CorrectionStory.Change(place: $0, old: old.figures[$0], new: new.figures[$0])
      }, oldEstimates: old.estimates, newEstimates: new.estimates,
      notApplicable: (old.notApplicable, new.notApplicable),
      notes: Self.texts(old.notes, new.notes),
      evidence: Set(old.evidence.keys).union(new.evidence.keys).sorted().flatMap { indicator in
        Self.files(indicator, old.evidence[indicator] ?? [], new.evidence[indicator] ?? [])
      })
  }

  private static func texts(
    _ old: [Int: String], _ new: [Int: String]
  ) -> [SubmissionDifference.Text] {
    Set(old.keys).union(new.keys).sorted().filter { old[$0] != new[$0] }.map {
      SubmissionDifference.Text(indicator: $0, old: old[$0], new: new[$0])
    }
  }

  /// A file of the same name with another content is told as taken off and added.
  private static func files(
    _ indicator: Int, _ old: [SubmissionSnapshot.File], _ new: [SubmissionSnapshot.File]
  ) -> [SubmissionDifference.Text] {
    var gone = old
    var added: [SubmissionSnapshot.File] = []
    for file in new {
      if let place = gone.firstIndex(of: file) {
        gone.remove(at: place)
      } else {
        added.append(file)
      }
    }
    return gone.map { SubmissionDifference.Text(indicator: indicator, old: $0.name, new: nil) }
      + added.map { SubmissionDifference.Text(indicator: indicator, old: nil, new: $0.name) }
  }

  private func filesOfEvidence() throws -> [(indicator: Int, name: String, checksum: String)] {
    guard let record else { return [] }
    return try work.transaction.all(
      """
      SELECT e.indicator, v.file_name, v.sha256 FROM evidence e
      JOIN evidence_version v ON v.id = e.version_id
      WHERE e.submission_id = \(record.id) AND e.removed_at IS NULL
      ORDER BY e.indicator, v.file_name, v.sha256
      """, as: FileRow.self
    ).map { ($0.indicator, $0.fileName, $0.sha256) }
  }

  private struct SnapshotRow: Decodable {
    let number: Int
    let content: String
    let submittedAt: Date

    func snapshot() throws -> SubmissionSnapshot {
      try JSONDecoder().decode(SubmissionSnapshot.self, from: Data(content.utf8))
    }
  }

  private struct FileRow: Decodable {
    let indicator: Int
    let fileName: String
    let sha256: String
  }
}
