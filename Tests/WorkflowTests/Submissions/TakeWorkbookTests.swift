// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Taking what somebody filled into a unit's workbook: whole or not at all.
@Suite struct TakeWorkbookTests {
  private func act(
    _ figures: [String: (text: String, base: String)], note: String? = nil,
    madeFor: SubmissionPlace = FixtureCity.place()
  ) -> TakeWorkbook {
    TakeWorkbook(
      place: FixtureCity.place(), madeFor: madeFor,
      figures: figures.mapValues { MergeFigures.Change(text: $0.text, base: $0.base) },
      notes: note.map { [3: MergeFigures.Change(text: $0, base: "")] } ?? [:])
  }

  @Test(arguments: TestEngine.allCases)
  func `Whoever may not type is refused, and so is another unit's workbook`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.perform(act(["citizens": ("1", "")]), as: .giang)
      }
      await #expect(throws: Refusal.notAllowed(.editSubmission)) {
        try await fixture.perform(act(["citizens": ("1", "")]), as: .dung)
      }
      let others = [
        (
          "workbook.other-unit", "Phường Yên Thanh", "Phường Bắc Sơn",
          FixtureCity.place("ub-yen-thanh")
        ),
        ("workbook.other-period", "2025-02", "2025-01", FixtureCity.place(in: "2025-02")),
        (
          "workbook.other-programme", "x", "uong-bi-2025",
          SubmissionPlace(programme: "x", period: "2025-01", orgUnit: "ub-bac-son")
        ),
      ]
      for (code, found, wanted, place) in others {
        let issue = Issue(
          field: "workbook", code: code, arguments: ["found": found, "wanted": wanted])
        await #expect(throws: Refusal.invalid([issue]), "\(code)") {
          try await fixture.perform(act(["citizens": ("1", "")], madeFor: place), as: .an)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `All of it is taken, or none, and nobody's newer figure is overwritten`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(
        throws: Refusal.invalid([
          Issue(
            field: "figure-citizens", code: "value.negative",
            arguments: ["text": "-5", "minimum": "0"])
        ])
      ) {
        try await fixture.perform(
          act(["citizens": ("-5", ""), "citizens_taking_part": ("3400", "")]), as: .an)
      }
      #expect(try await fixture.form().record == nil)
      let lines = try await fixture.perform(
        act(["citizens": ("4800", ""), "citizens_taking_part": ("3400", "")], note: "Sổ"),
        as: .an)
      #expect(lines.map(\.place) == ["", "citizens", "citizens_taking_part"])
      #expect(lines.map(\.old) == ["", "", ""] && lines.map(\.new) == ["Sổ", "4800", "3400"])
      // The same file twice changes nothing and is no fault.
      _ = try await fixture.perform(act(["citizens": ("4800", "")], note: "Sổ"), as: .an)
      _ = try await fixture.perform(
        SaveSubmission(
          place: FixtureCity.place(), version: nil,
          figures: ["citizens": SaveSubmission.Entry(text: "4900", maturity: .final)], notes: [:],
          notation: .machine), as: .binh)
      await #expect(
        throws: Refusal.invalid([
          Issue(
            field: "figure-citizens", code: "workbook.overtaken",
            arguments: ["stored": "4900", "person": FixturePerson.binh.name])
        ])
      ) {
        try await fixture.perform(
          act(["citizens": ("4700", "4800"), "citizens_taking_part": ("1", "3400")]), as: .an)
      }
      #expect(try await fixture.figures()["citizens_taking_part"] == 3400)
      try await fixture.bring(to: .approved)
      await #expect(
        throws: Refusal.conflict("submission.save.wrong-state", ["status": "approved"])
      ) { try await fixture.perform(act(["citizens": ("1", "4800")]), as: .an) }
    }
  }
}
