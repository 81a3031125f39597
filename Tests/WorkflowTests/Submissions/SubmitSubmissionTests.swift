// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Handing in: everything owed has its figures, or a note that says why not.
@Suite struct SubmitSubmissionTests {
  private func act(version: Int? = nil, unit: String = "ub-bac-son") -> SubmitSubmission {
    SubmitSubmission(place: FixtureCity.place(unit), version: version)
  }

  private func issues(_ fixture: FixtureCity) async throws -> [String] {
    let refusal = await #expect(throws: Refusal.self) {
      try await fixture.perform(act(), as: .an)
    }
    guard case .invalid(let issues) = refusal else { return ["\(String(describing: refusal))"] }
    return issues.map { "\($0.field) \($0.code)" }
  }

  @Test(arguments: TestEngine.allCases)
  func `Only those who write the report hand it in`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.save()
      for person in [FixturePerson.giang, .chi, .khanh] {
        await #expect(throws: Refusal.notFound("unit"), "\(person)") {
          try await fixture.perform(act(), as: person)
        }
      }
      for person in [FixturePerson.ha, .dung] {
        await #expect(throws: Refusal.notAllowed(.submitSubmission), "\(person)") {
          try await fixture.perform(act(), as: person)
        }
      }
      #expect(try await fixture.record()?.status == .draft)
    }
  }

  @Test(arguments: TestEngine.allCases, [SubmissionStatus.submitted, .unitApproved, .approved])
  func `What is handed in already cannot be handed in`(
    _ engine: TestEngine, _ status: SubmissionStatus
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: status)
      await #expect(
        throws: Refusal.conflict("submission.submit.wrong-state", ["status": status.rawValue])
      ) {
        try await fixture.perform(act(), as: .an)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Nothing is handed in after the period is closed`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.save()
      try await fixture.closePeriod()
      await #expect(throws: Refusal.conflict("period.closed", ["period": "2025-01"])) {
        try await fixture.perform(act(), as: .an)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A stale page hands nothing in`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.save()
      try await fixture.save()
      await #expect(throws: Refusal.conflict("submission.stale")) {
        try await fixture.perform(act(version: 1), as: .an)
      }
      #expect(try await fixture.record()?.status == .draft)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Every indicator without figures is named`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let missing = [3, 27, 28, 32, 44, 47, 48, 56].map { "indicator-\($0) line.no-figure" }
      #expect(try await issues(fixture) == missing)
      try await fixture.save(FixtureReport(["learning_centre_effective": "yes"]))
      #expect(try await issues(fixture) == missing.filter { !$0.hasPrefix("indicator-27") })
      #expect(try await fixture.record()?.status == .draft)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Half a fraction, a part above its whole and a judgement without reason are named`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      var report = try fixture.completeFigures()
      report.texts["citizens_taking_part"] = nil
      report.texts["learners_applying"] = "1001"
      report.notes[48] = nil
      try await fixture.save(report)
      #expect(
        try await issues(fixture) == [
          "figure-citizens_taking_part line.incomplete",
          "figure-learners_applying line.numerator-over-denominator",
          "note-48 line.judgement-without-reason", "evidence-48 line.evidence-missing",
        ])
      // Half a fraction is no reason not to have the other half.
      report.notes[3] = "Chưa có"
      try await fixture.save(report)
      #expect(try await issues(fixture).first == "figure-citizens_taking_part line.incomplete")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A note may stand for figures that a unit does not have`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      var report = try fixture.completeFigures()
      report.texts["citizens"] = nil
      report.texts["citizens_taking_part"] = nil
      report.notes[3] = "Đang tổng hợp, báo cáo kỳ sau."
      let version = try await fixture.save(report)
      try await fixture.perform(act(version: version), as: .an)
      #expect(try await fixture.record()?.status == .submitted)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A part may equal its whole`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      var report = try fixture.completeFigures()
      report.texts["learners_applying"] = report.texts["learners"]
      try await fixture.save(report)
      try await fixture.perform(act(), as: .an)
      #expect(try await fixture.record()?.status == .submitted)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A complete report is handed in once, however often one clicks`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let version = try await fixture.save()
      try await fixture.perform(act(version: version), as: .an)
      let first = try #require(try await fixture.record())
      #expect(first.status == .submitted)
      #expect(first.version == version + 1)
      #expect(first.submittedAt != nil)
      try await fixture.perform(act(version: version), as: .an)
      let second = try #require(try await fixture.record())
      #expect(second.version == first.version)
      #expect(second.submittedAt == first.submittedAt)
      let kinds = try await fixture.form().timeline.map(\.kind)
      #expect(kinds == ["submission.submit", "submission.save"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Two clicks at the same moment hand it in once`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let version = try await fixture.save()
      let (successes, refusals) = try await Attempts.together(
        Array(repeating: { try await fixture.perform(act(version: version), as: .an) }, count: 4))
      #expect(successes.count == 4)
      #expect(refusals.isEmpty)
      let kinds = try await fixture.form().timeline.map(\.kind)
      #expect(kinds == ["submission.submit", "submission.save"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The head of the unit may hand in what was typed`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.save("ub-ldtbxh")
      try await fixture.perform(act(unit: "ub-ldtbxh"), as: .cuong)
      #expect(try await fixture.record(of: "ub-ldtbxh")?.status == .submitted)
    }
  }
}
