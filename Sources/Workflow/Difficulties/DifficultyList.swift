// SPDX-License-Identifier: Apache-2.0

package import Domain
package import Foundation
import Store

/// The difficulties of the units whose reports the actor may see, those without an answer first.
package struct DifficultyList: Question {
  package struct Answered: Sendable {
    package let outcome: AnswerDifficulty.Verdict
    package let text: String
    package let personName: String?
    package let at: Date
  }

  package struct Entry: Sendable {
    package let id: UUID
    package let orgUnit: String
    package let orgUnitName: LocalizedText
    package let period: String
    package let indicator: Int?
    package let text: String
    package let personName: String?
    package let madeAt: Date
    package let answers: [Answered]

    /// Nil until somebody has answered.
    package var outcome: AnswerDifficulty.Verdict? { answers.last?.outcome }
  }

  package struct Answer: Sendable {
    package let book: ProgrammeBook
    package let entries: [Entry]
    package let canAnswer: Bool
  }

  let programme: String
  /// Of one period, or of all.
  let period: String?

  package init(programme: String, period: String? = nil) {
    self.programme = programme
    self.period = period
  }

  package func answer(_ work: Work) throws -> Answer {
    let book = try work.book(programme)
    let only: SQL = period.map { "AND p.code = \($0)" } ?? ""
    let rows = try work.transaction.all(
      """
      WITH RECURSIVE \(Scope.units(.viewSubmission, work))
      SELECT d.id, o.code AS org_unit, o.name_vi, o.name_en, p.code AS period, d.indicator, d.text,
        w.name AS person_name, d.made_at
      FROM difficulty d JOIN org_unit o ON o.id = d.org_unit_id
      JOIN reporting_period p ON p.id = d.period_id LEFT JOIN person w ON w.id = d.person_id
      WHERE d.programme_id = \(book.id) AND d.org_unit_id IN (SELECT id FROM scope) \(only)
      ORDER BY d.made_at DESC, d.id DESC
      """, as: Row.self)
    let answers = Dictionary(
      grouping: try work.transaction.all(
        """
        SELECT a.difficulty_id, a.outcome, a.text, w.name AS person_name, a.answered_at
        FROM difficulty_answer a JOIN difficulty d ON d.id = a.difficulty_id
        LEFT JOIN person w ON w.id = a.person_id
        WHERE d.programme_id = \(book.id) ORDER BY a.answered_at, a.id
        """, as: AnswerRow.self), by: \.difficultyID)
    let entries = rows.map { row in
      Entry(
        id: row.id, orgUnit: row.orgUnit,
        orgUnitName: LocalizedText(vi: row.nameVi, en: row.nameEn), period: row.period,
        indicator: row.indicator, text: row.text, personName: row.personName, madeAt: row.madeAt,
        answers: (answers[row.id] ?? []).map {
          Answered(
            outcome: $0.outcome, text: $0.text, personName: $0.personName, at: $0.answeredAt)
        })
    }
    return Answer(
      book: book,
      entries: entries.filter { $0.outcome == nil } + entries.filter { $0.outcome != nil },
      canAnswer: try work.may(.answerDifficulty, at: book.area))
  }

  private struct Row: Decodable {
    let id: UUID
    let orgUnit: String
    let nameVi: String
    let nameEn: String
    let period: String
    let indicator: Int?
    let text: String
    let personName: String?
    let madeAt: Date
  }

  private struct AnswerRow: Decodable {
    let difficultyID: UUID
    let outcome: AnswerDifficulty.Verdict
    let text: String
    let personName: String?
    let answeredAt: Date
  }
}
