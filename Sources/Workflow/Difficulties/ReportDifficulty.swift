// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// A unit reports a difficulty (khó khăn, vướng mắc) at one of its indicators, or at all of its work.
package struct ReportDifficulty: Act {
  let place: SubmissionPlace
  let indicator: Int?
  let text: String

  package init(place: SubmissionPlace, indicator: Int?, text: String) {
    self.place = place
    self.indicator = indicator
    self.text = text
  }

  @discardableResult
  package func perform(_ work: Work) throws -> UUID {
    let desk = try SubmissionDesk(place, work)
    try work.require(.editSubmission, at: desk.orgUnitID)
    var issues: [Issue] = []
    if let indicator, !desk.duties.contains(where: { $0.indicator == indicator }) {
      issues.append(Issue(field: "indicator", code: "value.not-owed"))
    }
    let text = try TextLimit.checked(text, "text")
    if text.isEmpty { issues.append(Issue(field: "text", code: "field.required")) }
    guard issues.isEmpty else { throw Refusal.invalid(issues) }
    // The second click of a double click.
    let same = try work.transaction.scalar(
      """
      SELECT id FROM difficulty WHERE period_id = \(desk.period.id)
        AND org_unit_id = \(desk.orgUnitID) AND text = \(text)
        AND COALESCE(indicator, 0) = \(indicator ?? 0)
      """, as: UUID.self)
    if let same { return same }
    let id = Identifier.make(at: work.now)
    try work.transaction.execute(
      """
      INSERT INTO difficulty (id, programme_id, period_id, org_unit_id, indicator, text, person_id,
        made_at)
      VALUES (\(id), \(desk.book.id), \(desk.period.id), \(desk.orgUnitID), \(indicator), \(text),
        \(work.actor.personID), \(work.now))
      """)
    try work.record(
      "difficulty.report", on: id,
      ["unit": desk.orgUnit.code, "indicator": indicator.map(String.init) ?? ""])
    return id
  }
}

/// The standing office answers a difficulty, raises it to the People's Committee, or says that it is
/// solved. Answers are only added to.
package struct AnswerDifficulty: Act {
  package enum Verdict: String, Sendable, Codable, CaseIterable {
    case answered, raised, solved
  }

  let programme: String
  let difficulty: UUID
  let outcome: Verdict
  let text: String

  package init(programme: String, difficulty: UUID, outcome: Verdict, text: String) {
    self.programme = programme
    self.difficulty = difficulty
    self.outcome = outcome
    self.text = text
  }

  package func perform(_ work: Work) throws {
    let book = try work.book(programme)
    try work.require(.answerDifficulty, at: book.area)
    let row = try work.transaction.one(
      """
      SELECT d.org_unit_id, d.period_id, p.code FROM difficulty d
      JOIN reporting_period p ON p.id = d.period_id
      WHERE d.id = \(difficulty) AND d.programme_id = \(book.id)
      """, as: Row.self)
    guard let row else { throw Refusal.notFound("difficulty") }
    let text = try TextLimit.checked(text, "text", required: "field.required")
    // The second click of a double click.
    let last = try work.transaction.one(
      """
      SELECT outcome, text FROM difficulty_answer WHERE difficulty_id = \(difficulty)
      ORDER BY answered_at DESC, id DESC LIMIT 1
      """, as: Said.self)
    if last?.text == text, last?.outcome == outcome { return }
    let id = Identifier.make(at: work.now)
    try work.transaction.execute(
      """
      INSERT INTO difficulty_answer (id, difficulty_id, outcome, text, person_id, answered_at)
      VALUES (\(id), \(difficulty), \(outcome.rawValue), \(text),
        \(work.actor.personID), \(work.now))
      """)
    try work.record("difficulty.answer", on: difficulty, ["outcome": outcome.rawValue])
    let (past, period) = try work.book(programme, row.code)
    for unit in past.programme.orgUnits where past.unitIDs[unit.code] == row.orgUnitID {
      var content = past.noticeContent(period, unit, due: nil)
      content.message = text
      content.person = work.actor.name
      for person in try work.answering([row.orgUnitID])[row.orgUnitID] ?? [] where person.types {
        try work.tell(
          person.personID, .difficultyAnswered, content,
          at: Work.NoticePlace(period: row.periodID, orgUnit: row.orgUnitID),
          once: id.uuidString.lowercased())
      }
    }
  }

  private struct Said: Decodable {
    let outcome: Verdict
    let text: String
  }

  private struct Row: Decodable {
    let orgUnitID: UUID
    let periodID: UUID
    let code: String
  }
}
