// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Saving while somebody types: field by field, and never over somebody else's newer figure.
@Suite struct MergeFiguresTests {
  private static let part = "citizens_taking_part"
  private static let whole = "citizens"

  private func act(
    _ figures: [String: (text: String, base: String)] = [:],
    notes: [Int: (text: String, base: String)] = [:], unit: String = "ub-bac-son"
  ) -> MergeFigures {
    MergeFigures(
      place: FixtureCity.place(unit),
      figures: figures.mapValues { MergeFigures.Change(text: $0.text, base: $0.base) },
      notes: notes.mapValues { MergeFigures.Change(text: $0.text, base: $0.base) },
      notation: .typed(.vi))
  }

  @Test(arguments: TestEngine.allCases)
  func `Only whoever types for the unit saves, in a period that is open`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.perform(act([Self.part: ("1", "")]), as: .giang)
      }
      await #expect(throws: Refusal.notAllowed(.editSubmission)) {
        try await fixture.perform(act([Self.part: ("1", "")]), as: .dung)
      }
      try await fixture.bring(to: .submitted)
      await #expect(
        throws: Refusal.conflict("submission.save.wrong-state", ["status": "submitted"])
      ) {
        try await fixture.perform(act([Self.part: ("1", "")]), as: .an)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What is right is saved although something else is wrong`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      let outcome = try await fixture.perform(
        act(
          [Self.part: ("3.400", ""), Self.whole: ("bốn nghìn", ""), "xyz": ("1", "")],
          notes: [3: ("Theo sổ", "")]), as: .an)
      #expect(outcome.version == 1 && outcome.conflicts.isEmpty)
      #expect(
        outcome.issues.map(\.field) == ["figure-citizens", "figure-xyz"]
          && outcome.issues.map(\.code) == ["value.not-a-number", "value.not-owed"])
      #expect(try await fixture.figures()[Self.part] == 3400)
      // The same once more, as after a lost answer.
      let again = try await fixture.perform(act([Self.part: ("3.400", "")]), as: .an)
      #expect(again.conflicts.isEmpty)
      let gone = try await fixture.perform(act([Self.part: ("", "3.400")]), as: .an)
      #expect(gone.conflicts.isEmpty && gone.issues.isEmpty)
      #expect(try await fixture.figures()[Self.part] == nil)
      let nothing = try await fixture.perform(act(), as: .an)
      #expect(nothing.version == gone.version)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Somebody else's newer figure or note stands, and is told`(_ engine: TestEngine)
    async throws
  {
    try await FixtureCity.with(engine) { fixture in
      _ = try await fixture.perform(
        act([Self.part: ("3.400", ""), Self.whole: ("4.800", "")], notes: [3: ("Một", "")]),
        as: .binh)
      let late = try await fixture.perform(
        act(
          [Self.part: ("3.500", ""), Self.whole: ("4.900", "4.800")], notes: [3: ("Hai", "")]),
        as: .an)
      #expect(late.conflicts["figure-citizens_taking_part"]?.value == 3400)
      #expect(late.conflicts["note-3"]?.note == "Một")
      #expect(late.person == FixturePerson.binh.name)
      let figures = try await fixture.figures()
      #expect(figures[Self.part] == 3400 && figures[Self.whole] == 4900)
      // Whoever has seen it may write over it.
      let seen = try await fixture.perform(
        act([Self.part: ("3.500", "3.400")], notes: [3: ("Hai", "Một ")]), as: .an)
      #expect(seen.conflicts.isEmpty)
      #expect(try await fixture.figures()[Self.part] == 3500)
    }
  }
}
