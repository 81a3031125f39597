// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// One indicator unfolded down to the reports, their approvals and their evidence.
@Suite struct IndicatorExplanationTests {
  private func explain(
    _ fixture: FixtureCity, _ indicator: Int = 3, of unit: String? = nil,
    as person: FixturePerson = .dung
  ) async throws -> IndicatorExplanation.Answer {
    try await fixture.answer(
      IndicatorExplanation(
        programme: FixtureCity.programme, period: FixtureCity.period, indicator: indicator,
        orgUnit: unit), as: person)
  }

  @Test(arguments: TestEngine.allCases)
  func `Unknown indicators are not found, and the administrator is told nothing`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("indicator")) {
        try await explain(fixture, 58)
      }
      await #expect(throws: Refusal.notAllowed(.viewEvaluation)) {
        try await explain(fixture, as: .khanh)
      }
      await #expect(throws: Refusal.notFound("unit")) {
        try await explain(fixture, of: "ub-bac-son", as: .giang)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Everybody sees the reports that are theirs to see`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      try await fixture.bring("ub-yen-thanh", to: .approved)
      #expect(try await explain(fixture).reports.map(\.orgUnit.code) == FixtureCity.wards)
      #expect(try await explain(fixture, as: .ha).reports.count == 10)
      for (person, own) in [(FixturePerson.giang, ["ub-yen-thanh"]), (.an, ["ub-bac-son"])] {
        let answer = try await explain(fixture, as: person)
        #expect(answer.reports.map(\.orgUnit.code) == own)
        #expect(answer.evaluation.value == 50)
        let units = answer.evaluation.traces.flatMap(\.contributions).map(\.orgUnit)
        #expect(Set(units) == Set(own))
      }
      #expect(try await explain(fixture, as: .chi).reports.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A report is told with its note, its approvals and its evidence`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for (indicator, name) in [(3, "a.pdf"), (3, "b.pdf"), (47, "c.pdf")] {
        try await fixture.attach(
          name, FixtureFile.bytes(name, Array(name.utf8)), at: indicator)
      }
      var report = try fixture.completeFigures()
      report.notes[3] = "Từ 15 tuổi trở lên."
      try await fixture.bring(to: .approved, report)
      let told = try #require(try await explain(fixture).reports.first)
      #expect(told.orgUnit.code == "ub-bac-son")
      #expect(told.status == .approved)
      #expect(told.evaluation.value == 50)
      #expect(told.note == "Từ 15 tuổi trở lên.")
      #expect(told.approvals.map(\.level) == ["unit", "programme"])
      #expect(told.approvals.map(\.personName) == ["Trần Văn Bình", "Hoàng Tiến Dũng"])
      #expect(told.evidence.map(\.fileName) == ["a.pdf", "b.pdf"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The trend goes over all periods`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      #expect(fixture.clock.set("2025-03-20T03:00:00Z"))
      try await fixture.bring(to: .approved)
      var better = try fixture.completeFigures()
      better.texts["citizens_taking_part"] = "750"
      try await fixture.bring(to: .approved, in: FixtureCity.nextPeriod, better)
      let trend = try await explain(fixture).trend
      #expect(trend.map(\.period) == (1...6).map { "2025-0\($0)" })
      #expect(trend.map(\.result.value) == [50, 75, nil, nil, nil, nil])
    }
  }
}
