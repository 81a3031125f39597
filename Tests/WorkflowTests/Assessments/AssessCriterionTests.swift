// SPDX-License-Identifier: Apache-2.0

import Domain
import TestSupport
import Testing
import Workflow

/// A person says how far a criterion is reached, beside what its indicators come to.
@Suite struct AssessCriterionTests {
  private func act(
    _ criterion: String = "1.2.1", in period: String = FixtureCity.period,
    reached: SelfAssessment.Level = .partly, likely: SelfAssessment.Level = .met,
    by year: Int? = 2027, reason: String = "Đang giảm nghèo."
  ) -> AssessCriterion {
    AssessCriterion(
      programme: FixtureCity.programme, period: period, criterion: criterion,
      assessment: SelfAssessment(
        reached: reached, likely: likely, expectedBy: year, reason: reason))
  }

  private func standing(
    _ fixture: FixtureCity, as person: FixturePerson = .dung
  ) async throws -> CriterionStanding.Answer {
    try await fixture.answer(
      CriterionStanding(
        programme: FixtureCity.programme, period: FixtureCity.period, criterion: "1.2.1"),
      as: person)
  }

  @Test(arguments: TestEngine.allCases)
  func `A criterion that is not there is not found`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("criterion")) {
        try await fixture.perform(act("9.9.9"), as: .dung)
      }
      await #expect(throws: Refusal.notFound("period")) {
        try await fixture.perform(act(in: "2031-01"), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Only a lead of one of its indicators, or the office, speaks for it`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in [FixturePerson.an, .binh, .giang, .ha] {
        await #expect(throws: Refusal.notAllowed(.assessIndicator), "\(person)") {
          try await fixture.perform(act(), as: person)
        }
        #expect(try await !standing(fixture, as: person).canAssess)
      }
      // (7) is led by the division of Chi.
      try await fixture.perform(act(), as: .chi)
      try await fixture.perform(act(), as: .dung)
      #expect(try await standing(fixture, as: .chi).canAssess)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A reason and a year are asked for`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(
        throws: Refusal.invalid([
          Issue(field: "reason", code: "field.required"),
          Issue(field: "expectedBy", code: "assessment.by-when"),
        ])
      ) {
        try await fixture.perform(act(by: nil, reason: " "), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What was said stands beside the results, of the criterion and not of its indicators`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.perform(act(), as: .chi)
      try await fixture.perform(act(reached: .met, likely: .met, by: nil), as: .dung)
      let answer = try await standing(fixture)
      #expect(answer.assessments.map(\.reached) == [.met, .partly])
      #expect(answer.assessments.map(\.expectedBy) == [nil, 2027])
      let overview = try await fixture.answer(
        EvaluationOverview(programme: FixtureCity.programme, period: FixtureCity.period), as: .dung)
      #expect(overview.assessments[.criterion("1.2.1")]?.reached == .met)
      #expect(overview.assessments[.indicator(7)] == nil)
    }
  }
}
