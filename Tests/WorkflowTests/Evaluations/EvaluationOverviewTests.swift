// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Where the city and its units stand, and who may know it.
@Suite struct EvaluationOverviewTests {
  private func overview(
    _ fixture: FixtureCity, of unit: String? = nil, as person: FixturePerson = .dung
  ) async throws -> EvaluationOverview.Answer {
    try await fixture.answer(
      EvaluationOverview(
        programme: FixtureCity.programme, period: FixtureCity.period, orgUnit: unit), as: person)
  }

  /// Bắc Sơn and Yên Thanh approved, Nam Khê only handed in.
  private func prepare(_ fixture: FixtureCity) async throws {
    var first = try fixture.completeFigures()
    first.texts.merge(["citizens": "5620", "citizens_taking_part": "4080"]) { $1 }
    first.maturity = .estimate
    try await fixture.bring("ub-bac-son", to: .approved, first)
    var second = try fixture.completeFigures(of: "ub-yen-thanh")
    second.texts.merge([
      "citizens": "1000", "citizens_taking_part": "900", "learning_centre_effective": "no",
      "learning_events_and_media": "notMet",
    ]) { $1 }
    try await fixture.bring("ub-yen-thanh", to: .approved, second)
    try await fixture.bring("ub-nam-khe", to: .submitted)
  }

  @Test(arguments: TestEngine.allCases)
  func `Unknown places are not found`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("unit")) {
        try await overview(fixture, of: "ub-nowhere")
      }
      await #expect(throws: Refusal.notFound("period")) {
        try await fixture.answer(
          EvaluationOverview(programme: FixtureCity.programme, period: "x"), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A unit's result is for those who see the unit`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await prepare(fixture)
      for person in [FixturePerson.an, .binh, .dung, .ha] {
        let answer = try await overview(fixture, of: "ub-bac-son", as: person)
        #expect(answer.evaluations.count == 57, "\(person)")
      }
      for person in [FixturePerson.giang, .chi, .cuong] {
        await #expect(throws: Refusal.notFound("unit"), "\(person)") {
          try await overview(fixture, of: "ub-bac-son", as: person)
        }
      }
      await #expect(throws: Refusal.notAllowed(.viewEvaluation)) {
        try await overview(fixture, of: "ub-bac-son", as: .khanh)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The city's result is for everybody who reports, without the figures of others`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await prepare(fixture)
      let office = try await overview(fixture)
      let units = Set(office.evaluations.flatMap(\.traces).flatMap(\.contributions).map(\.orgUnit))
      #expect(units == ["ub-bac-son", "ub-yen-thanh"])
      for (person, own) in [
        (FixturePerson.giang, ["ub-yen-thanh"]), (.an, ["ub-bac-son"]), (.chi, []),
      ] {
        let answer = try await overview(fixture, as: person)
        #expect(answer.evaluations.map(\.value) == office.evaluations.map(\.value))
        #expect(answer.evaluations.map(\.isEstimate) == office.evaluations.map(\.isEstimate))
        let traces = answer.evaluations.flatMap(\.traces)
        #expect(Set(traces.flatMap(\.contributions).map(\.orgUnit)) == Set(own), "\(person)")
        #expect(!answer.canFollow)
        #expect(!answer.canExport)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Before anything is approved there is no data`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .unitApproved)
      let answer = try await overview(fixture)
      #expect(answer.evaluations.map(\.verdict) == Array(repeating: .noData, count: 57))
      #expect(answer.approvedUnits == 0)
      #expect(answer.owingUnits == 24)
      #expect(answer.missingUnits.count == 24)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The city's numbers are sums of numerators and denominators`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await prepare(fixture)
      let answer = try await overview(fixture)
      #expect(answer.approvedUnits == 2)
      #expect(answer.missingUnits.count == 22)
      let third = answer.evaluations[2]
      #expect(third.numerator == 4980)
      #expect(third.denominator == 6620)
      // 4980 / 6620, not the mean of 72.6 % and 90 %.
      #expect(third.value.map { "\($0.rounded(4))" } == "75.2266")
      #expect(third.verdict == .met)
      #expect(third.reported == 2)
      #expect(third.owed == 10)
      #expect(third.isEstimate)
      // One yes of ten wards that owe an answer.
      let centres = answer.evaluations[26]
      #expect(centres.value == 10)
      #expect(centres.verdict == .notMet)
      // One ward says not met.
      #expect(answer.evaluations[46].verdict == .notMet)
      #expect(answer.evaluations[47].verdict == .met)
      #expect(answer.evaluations[55].verdict == .notComparable)
      #expect(answer.evaluations[0].verdict == .noData)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A unit's own numbers stand alone`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await prepare(fixture)
      let answer = try await overview(fixture, of: "ub-yen-thanh", as: .giang)
      let third = answer.evaluations[2]
      #expect(third.value == 90)
      #expect(third.owed == 1)
      #expect(!third.isEstimate)
      #expect(answer.evaluations[26].value == 0)
      #expect(answer.evaluations[27].value == 100)
      // What the ward does not owe does not apply to it.
      #expect(answer.evaluations[0].verdict == .notApplicable)
      #expect(answer.evaluations[25].verdict == .notApplicable)
      let silent = try await overview(fixture, of: "ub-nam-khe")
      #expect(silent.evaluations[2].verdict == .noData)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Of two leads the first in the plan counts and the difference is marked`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let housing = ["residents_housing": "1000", "residents_makeshift_housing": "40"]
      var second = try fixture.completeFigures(of: "ub-qldt")
      second.texts.merge(housing) { $1 }
      try await fixture.bring("ub-qldt", to: .approved, second)
      #expect(try await fixture.evaluation(15)?.value == 4)
      var first = try fixture.completeFigures(of: "ub-ldtbxh")
      first.texts.merge(["residents_housing": "1000", "residents_makeshift_housing": "60"]) { $1 }
      try await fixture.bring("ub-ldtbxh", to: .approved, first)
      let result = try #require(try await fixture.evaluation(15))
      #expect(result.value == 6)
      #expect(result.verdict == .notMet)
      #expect(result.hasDiscrepancy)
      let chi = try #require(try await fixture.evaluation(15, as: .chi))
      #expect(chi.hasDiscrepancy)
      #expect(chi.traces.flatMap(\.differing).isEmpty)
      #expect(Set(chi.traces.flatMap(\.contributions).map(\.orgUnit)) == ["ub-ldtbxh"])
    }
  }
}
