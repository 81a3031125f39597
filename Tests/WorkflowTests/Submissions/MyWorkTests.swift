// SPDX-License-Identifier: Apache-2.0
import Domain
import TestSupport
import Testing
import Workflow

/// What waits for whom.
@Suite struct MyWorkTests {
  private func entries(
    _ fixture: FixtureCity, _ person: FixturePerson
  ) async throws -> [MyWork.Entry] {
    try await fixture.answer(MyWork(), as: person).filter { $0.period == FixtureCity.period }
  }

  @Test(arguments: TestEngine.allCases)
  func `Everybody finds the reports of the own unit, in every period that has begun`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let first = try await fixture.answer(MyWork(), as: .an)
      #expect(first.map(\.period) == ["2025-01"])
      // Midnight of 1 June in Uông Bí.
      fixture.clock.set("2025-05-31T17:00:00Z")
      let all = try await fixture.answer(MyWork(), as: .an)
      #expect(all.map(\.period) == (1...6).map { "2025-0\($0)" })
      #expect(Set(all.map(\.orgUnit.code)) == ["ub-bac-son"])
      #expect(all.map { $0.deadline?.description }.first == "2025-01-24")
      #expect(all.first?.owed == 8)
      #expect(all.first?.status == nil)
      fixture.clock.set("2025-01-20T03:00:00Z")
      #expect(try await entries(fixture, .giang).map(\.orgUnit.code) == ["ub-yen-thanh"])
      #expect(try await entries(fixture, .chi).map(\.orgUnit.code) == ["ub-ldtbxh"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An estimate asks whoever types for its final figure, once the period is over`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      var report = try fixture.completeFigures()
      report.maturity = .estimate
      try await fixture.bring(to: .approved, report)
      try await fixture.bring("ub-nam-khe", to: .approved)
      #expect(try await entries(fixture, .an).map(\.isMine) == [false])
      fixture.clock.set("2025-02-02T03:00:00Z")
      for (person, asked) in [(FixturePerson.an, true), (.binh, true), (.dung, false)] {
        let own = try await entries(fixture, person)
        #expect(own.contains { $0.asksFinal && $0.isMine } == asked, "\(person)")
      }
      // While the correction is written it is work like any other.
      try await fixture.perform(
        CorrectSubmission(place: FixtureCity.place(), version: nil, reason: "Số chính thức"),
        as: .an)
      #expect(try await entries(fixture, .an).map(\.asksFinal) == [false])
      #expect(try await entries(fixture, .an).map(\.isMine) == [true])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Leader, administrator and operator have nothing to do`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .unitApproved)
      #expect(try await entries(fixture, .ha).isEmpty)
      #expect(try await entries(fixture, .khanh).isEmpty)
      let none = try await fixture.city.answer(MyWork(), as: .commandLine)
      #expect(none.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A report waits for one after the other`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let turns: [(SubmissionStatus?, Set<FixturePerson>)] = [
        (nil, [.an, .binh]), (.draft, [.an, .binh]), (.submitted, [.binh]),
        (.unitApproved, [.dung]), (.returned, [.an, .binh]), (.approved, []),
      ]
      fixture.clock.set("2025-06-20T03:00:00Z")
      var period = 0
      for (status, expected) in turns {
        // Each state in a period of its own.
        period += 1
        let code = "2025-0\(period)"
        if let status { try await fixture.bring(to: status, in: code) }
        var waiting: Set<FixturePerson> = []
        for person in FixturePerson.allCases {
          let entry = try await fixture.answer(MyWork(), as: person)
            .first { $0.period == code && $0.orgUnit.code == "ub-bac-son" }
          if entry?.isMine == true { waiting.insert(person) }
        }
        #expect(waiting == expected, "\(String(describing: status))")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The standing office finds what waits for it, and nothing else`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .submitted)
      try await fixture.bring("ub-yen-thanh", to: .unitApproved)
      try await fixture.bring("ub-nam-khe", to: .approved)
      #expect(try await entries(fixture, .dung).map(\.orgUnit.code) == ["ub-yen-thanh"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An indicator is filled by all its figures or by a note`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.save(
        FixtureReport(
          ["citizens": "10", "citizens_taking_part": "5", "learners": "3"],
          notes: [56: "Chưa có số liệu."]))
      #expect(try await entries(fixture, .an).map(\.filled) == [2])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A report is late when the last day is over where the city is`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      // 24 January until midnight in Uông Bí, which is 17:00 in Greenwich.
      fixture.clock.set("2025-01-24T16:59:00Z")
      #expect(try await entries(fixture, .an).map(\.isLate) == [false])
      try await fixture.bring("ub-yen-thanh", to: .submitted)
      fixture.clock.set("2025-01-24T17:01:00Z")
      #expect(try await entries(fixture, .an).map(\.isLate) == [true])
      #expect(try await entries(fixture, .giang).map(\.isLate) == [false])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Nothing waits in a closed period`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.save()
      try await fixture.closePeriod()
      let entry = try #require(try await entries(fixture, .an).first)
      #expect(!entry.isMine)
      #expect(!entry.isPeriodOpen)
    }
  }
}
