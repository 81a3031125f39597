// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Texts for the two indicators of which none is known.
@Suite struct WriteWordingTests {
  private func act(
    _ indicator: Int = 26, vi: String = "Tỷ lệ người lớn học tập",
    en: String = "Share of adults who learn", legalBasis: String = "Công văn 1/UBND"
  ) -> WriteWording {
    WriteWording(
      programme: FixtureCity.programme, indicator: indicator, vi: vi, en: en,
      legalBasis: legalBasis)
  }

  private func text(_ fixture: FixtureCity, _ indicator: Int = 26) async throws -> LocalizedText? {
    try await fixture.answer(FrameworkText(programme: FixtureCity.programme), as: .an)
      .book.framework.indicator(indicator)?.name
  }

  @Test(arguments: TestEngine.allCases)
  func `Unknown programmes and indicators are not found`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("indicator")) {
        try await fixture.perform(act(58), as: .dung)
      }
      await #expect(throws: Refusal.notFound("programme")) {
        try await fixture.perform(
          WriteWording(programme: "x", indicator: 26, vi: "a", en: "", legalBasis: "b"),
          as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the standing office writes, and never the operator`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in FixturePerson.allCases where person != .dung {
        await #expect(throws: Refusal.notAllowed(.editWording), "\(person)") {
          try await fixture.perform(act(), as: person)
        }
      }
      await #expect(throws: Refusal.notAllowed(.editWording)) {
        try await fixture.city.perform(act(), as: .commandLine)
      }
      let question = FrameworkText(programme: FixtureCity.programme)
      let (office, clerk) = (
        try await fixture.answer(question, as: .dung), try await fixture.answer(question, as: .an)
      )
      #expect(office.canWrite)
      #expect(!clerk.canWrite)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An official text is not written over`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.conflict("wording.official-text")) {
        try await fixture.perform(act(1), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A text needs its words and its legal basis`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(
        throws: Refusal.invalid([
          Issue(field: "vi", code: "field.required"),
          Issue(field: "legalBasis", code: "field.required"),
        ])
      ) {
        try await fixture.perform(act(vi: " ", legalBasis: "\n"), as: .dung)
      }
      let unwritten = try await text(fixture)
      #expect(unwritten == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The latest text is everybody's, and the earlier one stays in the database`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.perform(act(), as: .dung)
      #expect(
        try await text(fixture)
          == LocalizedText(vi: "Tỷ lệ người lớn học tập", en: "Share of adults who learn"))
      try await fixture.perform(act(vi: " Văn bản sau ", en: ""), as: .dung)
      #expect(try await text(fixture) == LocalizedText(vi: "Văn bản sau", en: nil))
      #expect(try await text(fixture, 37) == nil)
      #expect(try await fixture.rowCounts()["indicator_wording"] == 2)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An official text that comes later goes before the city's own`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.perform(act(), as: .dung)
      var framework = try FixturePacks.framework()
      let official = LocalizedText(vi: "Văn bản chính thức", en: "Official text")
      framework.indicators[25].name = official
      _ = try await fixture.city.perform(LoadFramework(framework: framework), as: .commandLine)
      #expect(try await text(fixture) == official)
      await #expect(throws: Refusal.conflict("wording.official-text")) {
        try await fixture.perform(act(), as: .dung)
      }
    }
  }
}
