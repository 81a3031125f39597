// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// What stands behind a value besides its figures: parts, earlier revisions, the year, the month
/// before.
@Suite struct ExplanationPartsTests {
  private static let women = "citizens_taking_part.sex=female"
  private static let men = "citizens_taking_part.sex=male"

  private func report(_ texts: [String: String]) throws -> FixtureReport {
    var report = try FixtureReport.complete(of: "ub-bac-son")
    report.texts.merge(texts) { $1 }
    return report
  }

  private func issues(_ fixture: FixtureCity) async throws -> [Domain.Issue] {
    let refusal = await #expect(throws: Refusal.self) {
      try await fixture.perform(
        SubmitSubmission(place: FixtureCity.place(), version: nil), as: .an)
    }
    guard case .invalid(let issues) = refusal else { return [] }
    return issues
  }

  @Test(arguments: TestEngine.allCases)
  func `Only parts that the criteria set knows are taken`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let unknown = [
        "citizens_taking_part.age=old", "learners.sex=female",
        "learning_centre_effective.sex=female",
      ]
      await #expect(
        throws: Refusal.invalid(
          unknown.map { Issue(field: "figure-\($0)", code: "value.not-owed") })
      ) {
        try await fixture.save(report(Dictionary(unknown.map { ($0, "1") }) { first, _ in first }))
      }
      let submissions = try await fixture.rowCounts()["submission"]
      #expect(submissions == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Parts are all there and add up, or the report is not handed in`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.save(report([Self.women: "300"]))
      #expect(
        try await issues(fixture) == [
          Issue(
            field: "figure-\(Self.men)", code: "line.breakdown-incomplete",
            arguments: ["indicator": "3"])
        ])
      try await fixture.save(report([Self.women: "300", Self.men: "201"]))
      #expect(
        try await issues(fixture) == [
          Issue(
            field: "figure-\(Self.women)", code: "line.breakdown-sum",
            arguments: ["indicator": "3", "sum": "501", "total": "500"])
        ])
      try await fixture.save(report([Self.women: "300", Self.men: "200"]))
      try await fixture.perform(
        SubmitSubmission(place: FixtureCity.place(), version: nil), as: .an)
      #expect(try await fixture.record()?.status == .submitted)
      let line = try #require(try await fixture.form().lines.first)
      #expect(line.part("citizens_taking_part", "sex=female")?.value == 300)
      #expect(line.figure("citizens_taking_part")?.value == 500)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Parts are summed over the units that count, and never into the value`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let citizens = ["citizens.sex=female": "400", "citizens.sex=male": "600"]
      try await fixture.bring(
        to: .approved, try report(citizens.merging([Self.women: "300", Self.men: "200"]) { $1 }))
      try await fixture.bring(
        "ub-yen-thanh", to: .approved,
        try report([
          Self.women: "10", Self.men: "490",
        ]))
      try await fixture.bring("ub-nam-khe", to: .approved)
      try await fixture.bring(
        "ub-phuong-nam", to: .submitted,
        try report([
          Self.women: "1", Self.men: "499",
        ]))
      let answer = try await fixture.explanation(3)
      #expect(answer.evaluation.numerator == 1500)
      #expect(
        answer.parts.map { "\($0.element.code) \($0.breakdown.code)" }
          == ["citizens_taking_part sex", "citizens sex"])
      #expect(
        answer.parts.map(\.values) == [
          ["female": 310, "male": 690], ["female": 400, "male": 600],
        ])
      #expect(answer.parts.map(\.units) == [2, 1])
      #expect(answer.parts.map(\.reporting) == [3, 3])
      let own = try await fixture.explanation(3, of: "ub-yen-thanh", as: .giang).parts
      #expect(own.map(\.values) == [["female": 10, "male": 490]])
      #expect(try await fixture.explanation(3, of: "ub-nam-khe").parts.isEmpty)
      let record = ExplanationRecord(answer)
      #expect(record.breakdowns.map(\.values["female"]) == ["310", "400"])
      try await fixture.expectKeptIsRight()
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Parts that a correction takes away count no more, and its story tells them`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved, try report([Self.women: "300", Self.men: "200"]))
      try await fixture.perform(
        CorrectSubmission(place: FixtureCity.place(), version: nil, reason: "Nhầm."), as: .an)
      #expect(try await fixture.form().lines.first?.part("citizens_taking_part", "sex=male") != nil)
      try await fixture.bring(to: .approved, try report([Self.women: "", Self.men: ""]))
      #expect(try await fixture.explanation(3).parts.isEmpty)
      let changes = try #require(try await fixture.form().corrections.first).changes
      #expect(changes.map(\.place) == [Self.women, Self.men])
      #expect(changes.map(\.old) == [300, 200])
      #expect(changes.map(\.new) == [nil, nil])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `After corrections the approved revisions before are told`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      #expect(try await fixture.explanation(3).reports.first?.earlier.isEmpty == true)
      for figure in ["600", "700"] {
        try await fixture.perform(
          CorrectSubmission(place: FixtureCity.place(), version: nil, reason: "Nhầm."), as: .an)
        try await fixture.bring(to: .unitApproved, try report(["citizens_taking_part": figure]))
        // What is not yet approved replaces nothing.
        #expect(
          try await fixture.explanation(3).reports.first?.earlier.count == (figure == "600" ? 0 : 1)
        )
        try await fixture.perform(
          ApproveSubmission(place: FixtureCity.place(), version: nil), as: .dung)
      }
      let told = try #require(try await fixture.explanation(3).reports.first)
      #expect(told.revision == 3 && told.evaluation.value == 70)
      #expect(told.earlier.map(\.revision) == [2, 1])
      #expect(told.earlier.map { $0.figures["citizens_taking_part"] } == [600, 500])
      #expect(told.earlier.map { $0.figures["citizens"] } == [1000, 1000])
      #expect(told.earlier.map(\.personName) == ["Hoàng Tiến Dũng", "Hoàng Tiến Dũng"])
      #expect(told.earlier[0].approvedAt > told.earlier[1].approvedAt)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The year so far and the month before stand beside the month`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      #expect(fixture.clock.set("2025-03-20T03:00:00Z"))
      try await fixture.bring(to: .approved)
      try await fixture.bring("ub-nam-khe", to: .approved)
      try await fixture.bring(
        to: .approved, in: "2025-02", try report(["citizens_taking_part": "900"]))
      let january = try await fixture.explanation(3)
      #expect(january.previous == nil)
      #expect(january.reports.allSatisfy { $0.before == nil })
      #expect(january.yearSoFar?.value == 50)
      let february = try await fixture.explanation(3, in: "2025-02")
      #expect(february.previous?.code == "2025-01")
      #expect(february.evaluation.value == 90)
      // The last figure of each unit: 900 and 500, of 1000 each.
      #expect(february.yearSoFar?.value == 70)
      #expect(february.yearSoFar?.numerator == 1400)
      let (first, second) = (february.reports[0], february.reports[1])
      #expect(first.evaluation.value == 90 && first.before?.value == 50)
      #expect(second.evaluation.value == nil && second.before?.value == 50)
      let march = try await fixture.explanation(3, in: "2025-03")
      #expect(march.previous?.code == "2025-02")
      #expect(march.yearSoFar?.value == 70)
      #expect(march.reports[0].before?.value == 90)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The year so far names no report that is not the reader's`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      try await fixture.bring("ub-yen-thanh", to: .approved)
      let answer = try await fixture.explanation(3, as: .giang)
      let year = try #require(answer.yearSoFar)
      #expect(year.value == 50)
      #expect(Set(year.traces.flatMap(\.contributions).map(\.orgUnit)) == ["ub-yen-thanh"])
      #expect(year.sources == answer.evaluation.sources)
    }
  }
}
