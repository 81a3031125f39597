// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// A corrected report tells what was changed, and why, for good.
@Suite struct CorrectionStoryTests {
  @Test(arguments: TestEngine.allCases)
  func `Each correction is told with its reason and the figures before and after`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      let first = try await fixture.form()
      #expect(first.corrections.isEmpty)
      for (reason, figure) in [("Cộng nhầm", "800"), ("Sót một khu phố", "850")] {
        try await fixture.perform(
          CorrectSubmission(place: FixtureCity.place(), version: nil, reason: reason), as: .an)
        var report = try fixture.completeFigures()
        report.texts["citizens_taking_part"] = figure
        try await fixture.bring(to: .approved, report)
      }
      let told = try await fixture.form().corrections
      #expect(told.map(\.revision) == [3, 2])
      #expect(told.map(\.reason) == ["Sót một khu phố", "Cộng nhầm"])
      #expect(
        told.map { $0.changes.map(\.place) } == [
          ["citizens_taking_part"], ["citizens_taking_part"],
        ])
      #expect(told[0].changes[0].old == 800 && told[0].changes[0].new == 850)
      #expect(told[1].changes[0].old == 500 && told[1].changes[0].new == 800)
    }
  }
}
