// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// A report beside itself as it was last handed in.
@Suite struct SubmissionDifferenceTests {
  private func submit(_ fixture: FixtureCity) async throws {
    try await fixture.perform(
      SubmitSubmission(place: FixtureCity.place(), version: nil), as: .an)
  }

  @Test(arguments: TestEngine.allCases)
  func `What was mended after a return is shown to both sides`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      var report = try fixture.completeFigures()
      try await fixture.attach("a.pdf", FixtureFile.bytes("a.pdf"))
      try await fixture.bring(to: .returned, report)
      let untouched = try #require(try await fixture.form().difference)
      #expect(untouched.number == 1 && untouched.isEmpty)
      report.texts["citizens"] = "1777"
      report.notes[3] = "Đếm lại"
      try await fixture.save(report)
      let old = try #require(try await fixture.form().evidence.first)
      try await fixture.perform(
        RemoveEvidence(place: FixtureCity.place(), evidence: old.id), as: .an)
      try await fixture.attach("b.pdf", FixtureFile.bytes("a.pdf", [1]))
      for round in 1...2 {
        // While it is mended, and once it waits again.
        for person in [FixturePerson.an, .binh] {
          let difference = try #require(try await fixture.form(as: person).difference)
          #expect(difference.number == 1, "\(round) \(person)")
          #expect(difference.figures.map(\.place) == ["citizens"])
          #expect(difference.figures.first?.new == 1777)
          #expect(difference.notes.map { "\($0.indicator) \($0.new ?? "")" } == ["3 Đếm lại"])
          #expect(
            difference.evidence.map { "\($0.old ?? "–") \($0.new ?? "–")" } == [
              "a.pdf –", "– b.pdf",
            ])
        }
        if round == 1 { try await submit(fixture) }
      }
      // What was handed in is kept as it was.
      let kept = try await fixture.scalar(
        "SELECT COUNT(DISTINCT content) FROM submission_snapshot", as: Int.self)
      #expect(kept == 2)
    }
  }

  @Test func `A first report has nothing to be held against`() async throws {
    try await FixtureCity.with(.sqlite) { fixture in
      #expect(try await fixture.form().difference?.number == nil)
      try await fixture.save()
      #expect(try await fixture.form().difference?.number == nil)
      try await submit(fixture)
      #expect(try await fixture.form().difference?.number == nil)
    }
  }
}
