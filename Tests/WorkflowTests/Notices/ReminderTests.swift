// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Who is told of deadlines, and when.
@Suite struct ReminderTests {
  private func told(_ person: FixturePerson, _ fixture: FixtureCity) async throws -> [Notice.Kind] {
    try await fixture.answer(OwnNotices(), as: person).notices.map(\.kind).reversed()
  }

  @Test(arguments: TestEngine.allCases)
  func `A period opens, comes near, is due and is over: each is told once`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      let days: [(String, [Notice.Kind])] = [
        // February opens; the deadline of January is over for a week.
        ("2025-02-01", [.overdue, .opening]), ("2025-02-02", []), ("2025-02-08", [.overdue]),
        ("2025-02-17", [.overdue, .weekBefore]), ("2025-02-20", []),
        ("2025-02-23", [.overdue, .dayBefore]), ("2025-02-24", [.dueToday]),
        ("2025-02-25", [.overdue]),
      ]
      var before = 0
      for (day, kinds) in days {
        // Before seven in the morning nobody is told anything.
        fixture.clock.set("\(day)T23:30:00Z")
        fixture.clock.advance(days: -1)
        _ = try await fixture.city.perform(MakeReminders(), as: .commandLine)
        #expect(try await told(.an, fixture).count == before, "\(day) at half past six")
        fixture.clock.set("\(day)T01:00:00Z")
        _ = try await fixture.city.perform(MakeReminders(), as: .commandLine)
        // Once more changes nothing.
        #expect(try await fixture.city.perform(MakeReminders(), as: .commandLine) == 0)
        let all = try await told(.an, fixture)
        #expect(
          Array(all[before...]).sorted { $0.rawValue < $1.rawValue }
            == kinds.sorted { $0.rawValue < $1.rawValue }, "\(day)")
        before = all.count
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Whoever has handed in is left alone; then the head is told, who signs`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .submitted)
      let signed = try await told(.binh, fixture)
      #expect(signed == [.toSign])
      fixture.clock.set("2025-01-24T03:00:00Z")
      _ = try await fixture.city.perform(MakeReminders(), as: .commandLine)
      #expect(try await told(.an, fixture).isEmpty)
      #expect(try await told(.binh, fixture) == [.toSign, .toSign])
      #expect(try await told(.giang, fixture) == [.dueToday])
      try await fixture.perform(
        ApproveSubmission(place: FixtureCity.place(), version: nil), as: .binh)
      try await fixture.perform(
        ReturnSubmission(
          place: FixtureCity.place(), version: nil, remarks: [0: "Xem lại", 3: "Sai số"]),
        as: .dung)
      #expect(try await told(.an, fixture) == [.returned])
      let notice = try #require(try await fixture.answer(OwnNotices(), as: .an).notices.first)
      #expect(notice.content.message == "Xem lại\n(3) Sai số")
      #expect(notice.content.person == FixturePerson.dung.name)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `People read their own notices only, and say whether they want mails`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      fixture.clock.set("2025-01-24T03:00:00Z")
      _ = try await fixture.city.perform(MakeReminders(), as: .commandLine)
      #expect(try await fixture.answer(OwnNotices(), as: .an).unread == 1)
      try await fixture.perform(ReadNotices(), as: .giang)
      #expect(try await fixture.answer(OwnNotices(), as: .an).unread == 1)
      #expect(try await fixture.answer(OwnNotices(), as: .giang).unread == 0)
      #expect(try await fixture.answer(OwnNotices(), as: .an).wantsMail)
      try await fixture.perform(ChooseMails(wantsMail: false), as: .an)
      #expect(try await !fixture.answer(OwnNotices(), as: .an).wantsMail)
      #expect(try await fixture.answer(OwnNotices(), as: .giang).wantsMail)
      await #expect(throws: Refusal.notAllowed(.remindUnits)) {
        try await fixture.perform(MakeReminders(), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A feed is read by its address alone, and ends with the next`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      let first = try await fixture.perform(MakeFeedToken(), as: .an)
      let feed = try #require(try await fixture.answer(Feed(token: first), as: .giang))
      #expect(feed.person == "an" && feed.deadlines.map(\.due.description) == ["2025-01-24"])
      let second = try await fixture.perform(MakeFeedToken(), as: .an)
      #expect(try await fixture.answer(Feed(token: first), as: .an) == nil)
      #expect(try await fixture.answer(Feed(token: second), as: .an) != nil)
      #expect(try await fixture.answer(Feed(token: ""), as: .an) == nil)
    }
  }
}
