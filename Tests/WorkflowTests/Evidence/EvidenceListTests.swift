// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Documents found again: by words without accents, by what they stand for, by whoever may see them.
@Suite struct EvidenceListTests {
  private func list(
    _ change: (inout EvidenceList.Filter) -> Void = { _ in }
  ) -> EvidenceList {
    var filter = EvidenceList.Filter()
    change(&filter)
    return EvidenceList(programme: FixtureCity.programme, filter: filter)
  }

  private func titles(
    _ fixture: FixtureCity, _ person: FixturePerson = .dung,
    _ change: (inout EvidenceList.Filter) -> Void = { _ in }
  ) async throws -> Set<String> {
    Set(try await fixture.answer(list(change), as: person).entries.map(\.title))
  }

  /// Two wards and a division with a document each; two have the same content.
  private func filled(_ fixture: FixtureCity) async throws {
    try await fixture.attach(
      "qd-12.pdf", FixtureFile.bytes("a.pdf", [1]), at: 3,
      details: EvidenceDetails(
        title: "Quyết định công nhận đơn vị học tập", number: "12/QĐ-UBND",
        issuedOn: "2025-01-10", issuer: "UBND phường Bắc Sơn", kind: "decision"))
    try await fixture.attach(
      "đường.pdf", FixtureFile.bytes("a.pdf", [1]), at: 3, to: "ub-yen-thanh",
      details: EvidenceDetails(title: "Báo cáo đường phố"), as: .giang)
    try await fixture.attach(
      "bang.xlsx", FixtureFile.bytes("a.xlsx"), at: 7, to: "ub-ldtbxh", as: .chi)
  }

  @Test(arguments: TestEngine.allCases)
  func `Everybody finds what they may see and nothing else`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await filled(fixture)
      let (own, street, table) = (
        "Quyết định công nhận đơn vị học tập", "Báo cáo đường phố", "bang.xlsx"
      )
      for person in [FixturePerson.dung, .ha] {
        #expect(try await titles(fixture, person) == [own, street, table], "\(person)")
      }
      for person in [FixturePerson.an, .binh] {
        #expect(try await titles(fixture, person) == [own], "\(person)")
      }
      #expect(try await titles(fixture, .giang) == [street])
      #expect(try await titles(fixture, .chi) == [table])
      #expect(try await titles(fixture, .khanh).isEmpty)
      await #expect(throws: Refusal.notFound("programme")) {
        try await fixture.answer(EvidenceList(programme: "nowhere"), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Words are found without accents, in any order`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await filled(fixture)
      let own: Set = ["Quyết định công nhận đơn vị học tập"]
      for words in ["quyet dinh", "HOC TAP quyết", "12/qd-ubnd", "bac son", "qd-12.pdf"] {
        #expect(try await titles(fixture, .dung) { $0.words = words } == own, "\(words)")
      }
      #expect(try await titles(fixture) { $0.words = "duong" } == ["Báo cáo đường phố"])
      for words in ["quyet xyz", "%", "_", "'", "\\"] {
        let found = try await titles(fixture, .dung) { $0.words = words }
        #expect(found.isEmpty || !words.contains("xyz"), "\(words)")
      }
      #expect(try await titles(fixture) { $0.words = "quyet xyz" }.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `It is found by indicator, unit, kind, period and standing`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await filled(fixture)
      let (own, street, table) = (
        "Quyết định công nhận đơn vị học tập", "Báo cáo đường phố", "bang.xlsx"
      )
      #expect(try await titles(fixture) { $0.indicator = 3 } == [own, street])
      #expect(try await titles(fixture) { $0.orgUnit = "ub-ldtbxh" } == [table])
      #expect(try await titles(fixture) { $0.kind = "decision" } == [own])
      #expect(try await titles(fixture) { $0.period = "2025-01" } == [own, street, table])
      #expect(try await titles(fixture) { $0.period = "2025-02" }.isEmpty)
      #expect(try await titles(fixture) { $0.standing = .shared } == [own, street])
      #expect(try await titles(fixture, .an) { $0.standing = .shared }.isEmpty)
      #expect(try await titles(fixture) { $0.standing = .counted }.isEmpty)
      #expect(try await titles(fixture) { $0.standing = .unused }.isEmpty)
      #expect(try await titles(fixture) { $0.page = 2 }.isEmpty)
      let entry = try #require(
        try await fixture.answer(list { $0.kind = "decision" }, as: .dung).entries.first)
      #expect(entry.indicators == "3" && entry.others == 1 && entry.versions == 1)
      #expect(entry.issuedOn == "2025-01-10" && entry.number == "12/QĐ-UBND")
      try await fixture.bring(to: .approved)
      #expect(try await titles(fixture) { $0.standing = .counted } == [own])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A lead finds what counts at its indicator`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.attach("28.pdf", FixtureFile.bytes("a.pdf", [28]), at: 28)
      try await fixture.attach("47.pdf", FixtureFile.bytes("a.pdf", [47]), at: 47)
      let culture = try await fixture.add("van", .specialist, at: "ub-vhtt")
      #expect(try await fixture.city.answer(list(), as: culture).entries.isEmpty)
      try await fixture.bring(to: .approved)
      let found = try await fixture.city.answer(list(), as: culture).entries
      #expect(found.map(\.title) == ["28.pdf"])
      let document = try #require(found.first?.id)
      let answer = try await fixture.city.answer(
        EvidenceDocument(programme: FixtureCity.programme, document: document), as: culture)
      #expect(answer.uses.map(\.indicator) == [28] && !answer.canEdit)
      let ticket = try await fixture.city.answer(
        DocumentFile(programme: FixtureCity.programme, document: document), as: culture)
      #expect(try await fixture.bytes(ticket) == FixtureFile.bytes("a.pdf", [28]))
      // A version that only a correction shows is the unit's own.
      _ = try await fixture.perform(
        CorrectSubmission(place: FixtureCity.place(), version: nil, reason: "Nhầm"), as: .an)
      let file = try await fixture.staged("moi.pdf", FixtureFile.bytes("a.pdf", [29]))
      _ = try await fixture.city.perform(
        AddEvidenceVersion(
          programme: FixtureCity.programme, document: document, file: file, reason: "Mới"),
        taking: [file], as: fixture.actor(.an))
      let after = try await fixture.city.answer(list(), as: culture).entries
      #expect(after.map(\.fileName) == ["28.pdf"] && after.map(\.versions) == [1])
      // Nor is it found by its name.
      #expect(try await fixture.city.answer(list { $0.words = "moi" }, as: culture).count == 0)
      #expect(try await fixture.city.answer(list { $0.words = "28.PDF" }, as: culture).count == 1)
      #expect(try await fixture.answer(list { $0.words = "moi" }, as: .an).count == 1)
      let seen = try await fixture.city.answer(
        EvidenceDocument(programme: FixtureCity.programme, document: document), as: culture)
      #expect(seen.versions.map(\.number) == [1] && seen.timeline.isEmpty)
      #expect(try await fixture.answer(list(), as: .an).entries.map(\.versions).max() == 2)
    }
  }
}
