// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// Corrections: approved figures never change silently.
@Suite struct CorrectSubmissionTests {
  private func act(
    version: Int? = nil, reason: String = "Nhầm số liệu của khu 3."
  ) -> CorrectSubmission {
    CorrectSubmission(place: FixtureCity.place(), version: version, reason: reason)
  }

  /// The rows of the first revision as they are stored.
  private func firstRevision(_ fixture: FixtureCity) async throws -> [String] {
    try await fixture.city.store.read { transaction in
      try transaction.all(
        """
        SELECT data_element || ' ' || value || ' ' || maturity FROM submission_figure
        WHERE revision = 1 ORDER BY data_element
        """, as: String.self)
        + transaction.all(
          """
          SELECT CAST(indicator AS TEXT) || ' ' || text FROM submission_note WHERE revision = 1
          ORDER BY indicator
          """, as: String.self)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Only those who write the report correct it`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      for person in [FixturePerson.giang, .khanh] {
        await #expect(throws: Refusal.notFound("unit"), "\(person)") {
          try await fixture.perform(act(), as: person)
        }
      }
      for person in [FixturePerson.ha, .dung] {
        await #expect(throws: Refusal.notAllowed(.editSubmission), "\(person)") {
          try await fixture.perform(act(), as: person)
        }
      }
    }
  }

  @Test(
    arguments: TestEngine.allCases,
    [SubmissionStatus.draft, .submitted, .unitApproved, .returned])
  func `Only an approved report is corrected`(
    _ engine: TestEngine, _ status: SubmissionStatus
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: status)
      await #expect(
        throws: Refusal.conflict("submission.correct.wrong-state", ["status": status.rawValue])
      ) {
        try await fixture.perform(act(), as: .an)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `No correction from a stale page, without reason or in a closed period`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      await #expect(throws: Refusal.conflict("submission.stale")) {
        try await fixture.perform(act(version: 1), as: .an)
      }
      for reason in ["", " \n "] {
        await #expect(
          throws: Refusal.invalid([
            Issue(field: "reason", code: "correction.reason-required")
          ])
        ) {
          try await fixture.perform(act(reason: reason), as: .an)
        }
      }
      #expect(try await fixture.record()?.revision == 1)
      try await fixture.closePeriod()
      await #expect(throws: Refusal.conflict("period.closed", ["period": "2025-01"])) {
        try await fixture.perform(act(), as: .an)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Approved figures go on counting until the correction is approved`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      let history = try await firstRevision(fixture)
      #expect(history.count == 11 + 2)
      let version = try #require(try await fixture.record()?.version)
      try await fixture.perform(act(version: version), as: .an)
      let open = try #require(try await fixture.record())
      #expect(open.status == .draft)
      #expect(open.revision == 2)
      #expect(open.approvedRevision == 1)
      #expect(try await fixture.figures().count == 11)

      try await fixture.save(
        FixtureReport(["citizens_taking_part": "900"], notes: [47: "Ba sự kiện."]))
      let form = try await fixture.form()
      #expect(form.lines.first?.figure("citizens_taking_part")?.value == 900)
      #expect(form.approvedLines.first?.figure("citizens_taking_part")?.value == 500)
      #expect(try await fixture.evaluation(3)?.value == 50)

      let place = FixtureCity.place()
      try await fixture.perform(SubmitSubmission(place: place, version: nil), as: .an)
      try await fixture.perform(ApproveSubmission(place: place, version: nil), as: .binh)
      #expect(try await fixture.evaluation(3)?.value == 50)
      try await fixture.perform(ApproveSubmission(place: place, version: nil), as: .dung)
      #expect(try await fixture.evaluation(3)?.value == 90)
      #expect(try await fixture.record()?.approvedRevision == 2)
      #expect(try await firstRevision(fixture) == history)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A correction that is sent back leaves the approved figures counting`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      try await fixture.perform(act(), as: .an)
      try await fixture.bring(to: .returned, FixtureReport(["citizens_taking_part": "900"]))
      #expect(try await fixture.evaluation(3)?.value == 50)
      #expect(try await fixture.record()?.status == .returned)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The reason stands in the timeline`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      try await fixture.perform(act(reason: " Nhầm khu 3. "), as: .binh)
      let entry = try #require(try await fixture.form().timeline.first)
      #expect(entry.kind == "submission.correct")
      #expect(entry.personName == "Trần Văn Bình")
      #expect(
        entry.detail
          == ["revision": "2", "reason": "Nhầm khu 3.", "status": "approved → draft"])
    }
  }
}
