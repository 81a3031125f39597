// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// Reading evidence again, and taking it off.
@Suite struct EvidenceFileTests {
  private static let content: [UInt8] = [0x25, 0x50, 0x44, 0x46, 0, 255, 10]

  private func attach(_ fixture: FixtureCity, _ unit: String = "ub-bac-son") async throws -> UUID {
    let file = try await fixture.staged("a.pdf", Self.content)
    return try await fixture.city.perform(
      AttachEvidence(place: FixtureCity.place(unit), indicator: 3, file: file), taking: [file],
      as: .commandLine
    ).evidence
  }

  private func file(_ id: UUID, _ unit: String = "ub-bac-son") -> EvidenceFile {
    EvidenceFile(place: FixtureCity.place(unit), evidence: id)
  }

  private func removal(_ id: UUID, _ unit: String = "ub-bac-son") -> RemoveEvidence {
    RemoveEvidence(place: FixtureCity.place(unit), evidence: id)
  }

  @Test(arguments: TestEngine.allCases)
  func `Evidence is not found by others, under another id or at another place`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let id = try await attach(fixture)
      _ = try await attach(fixture, "ub-yen-thanh")
      for person in [FixturePerson.giang, .chi, .khanh] {
        await #expect(throws: Refusal.notFound("unit"), "\(person)") {
          try await fixture.answer(file(id), as: person)
        }
        await #expect(throws: Refusal.notFound("unit"), "\(person)") {
          try await fixture.perform(removal(id), as: person)
        }
      }
      // Through her own ward's address she gets nothing of the other's either.
      await #expect(throws: Refusal.notFound("evidence")) {
        try await fixture.answer(file(id, "ub-yen-thanh"), as: .giang)
      }
      await #expect(throws: Refusal.notFound("evidence")) {
        try await fixture.perform(removal(id, "ub-yen-thanh"), as: .giang)
      }
      await #expect(throws: Refusal.notFound("evidence")) {
        try await fixture.answer(file(UUID()), as: .an)
      }
      await #expect(throws: Refusal.notFound("submission")) {
        try await fixture.answer(file(id, "ub-nam-khe"), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Everybody who sees the report reads its evidence`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let id = try await attach(fixture)
      for person in [FixturePerson.an, .binh, .dung, .ha] {
        let answer = try await fixture.answer(file(id), as: person)
        #expect(try await fixture.bytes(answer) == Self.content)
        #expect(answer.fileName == "a.pdf")
        #expect(answer.mediaType == "application/pdf")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Those who only read take nothing off`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let id = try await attach(fixture)
      for person in [FixturePerson.ha, .dung] {
        await #expect(throws: Refusal.notAllowed(.editSubmission), "\(person)") {
          try await fixture.perform(removal(id), as: person)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Nothing is taken off a report that is handed in`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let id = try await attach(fixture)
      try await fixture.bring(to: .submitted)
      await #expect(
        throws: Refusal.conflict("submission.save.wrong-state", ["status": "submitted"])
      ) {
        try await fixture.perform(removal(id), as: .an)
      }
      try await fixture.closePeriod()
      await #expect(throws: Refusal.conflict("period.closed", ["period": "2025-01"])) {
        try await fixture.perform(removal(id), as: .an)
      }
      #expect(try await fixture.form().evidence.map(\.id) == [id])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What is taken off is no longer shown, but its row stays`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let id = try await attach(fixture)
      try await fixture.perform(removal(id), as: .an)
      #expect(try await fixture.form().evidence.isEmpty)
      let counts = try await fixture.rowCounts()
      #expect(counts["evidence"] == 1)
      #expect(counts["stored_file"] == 1)
      let moment = try await fixture.scalar("SELECT removed_at FROM evidence", as: String.self)
      #expect(moment?.hasPrefix("2025-01-20T03:00") == true)
      await #expect(throws: Refusal.notFound("evidence")) {
        try await fixture.answer(file(id), as: .an)
      }
      await #expect(throws: Refusal.notFound("evidence")) {
        try await fixture.perform(removal(id), as: .an)
      }
    }
  }
}
