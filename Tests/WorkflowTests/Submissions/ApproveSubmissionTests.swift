// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// The two approvals: the head of the unit, then the standing office.
@Suite struct ApproveSubmissionTests {
  private func act(version: Int? = nil, unit: String = "ub-bac-son") -> ApproveSubmission {
    ApproveSubmission(place: FixtureCity.place(unit), version: version)
  }

  @Test(arguments: TestEngine.allCases)
  func `To people of other units the report does not exist`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .submitted)
      for person in [FixturePerson.giang, .chi, .cuong, .khanh] {
        await #expect(throws: Refusal.notFound("unit"), "\(person)") {
          try await fixture.perform(act(), as: person)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `First the head of the unit, and nobody else`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .submitted)
      for person in [FixturePerson.an, .ha, .dung] {
        await #expect(throws: Refusal.notAllowed(.approveAtUnit), "\(person)") {
          try await fixture.perform(act(), as: person)
        }
      }
      #expect(try await fixture.record()?.status == .submitted)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Then the standing office, and nobody else`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .unitApproved)
      await #expect(throws: Refusal.notAllowed(.approveAtProgramme)) {
        try await fixture.perform(act(), as: .binh)
      }
      for person in [FixturePerson.an, .ha] {
        await #expect(throws: Refusal.notAllowed(.approveAtUnit), "\(person)") {
          try await fixture.perform(act(), as: person)
        }
      }
      #expect(try await fixture.record()?.status == .unitApproved)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A report that does not wait for approval is not approved`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(
        throws: Refusal.conflict("submission.approveAtUnit.wrong-state", ["status": "draft"])
      ) {
        try await fixture.perform(act(), as: .binh)
      }
      try await fixture.bring(to: .returned)
      await #expect(
        throws: Refusal.conflict("submission.approveAtUnit.wrong-state", ["status": "returned"])
      ) {
        try await fixture.perform(act(), as: .binh)
      }
      try await fixture.bring(to: .approved)
      await #expect(
        throws: Refusal.conflict(
          "submission.approveAtProgramme.wrong-state", ["status": "approved"])
      ) {
        try await fixture.perform(act(), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Nothing is approved in a closed period`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .submitted)
      try await fixture.closePeriod()
      await #expect(throws: Refusal.conflict("period.closed", ["period": "2025-01"])) {
        try await fixture.perform(act(), as: .binh)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What was not on the screen is not approved`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .submitted)
      let version = try #require(try await fixture.record()?.version)
      for stale in [0, version - 1, version + 1] {
        await #expect(throws: Refusal.conflict("submission.stale")) {
          try await fixture.perform(act(version: stale), as: .binh)
        }
      }
      #expect(try await fixture.perform(act(version: version), as: .binh) == .unitApproved)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Figures count only after the second approval`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .submitted)
      #expect(try await fixture.evaluation(3)?.value == nil)
      #expect(try await fixture.perform(act(), as: .binh) == .unitApproved)
      #expect(try await fixture.evaluation(3)?.value == nil)
      #expect(try await fixture.perform(act(), as: .dung) == .approved)
      #expect(try await fixture.evaluation(3)?.value == 50)
      let record = try #require(try await fixture.record())
      #expect(record.approvedRevision == 1)
      let form = try await fixture.form()
      #expect(
        form.timeline.prefix(2).map(\.kind) == [
          "submission.approve-at-programme", "submission.approve-at-unit",
        ])
      #expect(form.timeline.prefix(2).map(\.personName) == ["Hoàng Tiến Dũng", "Trần Văn Bình"])
      #expect(try await fixture.rowCounts()["approval"] == 2)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `One approval of four clicks at the same moment counts, at both levels`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .submitted)
      for (person, status) in [
        (FixturePerson.binh, SubmissionStatus.unitApproved), (.dung, .approved),
      ] {
        let version = try #require(try await fixture.record()?.version)
        let (successes, refusals) = try await Attempts.together(
          Array(
            repeating: { try await fixture.perform(act(version: version), as: person) }, count: 4))
        #expect(successes == [status])
        #expect(refusals == Array(repeating: .conflict("submission.stale"), count: 3))
      }
      #expect(try await fixture.rowCounts()["approval"] == 2)
      #expect(try await fixture.record()?.status == .approved)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Whoever holds both offices does not pass both levels with two clicks`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.city.perform(
        GrantRole(login: "dung", role: .headOfUnit, orgUnit: "ub-gddt"), as: .commandLine)
      try await fixture.bring("ub-gddt", to: .submitted)
      let version = try #require(try await fixture.record(of: "ub-gddt")?.version)
      let click = act(version: version, unit: "ub-gddt")
      let (successes, refusals) = try await Attempts.together(
        Array(repeating: { try await fixture.perform(click, as: .dung) }, count: 3))
      #expect(successes == [.unitApproved])
      #expect(refusals == Array(repeating: .conflict("submission.stale"), count: 2))
      #expect(try await fixture.record(of: "ub-gddt")?.status == .unitApproved)
    }
  }
}
