// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// What people say of an indicator themselves: who may, and what stays of it.
@Suite struct AssessIndicatorTests {
  private func act(
    _ indicator: Int = 7, reached: SelfAssessment.Level = .partly,
    likely: SelfAssessment.Level = .met, by year: Int? = 2026, reason: String = "Còn hai xã.",
    programme: String = FixtureCity.programme, period: String = FixtureCity.period
  ) -> AssessIndicator {
    AssessIndicator(
      programme: programme, period: period, indicator: indicator,
      assessment: SelfAssessment(
        reached: reached, likely: likely, expectedBy: year, reason: reason))
  }

  @Test(arguments: TestEngine.allCases)
  func `Unknown programmes, periods and indicators are not found`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for (act, subject) in [
        (act(programme: "x"), "programme"), (act(period: "2025-07"), "period"),
        (act(58), "indicator"),
      ] {
        await #expect(throws: Refusal.notFound(subject)) {
          try await fixture.perform(act, as: .dung)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Who leads an indicator speaks for it, and the standing office for all`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let speakers: [Int: Set<FixturePerson>] = [
        // Led by the division, by the wards, and by nobody.
        7: [.chi, .cuong, .dung], 3: [.binh, .dung], 26: [.dung],
      ]
      for (indicator, allowed) in speakers {
        for person in FixturePerson.allCases {
          if allowed.contains(person) {
            try await fixture.perform(act(indicator), as: person)
          } else {
            await #expect(throws: Refusal.notAllowed(.assessIndicator), "\(indicator) \(person)") {
              try await fixture.perform(act(indicator), as: person)
            }
          }
          if [.khanh, .long].contains(person) { continue }
          let can = try await fixture.explanation(indicator, as: person).canAssess
          #expect(can == allowed.contains(person), "\(indicator) \(person)")
        }
        let said = try await fixture.explanation(indicator).assessments.compactMap(\.personName)
        #expect(Set(said) == Set(allowed.map(\.name)))
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Nothing is said of a period that is closed or has not begun`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.conflict("period.not-begun", ["period": "2025-02"])) {
        try await fixture.perform(act(period: "2025-02"), as: .chi)
      }
      try await fixture.closePeriod()
      await #expect(throws: Refusal.conflict("period.closed", ["period": "2025-01"])) {
        try await fixture.perform(act(), as: .chi)
      }
      #expect(try await !fixture.explanation(7, as: .chi).canAssess)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An assessment has its reason, and a year for what is not yet so`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let bad = Issue(
        field: "expectedBy", code: "assessment.bad-year", arguments: ["year": "2025"])
      for (act, issues) in [
        (act(reason: " \n"), [Issue(field: "reason", code: "field.required")]),
        (act(by: nil), [Issue(field: "expectedBy", code: "assessment.by-when")]),
        (act(by: 2024), [bad]), (act(by: 2076), [bad]),
        (act(by: 2024, reason: ""), [Issue(field: "reason", code: "field.required"), bad]),
        (
          act(reason: String(repeating: "à", count: 4001)),
          [Issue(field: "reason", code: "text.too-long", arguments: ["maximum": "4000"])]
        ),
      ] {
        await #expect(throws: Refusal.invalid(issues)) { try await fixture.perform(act, as: .chi) }
      }
      let said = try await fixture.explanation(7).assessments
      #expect(said.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The latest word stands first, and the earlier ones stay`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.perform(act(reason: " Còn hai xã. "), as: .chi)
      try await fixture.perform(
        act(reached: .met, likely: .met, by: nil, reason: "Đã đạt."), as: .dung)
      try await fixture.perform(act(8, reached: .notMet, likely: .partly), as: .cuong)
      let said = try await fixture.explanation(7).assessments
      #expect(said.map(\.subject) == [.indicator(7), .indicator(7)])
      #expect(said.map(\.reached) == [.met, .partly])
      #expect(said.map(\.likely) == [.met, .met])
      #expect(said.map(\.expectedBy) == [nil, 2026])
      #expect(said.map(\.reason) == ["Đã đạt.", "Còn hai xã."])
      #expect(said.map(\.personName) == ["Hoàng Tiến Dũng", "Lê Thị Chi"])
      let record = ExplanationRecord(try await fixture.explanation(8))
      #expect(record.assessments.map(\.person) == ["Phạm Văn Cường"])
      #expect(record.assessments.map(\.reached) == [.notMet])
      #expect(try await fixture.explanation(7, in: "2025-02").assessments.isEmpty)
      #expect(try await fixture.events("indicator.assess") == 3)
    }
  }
}
