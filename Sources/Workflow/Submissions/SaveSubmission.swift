// SPDX-License-Identifier: Apache-2.0

package import Domain
import Foundation
import Store

/// A unit saves what it has so far: figures and notes, whole or in part. Nothing is checked but
/// that every figure is one; what is still missing is said when it is submitted.
package struct SaveSubmission: Act {
  let place: SubmissionPlace
  let version: Int?
  /// The text of each data element that was on the page; an empty text removes the figure.
  let figures: [String: Entry]
  let notes: [Int: String]
  /// Of the indicators with a note here, those that do not apply; nil leaves them as they are.
  let notApplicable: Set<Int>?
  let notation: FigureReading.Notation

  /// One typed figure.
  package struct Entry: Sendable {
    let text: String
    let maturity: Maturity
    let isIllustrative: Bool

    package init(text: String, maturity: Maturity, isIllustrative: Bool = false) {
      self.text = text
      self.maturity = maturity
      self.isIllustrative = isIllustrative
    }
  }

  package init(
    place: SubmissionPlace, version: Int?, figures: [String: Entry], notes: [Int: String],
    notApplicable: Set<Int>? = nil, notation: FigureReading.Notation
  ) {
    self.place = place
    self.version = version
    self.figures = figures
    self.notes = notes
    self.notApplicable = notApplicable
    self.notation = notation
  }

  /// True when it would change nothing.
  var isEmpty: Bool { figures.isEmpty && notes.isEmpty }

  package func perform(_ work: Work) throws -> Int {
    let desk = try SubmissionDesk(place, work)
    try work.require(.editSubmission, at: desk.orgUnitID)
    try desk.requireOpen()
    try desk.requireFresh(version)
    let status = try desk.status(after: .save)
    let read = try read(desk)
    let (id, revision) = try row(desk, status)
    var detail = try changes(read, id, revision, work)
    for (code, figure) in read { try save(code, figure, id, revision, work) }
    for (indicator, text) in notes { try save(text, indicator, id, revision, desk) }
    detail["revision"] = String(revision)
    detail["figures"] = String(read.count)
    try work.record("submission.save", on: id, detail)
    return (desk.record?.version ?? 0) + 1
  }

  /// What becomes of figures, as the log keeps it: before and after by data element. What is written in
  /// notes stays in the report.
  private func changes(
    _ read: [String: SubmissionLine.Figure?], _ id: UUID, _ revision: Int, _ work: Work
  ) throws -> [String: String] {
    let stored = try work.transaction.all(
      """
      SELECT data_element, breakdown, value FROM submission_figure
      WHERE submission_id = \(id) AND revision = \(revision)
      """, as: Stored.self)
    let before = Dictionary(
      stored.map { (FigurePlace($0.dataElement, $0.breakdown).text, $0.value) },
      uniquingKeysWith: { first, _ in first })
    return read.reduce(into: [:]) { detail, entry in
      let (old, new) = (before[entry.key], entry.value?.value)
      guard old != new else { return }
      detail[entry.key] = "\(old.map { "\($0)" } ?? "–") → \(new.map { "\($0)" } ?? "–")"
    }
  }

  private struct Stored: Decodable {
    let dataElement: String
    let breakdown: String
    let value: Decimal
  }

  /// Every typed text as a figure or nil for none; all that is wrong is refused at once.
  private func read(_ desk: SubmissionDesk) throws -> [String: SubmissionLine.Figure?] {
    var issues: [Issue] = []
    var result: [String: SubmissionLine.Figure?] = [:]
    let owed = Set(desk.duties.flatMap(\.dataElements))
    for (code, entry) in figures {
      let place = FigurePlace(code)
      guard owed.contains(place.dataElement),
        let element = desk.book.framework.dataElement(place.dataElement),
        place.isKnown(element, desk.book.framework)
      else {
        issues.append(Issue(field: "figure-\(code)", code: "value.not-owed"))
        continue
      }
      do {
        result[code] = .some(
          try FigureReading.read(entry.text, for: element, notation).map { value in
            SubmissionLine.Figure(
              dataElement: place.dataElement, breakdown: place.breakdown, value: value,
              maturity: entry.maturity,
              isIllustrative: entry.isIllustrative)
          })
      } catch {
        issues.append(Issue(field: "figure-\(code)", code: error.code, arguments: error.arguments))
      }
    }
    let indicators = Set(desk.duties.map(\.indicator))
    for indicator in notes.keys where !indicators.contains(indicator) {
      issues.append(Issue(field: "note-\(indicator)", code: "value.not-owed"))
    }
    for (indicator, text) in notes where text.count > 4000 {
      issues.append(
        Issue(field: "note-\(indicator)", code: "note.too-long", arguments: ["maximum": "4000"]))
    }
    for indicator in notApplicable ?? []
    where notes[indicator]?.contains(where: { !$0.isWhitespace }) != true {
      issues.append(
        Issue(field: "note-\(indicator)", code: "line.not-applicable-without-reason"))
    }
    guard issues.isEmpty else { throw Refusal.invalid(issues.sorted { $0.field < $1.field }) }
    return result
  }

  private func row(_ desk: SubmissionDesk, _ status: SubmissionStatus) throws -> (UUID, Int) {
    if let record = desk.record {
      try desk.move(to: status)
      return (record.id, record.revision)
    }
    return (try desk.begin(), 1)
  }

  private func save(
    _ code: String, _ figure: SubmissionLine.Figure?, _ id: UUID, _ revision: Int, _ work: Work
  ) throws {
    let place = FigurePlace(code)
    guard let figure else {
      try work.transaction.execute(
        """
        DELETE FROM submission_figure WHERE submission_id = \(id) AND revision = \(revision)
          AND data_element = \(place.dataElement) AND breakdown = \(place.breakdown)
        """)
      return
    }
    // A figure that a person confirms unchanged keeps its mark; a changed one is the person's own.
    try work.transaction.execute(
      """
      INSERT INTO submission_figure (submission_id, revision, data_element, breakdown, value,
        maturity, is_illustrative)
      VALUES (\(id), \(revision), \(place.dataElement), \(place.breakdown), \(figure.value),
        \(figure.maturity), \(figure.isIllustrative))
      ON CONFLICT (submission_id, revision, data_element, breakdown) DO UPDATE SET
        is_illustrative = CASE WHEN submission_figure.value = excluded.value
          THEN submission_figure.is_illustrative ELSE excluded.is_illustrative END,
        value = excluded.value, maturity = excluded.maturity
      """)
  }

  private func save(
    _ text: String, _ indicator: Int, _ id: UUID, _ revision: Int, _ desk: SubmissionDesk
  ) throws {
    guard desk.duties.contains(where: { $0.indicator == indicator }) else { return }
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    let transaction = desk.work.transaction
    let mark: SQL = notApplicable == nil ? "" : ", is_not_applicable = excluded.is_not_applicable"
    if text.isEmpty {
      try transaction.execute(
        """
        DELETE FROM submission_note WHERE submission_id = \(id) AND revision = \(revision)
          AND indicator = \(indicator)
        """)
    } else {
      try transaction.execute(
        """
        INSERT INTO submission_note (submission_id, revision, indicator, text, is_not_applicable)
        VALUES (\(id), \(revision), \(indicator), \(text),
          \(notApplicable?.contains(indicator) == true ? 1 : 0))
        ON CONFLICT (submission_id, revision, indicator) DO UPDATE SET text = excluded.text
          \(mark)
        """)
    }
  }
}
