// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// Frameworks going into the database.
@Suite struct LoadFrameworkTests {
  @Test(arguments: TestEngine.allCases)
  func `Only the operator loads a framework`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let act = LoadFramework(framework: try FixturePacks.framework())
      for person in FixturePerson.allCases {
        await #expect(throws: Refusal.notAllowed(.editWording), "\(person)") {
          try await fixture.perform(act, as: person)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The same one again changes nothing`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let before = try await fixture.rowCounts()
      let changes = try await fixture.city.perform(
        LoadFramework(framework: FixturePacks.framework()), as: .commandLine)
      #expect(changes.map(\.kind) == [.unchanged])
      #expect(changes.map(\.subject) == ["framework"])
      #expect(changes.map(\.name) == ["vn-86-2019 uong-bi-2025"])
      #expect(try await fixture.rowCounts() == before)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A changed framework is at work at once`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let question = FrameworkText(programme: FixtureCity.programme)
      let before = try await fixture.answer(question, as: .an)
      #expect(before.book.framework.indicator(1)?.name?.vi.contains("15-60") == true)
      var framework = try FixturePacks.framework()
      framework.indicators[0].name = LocalizedText(vi: "Tên mới", en: "New name")
      let changes = try await fixture.city.perform(
        LoadFramework(framework: framework), as: .commandLine)
      #expect(changes.map(\.kind) == [.changed])
      let after = try await fixture.answer(question, as: .an)
      #expect(after.book.framework.indicator(1)?.name?.vi == "Tên mới")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Another version stands beside the first`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let old = try FixturePacks.framework()
      let framework = Framework(
        id: old.id, version: "next", name: old.name, legalBasis: old.legalBasis,
        validFrom: old.validFrom, note: old.note, areas: old.areas, indicators: old.indicators,
        dataElements: old.dataElements)
      let changes = try await fixture.city.perform(
        LoadFramework(framework: framework), as: .commandLine)
      #expect(changes.map(\.kind) == [.added])
      #expect(try await fixture.scalar("SELECT COUNT(*) FROM framework", as: Int.self) == 2)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A data element that is gone is told with what was reported of it`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring("ub-bac-son", to: .approved)
      let old = try FixturePacks.framework()
      let gone: Set = ["citizens", "citizens_taking_part", "people_15_60"]
      let framework = Framework(
        id: old.id, version: old.version, name: old.name, legalBasis: old.legalBasis,
        validFrom: old.validFrom, note: old.note, areas: old.areas,
        indicators: old.indicators.filter { ![1, 3].contains($0.number) },
        dataElements: old.dataElements.filter { !gone.contains($0.code) })
      let changes = try await fixture.city.perform(
        LoadFramework(framework: framework), as: .commandLine)
      // Nobody reported people_15_60 yet.
      #expect(
        changes.filter { $0.kind == .orphaned }.map(\.name) == [
          "citizens (1)", "citizens_taking_part (1)",
        ])
      let figures = try await fixture.scalar(
        "SELECT COUNT(*) FROM submission_figure WHERE data_element = 'citizens'", as: Int.self)
      #expect(figures == 1)
    }
  }
}
