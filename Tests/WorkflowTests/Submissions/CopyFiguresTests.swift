// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Taking over the last period, doubts about what jumps, and what does not apply.
@Suite struct CopyFiguresTests {
  private let next = FixtureCity.place(in: FixtureCity.nextPeriod)

  private func copy(_ indicator: Int? = nil, version: Int? = nil) -> CopyFigures {
    CopyFigures(place: next, version: version, indicator: indicator)
  }

  @Test(arguments: TestEngine.allCases)
  func `Empty fields take the figures of the last period, filled ones stay`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      fixture.clock.set("2025-02-10T03:00:00Z")
      await #expect(throws: Refusal.conflict("copy.nothing-before")) {
        try await fixture.perform(copy(), as: .an)
      }
      try await fixture.bring(to: .approved)
      await #expect(throws: Refusal.notAllowed(.editSubmission)) {
        try await fixture.perform(copy(), as: .dung)
      }
      _ = try await fixture.perform(
        SaveSubmission(
          place: next, version: nil,
          figures: ["citizens": SaveSubmission.Entry(text: "5000", maturity: .final)],
          notes: [:], notation: .machine), as: .an)
      let one = try await fixture.perform(copy(3), as: .an)
      #expect(one == 1)
      let rest = try await fixture.perform(copy(), as: .an)
      #expect(rest > 5)
      await #expect(throws: Refusal.conflict("copy.nothing-left")) {
        try await fixture.perform(copy(), as: .an)
      }
      let before = try await fixture.form().lines.flatMap(\.figures)
      let form = try await fixture.form(in: FixtureCity.nextPeriod)
      let now = form.lines.flatMap(\.figures)
      #expect(form.before?.code == FixtureCity.period)
      #expect(now.first { $0.place == "citizens" }?.value == 5000)
      for figure in before where figure.place != "citizens" {
        #expect(now.first { $0.place == figure.place }?.value == figure.value, "\(figure.place)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A figure that jumps is handed in only with a reason`(_ engine: TestEngine) async throws {
    let checks = FigureChecks(
      version: "", jump: .init(level: .should, percent: 50, atLeast: 10), history: nil, peers: nil)
    try await FixtureCity.with(engine, figureChecks: checks) { fixture in
      fixture.clock.set("2025-02-10T03:00:00Z")
      try await fixture.bring(to: .approved)
      var report = try fixture.completeFigures()
      let before = try #require(try await fixture.figures()["citizens"])
      report.texts["citizens"] = "\(before * 3)"
      report.notes[3] = nil
      try await fixture.save(in: FixtureCity.nextPeriod, report)
      let doubt = Issue(
        field: "figure-citizens", code: "doubt.jump",
        arguments: ["indicator": "3", "value": "\(before * 3)", "before": "\(before)"])
      let form = try await fixture.form(in: FixtureCity.nextPeriod)
      #expect(form.doubts.map(\.issue).first { $0.code == "doubt.jump" } == doubt)
      await #expect(throws: Refusal.invalid([doubt])) {
        try await fixture.perform(SubmitSubmission(place: next, version: nil), as: .an)
      }
      _ = try await fixture.perform(
        SaveSubmission(
          place: next, version: nil, figures: [:], notes: [3: "Sáp nhập hai khu phố"],
          notation: .machine), as: .an)
      try await fixture.perform(SubmitSubmission(place: next, version: nil), as: .an)
      let after = try await fixture.form(in: FixtureCity.nextPeriod).doubts
      #expect(after.count { $0.issue.code == "doubt.jump" } == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What does not apply has a reason and no figure`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      func save(_ note: String, _ figures: [String: String] = [:]) async throws {
        _ = try await fixture.perform(
          SaveSubmission(
            place: FixtureCity.place(), version: nil,
            figures: figures.mapValues { SaveSubmission.Entry(text: $0, maturity: .final) },
            notes: [3: note], notApplicable: [3], notation: .machine), as: .an)
      }
      await #expect(
        throws: Refusal.invalid([
          Issue(field: "note-3", code: "line.not-applicable-without-reason")
        ])
      ) { try await save("  ") }
      try await save("Không có khu phố nào", ["citizens": "5"])
      let both = try await fixture.form()
      #expect(both.lines.first { $0.indicator == 3 }?.isNotApplicable == true)
      #expect(both.issues.contains { $0.code == "line.not-applicable-with-figures" })
      try await save("Không có khu phố nào", ["citizens": ""])
      let alone = try await fixture.form()
      #expect(!alone.issues.contains { $0.arguments["indicator"] == "3" })
      // Saving a note without a word of it leaves the mark; taking it off is said.
      _ = try await fixture.perform(
        SaveSubmission(
          place: FixtureCity.place(), version: nil, figures: [:], notes: [3: "Khác"],
          notation: .machine), as: .an)
      #expect(try await fixture.form().lines.first { $0.indicator == 3 }?.isNotApplicable == true)
      _ = try await fixture.perform(
        SaveSubmission(
          place: FixtureCity.place(), version: nil, figures: [:], notes: [3: "Khác"],
          notApplicable: [], notation: .machine), as: .an)
      #expect(try await fixture.form().lines.first { $0.indicator == 3 }?.isNotApplicable == false)
    }
  }
}
