// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// The criteria set as it is looked through, and the frameworks that it is compared with.
@Suite struct FrameworkTextTests {
  private func found(
    _ fixture: FixtureCity, _ words: String
  ) async throws -> Set<Int>? {
    try await fixture.answer(
      FrameworkText(programme: FixtureCity.programme, words: words), as: .an
    ).found
  }

  @Test(arguments: TestEngine.allCases)
  func `A programme that is not there is not found`(_ engine: TestEngine) async throws {
    _ = try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("programme")) {
        try await fixture.answer(FrameworkText(programme: "x"), as: .an)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Indicators are found by their words without accents`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for (words, numbers) in [
        ("xoa mu chu", Set([1, 2])), ("Xóa Mù Chữ", [1, 2]), ("“gia dinh hoc tap”", [29]),
        ("learning families", [27, 28, 29, 30, 31, 32]), ("(29)", [29]), ("(2)", [2]),
        ("1.2.1.6", [6]),
        // A criterion has its two indicators, a unit those that it leads or supports.
        ("1.2.1", [6, 7]), ("Ban ATGT", [16, 17, 18]), ("Traffic Safety", [16, 17, 18]),
        // A data element that the indicator collects, and the evidence that it asks for.
        ("GDP dau nguoi", [6]), ("thu cam ket nghi quyet", [49]),
      ] {
        let found = try await found(fixture, words)
        #expect(found == numbers, "\(words)")
      }
      let families = try #require(try await found(fixture, "gia dinh hoc tap"))
      // Those of its standard too, and none in whose words it does not stand.
      #expect(families.isSuperset(of: 27...32) && families.isDisjoint(with: 1...20))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Every word must be there, and no word is no search`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let safety = try #require(try await found(fixture, "atgt"))
      #expect(safety == [16, 17, 18])
      #expect(try await found(fixture, "atgt (17)") == [17])
      #expect(try await found(fixture, "  ATGT \t (17)\n") == [17])
      #expect(try await found(fixture, "atgt (29)") == [])
      #expect(try await found(fixture, "khong-co-tu-nay") == [])
      for words in ["", " \n\t"] { #expect(try await found(fixture, words) == nil) }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What the city wrote or assigned itself is found too`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      #expect(try await found(fixture, "cau lac bo khieu vu") == [])
      try await fixture.perform(
        WriteWording(
          programme: FixtureCity.programme, indicator: 26, vi: "Câu lạc bộ khiêu vũ", en: "",
          legalBasis: "CV 1"), as: .dung)
      #expect(try await found(fixture, "cau lac bo khieu vu") == [26])
      #expect(try await found(fixture, "atgt (7)") == [])
      try await fixture.perform(
        AssignIndicators(
          programme: FixtureCity.programme,
          table: FixtureCity.pasted([["indicator", "lead"], ["7", "ub-atgt"]])), as: .dung)
      #expect(try await found(fixture, "atgt") == [7, 16, 17, 18])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Frameworks with a crosswalk are compared once they are loaded, in their latest version`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      func compared() async throws -> [String] {
        try await fixture.answer(FrameworkText(programme: FixtureCity.programme), as: .an)
          .compared.map { "\($0.id) \($0.version)" }
      }
      #expect(try await compared().isEmpty)
      let unesco = try FixturePacks.framework("unesco-key-features-2013")
      _ = try await fixture.city.perform(LoadFramework(framework: unesco), as: .commandLine)
      #expect(try await compared() == ["unesco-key-features-2013 \(unesco.version)"])
      let later = Framework(
        id: unesco.id, version: "z", name: unesco.name, legalBasis: unesco.legalBasis,
        validFrom: unesco.validFrom, note: unesco.note, areas: unesco.areas,
        indicators: unesco.indicators, dataElements: unesco.dataElements,
        crosswalks: unesco.crosswalks)
      let apart = Framework(
        id: "apart", version: "1", name: unesco.name, legalBasis: unesco.legalBasis,
        validFrom: unesco.validFrom, note: unesco.note, areas: unesco.areas,
        indicators: unesco.indicators, dataElements: unesco.dataElements)
      for framework in [later, apart] {
        _ = try await fixture.city.perform(LoadFramework(framework: framework), as: .commandLine)
      }
      #expect(try await compared() == ["unesco-key-features-2013 z"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the standing office may write and amend`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in FixturePerson.allCases {
        let answer = try await fixture.answer(
          FrameworkText(programme: FixtureCity.programme), as: person)
        #expect(answer.canWrite == (person == .dung), "\(person)")
        #expect(answer.canAmend == (person == .dung), "\(person)")
      }
    }
  }
}
