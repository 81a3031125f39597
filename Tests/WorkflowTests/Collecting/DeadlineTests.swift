// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Until when a unit reports: more time, and periods that close by themselves.
@Suite struct DeadlineTests {
  private func act(
    _ unit: String? = "ub-bac-son", until: String = "2025-01-28", reason: String = "Mất điện"
  ) -> MoveDeadline {
    MoveDeadline(
      programme: FixtureCity.programme, period: FixtureCity.period, orgUnit: unit, until: until,
      reason: reason)
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the standing office gives time, with a day and a reason`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.perform(act("ub"), as: .dung)
      }
      for person in FixturePerson.allCases where person != .dung {
        await #expect(throws: Refusal.notAllowed(.moveDeadline), "\(person)") {
          try await fixture.perform(act(until: "x"), as: person)
        }
      }
      await #expect(
        throws: Refusal.invalid([
          Issue(field: "until", code: "field.not-a-date"),
          Issue(field: "deadline-reason", code: "field.required"),
        ])
      ) { try await fixture.perform(act(until: "28/1", reason: " "), as: .dung) }
      await #expect(throws: Refusal.invalid([Issue(field: "until", code: "deadline.day-over")])) {
        try await fixture.perform(act(until: "2025-01-19"), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `More time counts for its unit, everywhere that a deadline is said`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.perform(act(), as: .dung)
      // A double click.
      try await fixture.perform(act(), as: .dung)
      #expect(try await fixture.form().due?.description == "2025-01-28")
      #expect(try await fixture.form("ub-yen-thanh", as: .giang).due?.description == "2025-01-24")
      let work = try await fixture.answer(MyWork(), as: .an)
      #expect(work.map(\.deadline?.description) == ["2025-01-28"])
      fixture.clock.set("2025-01-27T03:00:00Z")
      let progress = try await fixture.answer(
        PeriodProgress(programme: FixtureCity.programme, period: FixtureCity.period), as: .dung)
      #expect(progress.exceptions.count == 1 && progress.exceptions[0].reason == "Mất điện")
      let late = Set(progress.entries.filter(\.isLate).map(\.orgUnit.code))
      #expect(!late.contains("ub-bac-son") && late.contains("ub-yen-thanh"))
      try await fixture.perform(act(nil, until: "2025-02-03"), as: .dung)
      #expect(try await fixture.form("ub-yen-thanh", as: .giang).due?.description == "2025-02-03")
      // What was written last counts, for one or for all.
      #expect(try await fixture.form().due?.description == "2025-02-03")
      try await fixture.perform(act(until: "2025-01-30"), as: .dung)
      #expect(try await fixture.form().due?.description == "2025-01-30")
      let told = try await fixture.answer(OwnNotices(), as: .an).notices
      #expect(told.filter { $0.kind == .deadlineMoved }.count == 3)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A period that locks takes nothing more, but of whom more time was given and what came back`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let programme = try FixturePacks.programme().reporting { old in
        ReportingRegime(
          code: old.code, name: old.name, first: old.first, last: old.last, due: old.due,
          closesAfterWorkingDays: 1, reporter: old.reporter, recipient: old.recipient,
          through: old.through, legalBasis: old.legalBasis)
      }
      _ = try await fixture.city.perform(LoadProgramme(programme: programme), as: .commandLine)
      try await fixture.bring("ub-nam-khe", to: .returned)
      // The working day after 24 January 2025 is 3 February: Tết lies between.
      fixture.clock.set("2025-02-03T10:00:00Z")
      try await fixture.save()
      fixture.clock.set("2025-02-04T03:00:00Z")
      let locked = Refusal.conflict("period.locked", ["date": "2025-02-03"])
      await #expect(throws: locked) { try await fixture.save() }
      await #expect(throws: locked) {
        try await fixture.perform(
          SubmitSubmission(place: FixtureCity.place(), version: nil), as: .an)
      }
      await #expect(throws: locked) {
        try await fixture.attach("a.pdf", Array("%PDF-1.4".utf8))
      }
      let form = try await fixture.form()
      #expect(form.isLocked && !form.can.save && !form.can.submit)
      try await fixture.save("ub-nam-khe")
      try await fixture.perform(act(until: "2025-02-10"), as: .dung)
      try await fixture.save()
      #expect(try await !fixture.form().isLocked)
      fixture.clock.set("2025-02-11T03:00:00Z")
      await #expect(throws: Refusal.conflict("period.locked", ["date": "2025-02-10"])) {
        try await fixture.save()
      }
    }
  }
}
