// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// Saves single fields of a report while they are typed (tự lưu): each against what its person saw, so
/// that nobody's newer figure is overwritten. What cannot be read stays with the person.
package struct MergeFigures: Act {
  /// What was typed over what had stood there, both in the notation that is told.
  package struct Change: Sendable {
    let text: String
    let base: String
    let maturity: Maturity

    package init(text: String, base: String, maturity: Maturity = .final) {
      self.text = text
      self.base = base
      self.maturity = maturity
    }
  }

  /// Somebody else's newer text, which stands.
  package struct Conflict: Sendable {
    /// A figure; nil where none stands, or for a note.
    package let value: Decimal?
    package let note: String?
    package let element: DataElement?
  }

  package struct Outcome: Sendable {
    /// Of the report as it was found, and as it is now.
    package let before: Int
    package let version: Int
    package let issues: [Issue]
    /// By field: `figure-CODE` or `note-N`.
    package let conflicts: [String: Conflict]
    /// Who saved last, where there are conflicts.
    package let person: String?
  }

  let place: SubmissionPlace
  let figures: [String: Change]
  let notes: [Int: Change]
  let notation: FigureReading.Notation

  package init(
    place: SubmissionPlace, figures: [String: Change], notes: [Int: Change],
    notation: FigureReading.Notation
  ) {
    self.place = place
    self.figures = figures
    self.notes = notes
    self.notation = notation
  }

  package func perform(_ work: Work) throws -> Outcome {
    let desk = try SubmissionDesk(place, work)
    try work.require(.editSubmission, at: desk.orgUnitID)
    try desk.requireOpen()
    _ = try desk.status(after: .save)
    let lines = try desk.lines()
    var (issues, conflicts): ([Issue], [String: Conflict]) = ([], [:])
    var kept: [String: SaveSubmission.Entry] = [:]
    for (place, change) in figures {
      let field = "figure-\(place)"
      let stored = Self.figure(place, lines)?.value
      guard let element = desk.book.framework.dataElement(FigurePlace(place).dataElement) else {
        issues.append(Issue(field: field, code: "value.not-owed"))
        continue
      }
      do {
        let typed = try FigureReading.read(change.text, for: element, notation)
        // What the person saw may have been wrong already; then nothing was stored under it.
        let base = try? FigureReading.read(change.base, for: element, notation)
        if stored == typed || stored == base ?? nil {
          kept[place] = SaveSubmission.Entry(text: change.text, maturity: change.maturity)
        } else {
          conflicts[field] = Conflict(value: stored, note: nil, element: element)
        }
      } catch {
        issues.append(Issue(field: field, code: error.code, arguments: error.arguments))
      }
    }
    let notes = self.notes.filter { indicator, change in
      let stored = lines.first { $0.indicator == indicator }?.note ?? ""
      let isMine = [change.base, change.text].contains { Self.bare($0) == Self.bare(stored) }
      if !isMine {
        conflicts["note-\(indicator)"] = Conflict(value: nil, note: stored, element: nil)
      }
      return isMine
    }
    let version = try save(kept, notes.mapValues(\.text), desk, &issues)
    return Outcome(
      before: desk.record?.version ?? 0, version: version,
      issues: issues.sorted { $0.field < $1.field }, conflicts: conflicts,
      person: conflicts.isEmpty ? nil : try lastPerson(desk))
  }

  /// Saves what can be; what cannot is told.
  private func save(
    _ figures: [String: SaveSubmission.Entry], _ notes: [Int: String], _ desk: SubmissionDesk,
    _ issues: inout [Issue]
  ) throws -> Int {
    let version = desk.record?.version ?? 0
    guard !figures.isEmpty || !notes.isEmpty else { return version }
    func act(without refused: Set<String>) -> SaveSubmission {
      SaveSubmission(
        place: place, version: nil,
        figures: figures.filter { !refused.contains("figure-\($0.key)") },
        notes: notes.filter { !refused.contains("note-\($0.key)") }, notation: notation)
    }
    do {
      return try act(without: []).perform(desk.work)
    } catch Refusal.invalid(let refused) {
      // Nothing was written: every text is read before the first is saved.
      issues += refused
      let rest = act(without: Set(refused.map(\.field)))
      return rest.isEmpty ? version : try rest.perform(desk.work)
    }
  }

  private static func figure(_ place: String, _ lines: [SubmissionLine]) -> SubmissionLine.Figure? {
    lines.lazy.flatMap(\.figures).first { $0.place == place }
  }

  private static func bare(_ text: String) -> String {
    text.replacing("\r\n", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private func lastPerson(_ desk: SubmissionDesk) throws -> String? {
    guard let id = desk.record?.id else { return nil }
    return try desk.work.transaction.scalar(
      """
      SELECT p.name FROM event e JOIN person p ON p.id = e.person_id
      WHERE e.subject_id = \(id) AND e.kind = 'submission.save'
        AND e.person_id <> \(desk.work.actor.personID)
      ORDER BY e.occurred_at DESC, e.id DESC LIMIT 1
      """, as: String.self)
  }
}
