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
      let change = try await fixture.city.perform(
        LoadFramework(framework: FixturePacks.framework()), as: .commandLine)
      #expect(change.kind == .unchanged)
      #expect(change.subject == "framework")
      #expect(change.name == "vn-86-2019 uong-bi-2025")
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
      let change = try await fixture.city.perform(
        LoadFramework(framework: framework), as: .commandLine)
      #expect(change.kind == .changed)
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
      let change = try await fixture.city.perform(
        LoadFramework(framework: framework), as: .commandLine)
      #expect(change.kind == .added)
      #expect(try await fixture.scalar("SELECT COUNT(*) FROM framework", as: Int.self) == 2)
    }
  }
}
