// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Reports asked on demand: chosen units, chosen indicators, a period of their own.
@Suite struct AskForReportTests {
  private func act(
    name: String = "Khảo sát thư viện", parties: [String] = ["ub-bac-son", "ub-yen-thanh"],
    indicators: String = "3", from: String = "2024-12-01", to: String = "2024-12-31",
    due: String = "2025-02-10", reason: String = "Công văn 12"
  ) -> AskForReport {
    AskForReport(
      programme: FixtureCity.programme,
      request: AskForReport.Typed(
        nameVi: name, nameEn: "", parties: parties, indicators: indicators, from: from, to: to,
        due: due, reason: reason))
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the standing office asks; whatever is wrong is told at once`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      for person in FixturePerson.allCases where person != .dung {
        await #expect(throws: Refusal.notAllowed(.askForReports), "\(person)") {
          try await fixture.perform(act(name: ""), as: person)
        }
      }
      await #expect(
        throws: Refusal.invalid([
          Issue(field: "nameVi", code: "field.required"),
          Issue(field: "reason", code: "field.required"),
          Issue(field: "from", code: "field.not-a-date"),
          Issue(field: "due", code: "deadline.day-over"),
          Issue(
            field: "indicators", code: "request.no-indicator", arguments: ["text": "99"]),
          Issue(field: "parties", code: "request.unknown-unit", arguments: ["text": "xa"]),
        ])
      ) {
        try await fixture.perform(
          act(
            name: "", parties: ["xa"], indicators: "3, 99", from: "x", due: "2025-01-01",
            reason: ""), as: .dung)
      }
      await #expect(throws: Refusal.invalid([Issue(field: "parties", code: "request.nobody-owes")]))
      {
        try await fixture.perform(act(parties: ["ub-ldtbxh"]), as: .dung)
      }
      await #expect(throws: Refusal.invalid([Issue(field: "to", code: "request.to-before-from")])) {
        try await fixture.perform(act(to: "2024-11-30"), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Those who are asked owe exactly what was asked, and are told`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      let code = try await fixture.perform(act(), as: .dung)
      #expect(code == "de-nghi-1.2024-12-01.2024-12-31")
      // A double click.
      #expect(try await fixture.perform(act(), as: .dung) == code)
      let form = try await fixture.form(in: code)
      #expect(form.duties.map(\.indicator) == [3])
      #expect(form.period.name?.vi == "Khảo sát thư viện" && form.can.save)
      await #expect(throws: Refusal.notFound("submission")) {
        try await fixture.form("ub-ldtbxh", in: code, as: .chi)
      }
      let told = try await fixture.answer(OwnNotices(), as: .an).notices
      #expect(told.map(\.kind) == [.asked])
      #expect(told.first?.content.message == "Công văn 12")
      #expect(try await fixture.answer(OwnNotices(), as: .chi).notices.isEmpty)
      let element = try #require(form.duties.first?.dataElements.first)
      _ = try await fixture.perform(
        SaveSubmission(
          place: FixtureCity.place(in: code), version: nil,
          figures: [element: SaveSubmission.Entry(text: "12", maturity: .final)], notes: [:],
          notation: .machine), as: .an)
      let list = try await fixture.answer(
        RequestList(programme: FixtureCity.programme), as: .dung)
      #expect(list.entries.map(\.units) == [2] && list.entries.map(\.submitted) == [0])
      #expect(list.entries.first?.reason == "Công văn 12")
      // The navigation goes on to lead to the month.
      let place = try await fixture.answer(Whereabouts(programme: nil, period: nil), as: .an)
      #expect(place?.period == FixtureCity.period)
      // The same words to another ward are another request.
      let other = try await fixture.perform(act(parties: ["ub-nam-khe"]), as: .dung)
      #expect(other != code)
      for (due, code) in [("2999-01-01", "deadline.too-far")] {
        await #expect(throws: Refusal.invalid([Issue(field: "due", code: code)])) {
          try await fixture.perform(act(due: due), as: .dung)
        }
      }
      let second = try await fixture.perform(act(name: "Đợt hai", parties: []), as: .dung)
      #expect(second.hasPrefix("de-nghi-3."))
      #expect(try await fixture.form("ub-nam-khe", in: second, as: .dung).duties.count == 1)
    }
  }
}
