// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Being lead or supporting unit opens exactly the indicators concerned.
@Suite struct IndicatorReachTests {
  private func explain(_ number: Int) -> IndicatorExplanation {
    IndicatorExplanation(
      programme: FixtureCity.programme, period: FixtureCity.period, indicator: number)
  }

  @Test(arguments: TestEngine.allCases)
  func `A lead reads its indicator in every ward, and nothing else of their reports`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      func attach(_ number: Int, _ more: String = "") async throws -> UUID {
        try await fixture.attach(
          "\(number).pdf", FixtureFile.bytes("a.pdf", Array("\(number)\(more)".utf8)), at: number
        ).evidence
      }
      let own = try await attach(28)
      let other = try await attach(47)
      // Culture leads 28, which wards report; 27 is led by education.
      let culture = try await fixture.add("van", .specialist, at: "ub-vhtt")
      func file(_ id: UUID) async throws -> FileTicket {
        try await fixture.city.answer(
          EvidenceFile(place: FixtureCity.place(), evidence: id), as: culture)
      }
      // A draft is nobody else's.
      await #expect(throws: Refusal.notFound("unit")) { try await file(own) }
      try await fixture.bring(to: .approved)
      let told = try await fixture.city.answer(explain(28), as: culture)
      let report = try #require(told.reports.first { $0.orgUnit.code == "ub-bac-son" })
      #expect(report.evaluation.value != nil && report.evidence.map(\.id) == [own])
      #expect(told.reports.count > 5 && !told.openUnits.contains("ub-bac-son"))
      #expect(try await file(own).fileName == "28.pdf")
      await #expect(throws: Refusal.notFound("unit")) { try await file(other) }
      // What a correction adds is a draft again; what it takes away was there.
      let bacSon = FixtureCity.place()
      _ = try await fixture.perform(
        CorrectSubmission(place: bacSon, version: nil, reason: "Nhầm"), as: .an)
      let late = try await attach(28, "late")
      await #expect(throws: Refusal.notFound("unit")) { try await file(late) }
      try await fixture.perform(RemoveEvidence(place: bacSon, evidence: own), as: .an)
      #expect(try await file(own).fileName == "28.pdf")
      let now = try await fixture.city.answer(explain(28), as: culture)
      let still = try #require(now.reports.first { $0.orgUnit.code == "ub-bac-son" })
      #expect(still.evidence.map(\.id) == [own])
      #expect(try await fixture.city.answer(explain(27), as: culture).reports.isEmpty)
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.city.answer(SubmissionForm(place: FixtureCity.place()), as: culture)
      }
      // The ward itself stands in a group: it reads its own part.
      let ward = try await fixture.city.answer(explain(28), as: try await fixture.actor(.giang))
      #expect(ward.reports.map(\.orgUnit.code) == ["ub-yen-thanh"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What a person may do is told by the rules that decide it`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let an = try await fixture.answer(PersonReach(login: "an"), as: .khanh)
      #expect(Set(an.map(\.permission)) == Role.clerk.permissions)
      #expect(an.allSatisfy { $0.count == 1 && $0.units.map(\.vi) == ["Phường Bắc Sơn"] })
      let dung = try await fixture.answer(PersonReach(login: "dung"), as: .khanh)
      let sees = try #require(dung.first { $0.permission == .viewProgress })
      #expect(sees.count > 20 && sees.units.count == 4)
      await #expect(throws: Refusal.notAllowed(.manageAccounts)) {
        try await fixture.answer(PersonReach(login: "an"), as: .dung)
      }
    }
  }
}
