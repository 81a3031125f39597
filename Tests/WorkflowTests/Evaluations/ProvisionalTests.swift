// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Figures that were handed in but not approved: shown only where somebody asks for them.
@Suite struct ProvisionalTests {
  private func overview(
    _ fixture: FixtureCity, _ includesProvisional: Bool
  ) async throws -> Evaluation {
    let answer = try await fixture.answer(
      EvaluationOverview(
        programme: FixtureCity.programme, period: FixtureCity.period,
        includesProvisional: includesProvisional), as: .dung)
    return try #require(answer.evaluations.first { $0.indicator == 3 })
  }

  @Test(arguments: TestEngine.allCases)
  func `A draft counts in neither view`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.save()
      for includesProvisional in [false, true] {
        let result = try await overview(fixture, includesProvisional)
        #expect(result.verdict == .noData)
        #expect(!result.isProvisional)
      }
    }
  }

  @Test(arguments: TestEngine.allCases, [SubmissionStatus.submitted, .unitApproved])
  func `What is handed in counts in the provisional view, and is marked`(
    _ engine: TestEngine, _ status: SubmissionStatus
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: status)
      let official = try await overview(fixture, false)
      #expect(official.value == nil)
      #expect(!official.isProvisional)
      let provisional = try await overview(fixture, true)
      #expect(provisional.value == 50)
      #expect(provisional.isProvisional)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A correction stands in the place of the approved figures only there`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      #expect(try await overview(fixture, true).isProvisional == false)
      try await fixture.perform(
        CorrectSubmission(place: FixtureCity.place(), version: nil, reason: "Nhầm."), as: .an)
      try await fixture.save(FixtureReport(["citizens_taking_part": "900"]))
      #expect(try await overview(fixture, true).value == 50)
      try await fixture.perform(
        SubmitSubmission(place: FixtureCity.place(), version: nil), as: .an)
      #expect(try await overview(fixture, false).value == 50)
      #expect(try await overview(fixture, true).value == 90)
    }
  }
}
