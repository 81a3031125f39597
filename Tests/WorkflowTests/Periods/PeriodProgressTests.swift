// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Who has reported and who has not, and the report upward.
@Suite struct PeriodProgressTests {
  private let question = PeriodProgress(
    programme: FixtureCity.programme, period: FixtureCity.period)
  private let report = PeriodReportContent(
    programme: FixtureCity.programme, period: FixtureCity.period)

  @Test(arguments: TestEngine.allCases)
  func `Unknown periods are not found`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("period")) {
        try await fixture.answer(
          PeriodProgress(programme: FixtureCity.programme, period: "x"), as: .dung)
      }
      await #expect(throws: Refusal.notFound("period")) {
        try await fixture.answer(
          PeriodReportContent(programme: FixtureCity.programme, period: "x"), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the standing office and the leader report, and the inspector follows too`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      _ = try await fixture.answer(question, as: .lien)
      for person in FixturePerson.allCases where ![.dung, .ha, .minh].contains(person) {
        if person != .lien {
          await #expect(throws: Refusal.notAllowed(.viewProgress), "\(person)") {
            try await fixture.answer(question, as: person)
          }
        }
        await #expect(throws: Refusal.notAllowed(.exportReport), "\(person)") {
          try await fixture.answer(report, as: person)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `All twenty-four units are followed, each with its state`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.save(FixtureReport(["citizens": "10", "learners": "5"]))
      try await fixture.bring("ub-yen-thanh", to: .submitted)
      try await fixture.bring("ub-ldtbxh", to: .approved)
      for person in [FixturePerson.dung, .ha] {
        let answer = try await fixture.answer(question, as: person)
        #expect(answer.entries.count == 24)
        #expect(!answer.entries.contains { $0.orgUnit.code == "ub" })
        let entries = Dictionary(
          answer.entries.map { ($0.orgUnit.code, $0) }, uniquingKeysWith: { first, _ in first })
        #expect(entries["ub-bac-son"]?.status == .draft)
        #expect(entries["ub-bac-son"]?.filled == 2)
        #expect(entries["ub-bac-son"]?.owed == 11)
        #expect(entries["ub-yen-thanh"]?.status == .submitted)
        #expect(entries["ub-yen-thanh"]?.hasApprovedFigures == false)
        #expect(entries["ub-ldtbxh"]?.hasApprovedFigures == true)
        #expect(entries["ub-nam-khe"]?.status == nil)
        #expect(answer.canConsolidate == (person == .dung))
        #expect(!answer.canReopen)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The report names who is missing and who was late`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      fixture.clock.set("2025-01-24T17:30:00Z")
      try await fixture.bring("ub-yen-thanh", to: .approved)
      try await fixture.bring("ub-nam-khe", to: .submitted)
      let answer = try await fixture.answer(report, as: .dung)
      #expect(answer.owingUnits == 24)
      #expect(answer.missingUnits.count == 22)
      #expect(answer.missingUnits.contains { $0.code == "ub-nam-khe" })
      // Who handed in after the last day, and who has not handed in at all.
      #expect(answer.lateUnits.count == 23)
      #expect(!answer.lateUnits.contains { $0.code == "ub-bac-son" })
      #expect(answer.reported.description == "2025-01")
      // In Uông Bí it is the next day already.
      #expect(answer.writtenOn.description == "2025-01-25")
      #expect(answer.evaluations.count == 57)
      let progress = try await fixture.answer(question, as: .dung)
      #expect(progress.entries.count(where: \.isLate) == 23)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A closed period can be opened by the standing office only`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.closePeriod()
      let office = try await fixture.answer(question, as: .dung)
      #expect(office.canReopen)
      #expect(!office.canConsolidate)
      let leader = try await fixture.answer(question, as: .ha)
      #expect(!leader.canReopen)
    }
  }
}
