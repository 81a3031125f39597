// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Units against indicators, and urging those that have not handed in.
@Suite struct WhoIsMissingTests {
  private static let question = WhoIsMissing(
    programme: FixtureCity.programme, period: FixtureCity.period)

  private func row(_ unit: String, _ fixture: FixtureCity) async throws -> WhoIsMissing.Row {
    let rows = try await fixture.answer(Self.question, as: .dung).rows
    return try #require(rows.first { $0.orgUnit.code == unit })
  }

  @Test(arguments: TestEngine.allCases)
  func `Those who may not follow the period are refused`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in [FixturePerson.an, .binh, .chi, .cuong, .giang, .khanh, .long, .oanh] {
        await #expect(throws: Refusal.notAllowed(.viewProgress), "\(person)") {
          try await fixture.answer(Self.question, as: person)
        }
      }
      let seen = try await fixture.answer(Self.question, as: .ha)
      let urged = try await fixture.answer(Self.question, as: .dung)
      #expect(!seen.canRemind && urged.canRemind)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Each cell says how far the indicator of the unit is`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let empty = try await row("ub-bac-son", fixture)
      #expect(empty.status == nil && empty.daysLate == 0 && empty.isOpen)
      #expect(!empty.states.isEmpty && Set(empty.states.values) == [.missing])
      let element = try #require(
        try await fixture.form().duties.first { $0.dataElements.count > 1 && $0.indicator != 3 })
      _ = try await fixture.perform(
        SaveSubmission(
          place: FixtureCity.place(), version: nil,
          figures: [
            element.dataElements[0]: SaveSubmission.Entry(text: "1", maturity: .estimate)
          ], notes: [3: "Chưa có số liệu"], notation: .machine), as: .an)
      let begun = try await row("ub-bac-son", fixture)
      #expect(begun.states[element.indicator] == .partly && begun.states[3] == .filled)
      try await fixture.bring("ub-nam-khe", to: .submitted)
      #expect(Set(try await row("ub-nam-khe", fixture).states.values) == [.submitted])
      try await fixture.bring("ub-thanh-son", to: .approved)
      #expect(Set(try await row("ub-thanh-son", fixture).states.values) == [.approved])
      try await fixture.bring("ub-vang-danh", to: .returned)
      #expect(Set(try await row("ub-vang-danh", fixture).states.values) == [.returned])
      // Six working days on; Tết lies between.
      fixture.clock.set("2025-02-05T03:00:00Z")
      let late = try await row("ub-bac-son", fixture)
      #expect(late.daysLate == 3 && late.states[element.indicator] == .late)
      #expect(late.states[3] == .filled)
      #expect(try await row("ub-thanh-son", fixture).daysLate == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An approved estimate asks for its final`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      var report = try fixture.completeFigures()
      report.maturity = .estimate
      try await fixture.bring(to: .approved, report)
      #expect(try await row("ub-bac-son", fixture).states.values.contains(.estimate))
    }
  }

  private func remind(_ units: [String]? = nil, message: String = "Gửi trước 16 giờ")
    -> RemindUnits
  {
    RemindUnits(
      programme: FixtureCity.programme, period: FixtureCity.period, orgUnits: units,
      message: message)
  }

  @Test(arguments: TestEngine.allCases)
  func `One act urges everybody who has not handed in, and nobody twice within the hour`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in FixturePerson.allCases where person != .dung {
        await #expect(throws: Refusal.notAllowed(.remindUnits), "\(person)") {
          try await fixture.perform(remind(), as: person)
        }
      }
      try await fixture.bring("ub-yen-thanh", to: .submitted)
      let outcome = try await fixture.perform(remind(), as: .dung)
      // Bắc Sơn with An and Bình, the labour division with Chi and Cường.
      #expect(outcome.units == 2 && outcome.people == 4 && outcome.again == 0)
      #expect(outcome.withoutPeople.contains { $0.code == "ub-nam-khe" })
      let told = try #require(try await fixture.answer(OwnNotices(), as: .an).notices.first)
      #expect(told.kind == .urged && told.content.message == "Gửi trước 16 giờ")
      #expect(told.content.person == FixturePerson.dung.name)
      #expect(try await fixture.answer(OwnNotices(), as: .giang).unread == 0)
      #expect(try await row("ub-bac-son", fixture).remindedAt != nil)
      let again = try await fixture.perform(remind(), as: .dung)
      #expect(again.units == 0 && again.again == 2)
      fixture.clock.advance(minutes: 61)
      #expect(try await fixture.perform(remind(["ub-bac-son"]), as: .dung).units == 1)
      await #expect(throws: Refusal.conflict("remind.nobody-owes")) {
        try await fixture.perform(remind(["ub-yen-thanh"]), as: .dung)
      }
    }
  }
}
