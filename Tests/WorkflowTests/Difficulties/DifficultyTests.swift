// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Difficulties: reported at an indicator, answered, raised, told in the report.
@Suite struct DifficultyTests {
  private func report(
    _ text: String = "Thiếu sổ theo dõi", indicator: Int? = 3, period: String = FixtureCity.period
  ) -> ReportDifficulty {
    ReportDifficulty(place: FixtureCity.place(in: period), indicator: indicator, text: text)
  }

  private func list(
    _ person: FixturePerson, _ fixture: FixtureCity
  ) async throws -> DifficultyList.Answer {
    try await fixture.answer(DifficultyList(programme: FixtureCity.programme), as: person)
  }

  @Test(arguments: TestEngine.allCases)
  func `A unit's own people report, at what it owes, with a text`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.perform(report(), as: .giang)
      }
      await #expect(throws: Refusal.notAllowed(.editSubmission)) {
        try await fixture.perform(report(), as: .dung)
      }
      await #expect(
        throws: Refusal.invalid([
          Issue(field: "indicator", code: "value.not-owed"),
          Issue(field: "text", code: "field.required"),
        ])
      ) { try await fixture.perform(report(" ", indicator: 7), as: .an) }
      let first = try await fixture.perform(report(), as: .an)
      // A double click.
      #expect(try await fixture.perform(report(), as: .an) == first)
      try await fixture.perform(report("Chung", indicator: nil), as: .binh)
      #expect(try await list(.an, fixture).entries.count == 2)
      #expect(try await list(.giang, fixture).entries.isEmpty)
      #expect(try await list(.ha, fixture).entries.map(\.text) == ["Chung", "Thiếu sổ theo dõi"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The standing office answers, the unit is told, and the open ones stand first`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let id = try await fixture.perform(report(), as: .an)
      try await fixture.perform(report("Hai", indicator: nil), as: .an)
      func act(_ text: String, _ outcome: AnswerDifficulty.Verdict = .answered) -> AnswerDifficulty
      {
        AnswerDifficulty(
          programme: FixtureCity.programme, difficulty: id, outcome: outcome, text: text)
      }
      for person in FixturePerson.allCases where person != .dung {
        await #expect(throws: Refusal.notAllowed(.answerDifficulty), "\(person)") {
          try await fixture.perform(act("x"), as: person)
        }
      }
      await #expect(throws: Refusal.notFound("difficulty")) {
        try await fixture.perform(
          AnswerDifficulty(
            programme: FixtureCity.programme, difficulty: UUID(), outcome: .solved, text: "x"),
          as: .dung)
      }
      await #expect(throws: Refusal.invalid([Issue(field: "text", code: "field.required")])) {
        try await fixture.perform(act(" "), as: .dung)
      }
      try await fixture.perform(act("Sẽ cấp sổ"), as: .dung)
      try await fixture.perform(act("Kính trình UBND", .raised), as: .dung)
      let entries = try await list(.an, fixture).entries
      #expect(entries.map(\.text) == ["Hai", "Thiếu sổ theo dõi"])
      #expect(entries.last?.answers.map(\.outcome) == [.answered, .raised])
      #expect(entries.last?.outcome == .raised)
      let told = try await fixture.answer(OwnNotices(), as: .an).notices
      #expect(told.map(\.kind) == [.difficultyAnswered, .difficultyAnswered])
      #expect(told.first?.content.message == "Kính trình UBND")
      let content = try await fixture.answer(
        PeriodReportContent(programme: FixtureCity.programme, period: FixtureCity.period),
        as: .dung)
      #expect(content.difficulties.count == 2)
    }
  }
}
