// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Taking a report back before anybody who decides on it has looked.
@Suite struct WithdrawSubmissionTests {
  private func act(version: Int? = nil) -> WithdrawSubmission {
    WithdrawSubmission(place: FixtureCity.place(), version: version)
  }

  @Test(arguments: TestEngine.allCases)
  func `A unit's own people take it back while it waits`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(
        throws: Refusal.conflict("submission.withdraw.wrong-state", ["status": "draft"])
      ) {
        try await fixture.perform(act(), as: .an)
      }
      try await fixture.bring(to: .submitted)
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.perform(act(), as: .giang)
      }
      await #expect(throws: Refusal.notAllowed(.submitSubmission)) {
        try await fixture.perform(act(), as: .dung)
      }
      let waiting = try await fixture.form()
      #expect(waiting.can.withdraw && waiting.record?.submittedAt != nil)
      let version = waiting.record?.version
      try await fixture.perform(act(version: version), as: .an)
      // A double click.
      try await fixture.perform(act(version: version), as: .an)
      let back = try await fixture.form()
      #expect(back.record?.status == .draft && back.record?.submittedAt == nil && back.can.save)
      try await fixture.bring(to: .submitted)
      await #expect(throws: Refusal.conflict("submission.stale")) {
        try await fixture.perform(act(version: 1), as: .an)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What could not be handed in again is not taken back`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let programme = try FixturePacks.programme().reporting { old in
        ReportingRegime(
          code: old.code, name: old.name, first: old.first, last: old.last, due: old.due,
          closesAfterWorkingDays: 1, reporter: old.reporter, recipient: old.recipient,
          through: old.through, legalBasis: old.legalBasis)
      }
      _ = try await fixture.city.perform(LoadProgramme(programme: programme), as: .commandLine)
      try await fixture.bring(to: .submitted)
      fixture.clock.set("2025-02-05T03:00:00Z")
      await #expect(throws: Refusal.conflict("period.locked", ["date": "2025-02-03"])) {
        try await fixture.perform(act(), as: .an)
      }
      #expect(try await !fixture.form().can.withdraw)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Once somebody who decides has opened it, it stays`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .submitted)
      // Whoever only reads, or decides later, is not looking.
      for person in [FixturePerson.an, .ha, .dung] {
        try await fixture.perform(NoteLook(place: FixtureCity.place()), as: person)
      }
      #expect(try await fixture.form().can.withdraw)
      try await fixture.perform(NoteLook(place: FixtureCity.place()), as: .binh)
      #expect(try await !fixture.form().can.withdraw)
      await #expect(throws: Refusal.conflict("submission.looked-at")) {
        try await fixture.perform(act(), as: .an)
      }
      // Returned and handed in again, it waits anew; the first handing in counts.
      let first = try await fixture.form().record?.submittedAt
      try await fixture.perform(
        ReturnSubmission(place: FixtureCity.place(), version: nil, remarks: [0: "Xem"]), as: .binh)
      try await fixture.perform(
        SubmitSubmission(place: FixtureCity.place(), version: nil), as: .an)
      try await fixture.perform(act(), as: .an)
      #expect(try await fixture.form().record?.submittedAt == first)
      #expect(try await fixture.form().timeline.first?.kind == "submission.withdraw")
    }
  }
}
