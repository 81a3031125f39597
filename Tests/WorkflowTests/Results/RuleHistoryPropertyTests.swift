// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Histories in which rules change while reports come in: what is kept is always what the figures
/// and the rules make.
@Suite struct RuleHistoryPropertyTests {
  private static let divisions = ["ub-ldtbxh", "ub-y-te", "ub-qldt", "ub-tckh"]
  private static let units = divisions + ["ub-bac-son", "ub-nam-khe"]
  private static let periods = ["2025-01", "2025-02"]

  @Test(arguments: TestEngine.allCases, [20_250_203, 86])
  func `Whatever is reported and decided, in any order, what is kept is right`(
    _ engine: TestEngine, _ seed: UInt64
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      #expect(fixture.clock.set("2025-03-20T03:00:00Z"))
      var random = RandomReports(seed: seed)
      var kinds: Set<Int> = []
      for step in 0..<48 {
        let kind = random.number(below: 8)
        switch kind {
        case 0: try await enterReference(&random, fixture)
        case 1: try await amend(&random, fixture)
        case 2: try await assign(&random, fixture)
        default: try await report(&random, fixture)
        }
        kinds.insert(min(kind, 3))
        if step % 4 == 3 { try await fixture.expectKeptIsRight("step \(step)") }
      }
      // Otherwise nothing would have been mixed.
      #expect(kinds == [0, 1, 2, 3])
      #expect(try await fixture.rowCounts()["approval"] ?? 0 > 10)
      // Results that nothing ever changed would be right by themselves.
      let answer = try await fixture.city.answer(
        VerifyResults(programme: FixtureCity.programme), as: .commandLine)
      #expect(answer.totals > 20)
    }
  }

  /// The next step that the report's status allows, by the duties that its unit has now.
  private func report(_ random: inout RandomReports, _ fixture: FixtureCity) async throws {
    let place = FixtureCity.place(random.pick(Self.units), in: random.pick(Self.periods))
    let form = try await fixture.city.answer(SubmissionForm(place: place), as: .commandLine)
    switch form.record?.status {
    case nil, .draft, .returned:
      let report = random.report(
        of: place.orgUnit, form.book.framework, form.book.programme)
      _ = try await fixture.city.perform(
        SaveSubmission(
          place: place, version: nil, figures: report.figures, notes: report.notes,
          notation: .machine), as: .commandLine)
      try await fixture.city.perform(
        SubmitSubmission(place: place, version: nil), as: .commandLine)
      _ = try await fixture.city.perform(
        ApproveSubmission(place: place, version: nil), as: .commandLine)
    case .submitted, .unitApproved:
      _ = try await fixture.city.perform(
        ApproveSubmission(place: place, version: nil), as: .commandLine)
    case .approved:
      try await fixture.city.perform(
        CorrectSubmission(place: place, version: nil, reason: "Đính chính"), as: .commandLine)
    }
  }

  private func enterReference(
    _ random: inout RandomReports, _ fixture: FixtureCity
  ) async throws {
    let row = [
      "gdp_per_head_national", String(2023 + random.number(below: 2)),
      "\(100 + random.number(below: 900)),5", "TCTK",
    ]
    try await fixture.perform(
      SetReferences(
        programme: FixtureCity.programme,
        table: FixtureCity.pasted([["series", "year", "value", "source"], row])), as: .dung)
  }

  private func amend(_ random: inout RandomReports, _ fixture: FixtureCity) async throws {
    let typed: [(Int, [String: String])] = [
      (3, ["value": String(random.number(below: 100))]),
      (3, ["numerator": "citizens_taking_part / 2"]), (3, ["value": ""]),
      (7, ["comparison": "atMost", "value": String(random.number(below: 100))]),
      (8, ["comparison": "between", "value": "2", "upper": "\(2 + random.number(below: 30))"]),
    ]
    let (indicator, fields) = random.pick(typed)
    try await fixture.perform(
      AmendFramework(
        programme: FixtureCity.programme, version: random.pick(["a", "b"]), legalBasis: "QĐ 12",
        validFrom: random.pick(["2024-12-01", "2025-01-01", "2025-01-15", "2025-02-01"]),
        change: TypedChange(
          indicator: indicator, fields: fields.merging(["reason": "Thực tế."]) { $1 },
          language: .vi)),
      as: .dung)
  }

  private func assign(_ random: inout RandomReports, _ fixture: FixtureCity) async throws {
    let rows = [
      ["indicator", "lead", "supporting", "collected_from"],
      [random.pick(["6", "7", "8", "19"]), random.pick(Self.divisions), "", ""],
      ["27", random.pick(Self.divisions), "", "phuong-xa"],
    ]
    try await fixture.perform(
      AssignIndicators(programme: FixtureCity.programme, table: FixtureCity.pasted(rows)),
      as: .dung)
  }
}
