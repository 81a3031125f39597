// SPDX-License-Identifier: Apache-2.0
import Domain
import TestSupport
import Testing
import Workflow

/// Days that a city sets beside the rules, and the deadlines that follow them.
@Suite struct SetCalendarDayTests {
  private func act(
    _ day: String, _ state: CalendarView.State = .off, name: String = "Nghỉ bão",
    basis: String = "Công điện 1"
  ) -> SetCalendarDay {
    SetCalendarDay(day: day, state: state, name: name, legalBasis: basis)
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the standing office and the keeper of accounts set days`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      for person in FixturePerson.allCases where person != .dung && person != .khanh {
        await #expect(throws: Refusal.notAllowed(.setCalendar), "\(person)") {
          try await fixture.perform(act("no day"), as: person)
        }
      }
      let seen = try await fixture.answer(CalendarView(year: 2025), as: .an)
      let kept = try await fixture.answer(CalendarView(year: 2025), as: .khanh)
      #expect(!seen.canSet && kept.canSet)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What is wrong is told at its field`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let issues = await #expect(
        throws: Refusal.invalid([
          Issue(field: "day", code: "field.not-a-date"),
          Issue(field: "name", code: "field.required"),
          Issue(field: "legalBasis", code: "field.required"),
        ])
      ) {
        try await fixture.perform(act("24/6", name: " ", basis: ""), as: .dung)
      }
      #expect(issues != nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A day is off, worked again, and given back to the rules; all of it stays`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      func entry(_ day: String) async throws -> CalendarView.Entry? {
        try await fixture.answer(CalendarView(year: 2025), as: .an).entries
          .first { $0.date.description == day }
      }
      try await fixture.perform(act("2025-06-24"), as: .dung)
      let off = try #require(try await entry("2025-06-24"))
      #expect(off.isOff && off.isOwn && off.name.vi == "Nghỉ bão")
      // A public holiday of the rules that the city works.
      try await fixture.perform(act("2025-04-07", .worked), as: .khanh)
      #expect(try await entry("2025-04-07")?.isOff == false)
      try await fixture.perform(act("2025-04-07", .asRules, name: ""), as: .khanh)
      let back = try #require(try await entry("2025-04-07"))
      #expect(back.isOff && !back.isOwn && back.legalBasis.contains("45/2019"))
      let answer = try await fixture.answer(CalendarView(year: 2025), as: .an)
      #expect(answer.decisions.map(\.state) == [.asRules, .worked, .off])
      #expect(answer.decisions.first?.personName == FixturePerson.khanh.name)
      #expect(answer.isKnown && answer.version != "")
      #expect(try await !fixture.answer(CalendarView(year: 2040), as: .an).isKnown)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Deadlines in working days follow, those that are over stay`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      let programme = try FixturePacks.programme().reporting { old in
        ReportingRegime(
          code: old.code, name: old.name, first: old.first, last: old.last,
          due: .withinWorkingDays(3), closesAfterWorkingDays: 2, reporter: old.reporter,
          recipient: old.recipient, through: old.through, legalBasis: old.legalBasis)
      }
      _ = try await fixture.city.perform(LoadProgramme(programme: programme), as: .commandLine)
      func due(_ period: String) async throws -> String? {
        try await fixture.form(in: period).due?.description
      }
      // 31 January is within Tết; February ends on a Friday.
      #expect(try await due("2025-01") == "2025-02-05")
      #expect(try await due("2025-02") == "2025-03-05")
      fixture.clock.set("2025-02-10T03:00:00Z")
      try await fixture.perform(act("2025-02-04"), as: .dung)
      try await fixture.perform(act("2025-03-04"), as: .dung)
      #expect(try await due("2025-01") == "2025-02-05")
      #expect(try await due("2025-02") == "2025-03-06")
      let period = try await fixture.form(in: "2025-02").period
      #expect(period.locksAfter == "2025-03-10")
    }
  }
}

extension Programme {
  /// The same with other regimes.
  func reporting(_ change: (ReportingRegime) -> ReportingRegime) -> Programme {
    var other = self
    other.regimes = regimes.map(change)
    return other
  }
}
