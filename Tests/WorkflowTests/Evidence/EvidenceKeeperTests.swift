// SPDX-License-Identifier: Apache-2.0
import Domain
import Files
import Foundation
import Store
import TestSupport
import Testing

@testable import Workflow

/// What the program does with contents by itself, and letting go of what is past its time.
@Suite struct EvidenceKeeperTests {
  private static let pdf = FixtureFile.bytes("a.pdf")

  private func keeper(_ fixture: FixtureCity) throws -> EvidenceKeeper {
    EvidenceKeeper(city: fixture.city, staging: try #require(fixture.city.staging))
  }

  @Test(arguments: TestEngine.allCases)
  func `What an older version kept in the database moves into the store`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let id = try await fixture.attach("a.pdf", Self.pdf).evidence
      let checksum = Checksum.sha256(Self.pdf)
      try await fixture.city.files.discard(checksum)
      try await fixture.city.write { work in
        try work.transaction.execute(
          "INSERT INTO evidence_content (sha256, content) VALUES (\(checksum), \(Self.pdf))")
      }
      try await keeper(fixture).move()
      let ticket = try await fixture.answer(
        EvidenceFile(place: FixtureCity.place(), evidence: id), as: .an)
      #expect(try await fixture.bytes(ticket) == Self.pdf)
      #expect(
        try await fixture.scalar("SELECT COUNT(*) FROM evidence_content", as: Int.self) == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What came and was never attached goes after a day, what is attached stays`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.attach("a.pdf", Self.pdf)
      let stray = try await fixture.staged("b.pdf", Self.pdf + [1])
      try await fixture.city.write { try $0.reserve(stray, "application/pdf", "") }
      try await fixture.city.files.keep(stray.path, as: stray.checksum)
      try await keeper(fixture).round()
      #expect(try await fixture.city.files.holds(stray.checksum))
      fixture.clock.set("2025-01-22T03:00:00Z")
      try await keeper(fixture).round()
      #expect(try await !fixture.city.files.holds(stray.checksum))
      #expect(try await fixture.city.files.holds(Checksum.sha256(Self.pdf)))
      #expect(try await fixture.rowCounts()["stored_file"] == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `With a scanner a file waits, and one with a virus goes nowhere`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      var fixture = fixture
      // It is away, so everything waits.
      fixture.city.scanner = VirusScanner("unix:/nowhere/clamd.ctl")
      let made = try await fixture.attach("a.pdf", Self.pdf)
      let file = EvidenceFile(place: FixtureCity.place(), evidence: made.evidence)
      await #expect(throws: Refusal.conflict("evidence.waiting", ["file": "a.pdf"])) {
        try await fixture.answer(file, as: .an)
      }
      await #expect(throws: FileFault.self) { try await keeper(fixture).scan() }
      let checksum = Checksum.sha256(Self.pdf)
      try await fixture.city.write { work in
        try work.note(.notScanned("too long"), of: checksum)
      }
      await #expect(throws: Refusal.self) { try await fixture.answer(file, as: .an) }
      try await fixture.city.write { try $0.note(.infected("Eicar"), of: checksum) }
      await #expect(throws: Refusal.conflict("evidence.quarantined", ["file": "a.pdf"])) {
        try await fixture.answer(file, as: .an)
      }
      let notices = try await fixture.answer(OwnNotices(), as: .an)
      #expect(notices.notices.map(\.kind) == [.fileStopped])
      try await fixture.save()
      let refusal = await #expect(throws: Refusal.self) {
        try await fixture.perform(
          SubmitSubmission(place: FixtureCity.place(), version: nil), as: .an)
      }
      guard case .invalid(let issues) = refusal else { return }
      #expect(issues.map(\.code) == ["line.evidence-stopped"])
      // Brought again it is known.
      await #expect(throws: Refusal.self) { try await fixture.attach("c.pdf", Self.pdf, at: 47) }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Only what is past its time is let go of, by the standing office, with a reason`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let old = try await fixture.attach("a.pdf", Self.pdf).document
      try await fixture.bring(to: .approved)
      let act = DiscardEvidence(
        programme: FixtureCity.programme, documents: [old], reason: "Quyết định 5")
      let question = EvidencePastTime(programme: FixtureCity.programme)
      for person in [FixturePerson.an, .ha, .khanh] {
        await #expect(throws: Refusal.notAllowed(.discardEvidence), "\(person)") {
          try await fixture.perform(act, as: person)
        }
      }
      #expect(try await fixture.answer(question, as: .dung).entries.isEmpty)
      await #expect(throws: Refusal.conflict("evidence.not-past")) {
        try await fixture.perform(act, as: .dung)
      }
      fixture.clock.set("2035-01-31T03:00:00Z")
      await #expect(throws: Refusal.conflict("evidence.not-past")) {
        try await fixture.perform(act, as: .dung)
      }
      fixture.clock.set("2035-02-02T03:00:00Z")
      let answer = try await fixture.answer(question, as: .dung)
      #expect(answer.entries.map(\.id) == [old] && answer.limit?.description == "2025-02-02")
      await #expect(throws: Refusal.self) {
        try await fixture.perform(
          DiscardEvidence(programme: FixtureCity.programme, documents: [old], reason: " "),
          as: .dung)
      }
      #expect(try await fixture.perform(act, as: .dung) == 1)
      // Whoever brings it again has a day; nobody does.
      fixture.clock.set("2035-02-04T03:00:00Z")
      try await keeper(fixture).round()
      #expect(try await !fixture.city.files.holds(Checksum.sha256(Self.pdf)))
      let said = try await fixture.answer(
        EvidenceDocument(programme: FixtureCity.programme, document: old), as: .dung)
      #expect(said.discardedAt != nil && said.versions.map(\.state) == [.gone])
      await #expect(throws: Refusal.notFound("evidence")) {
        try await fixture.answer(
          DocumentFile(programme: FixtureCity.programme, document: old), as: .dung)
      }
      // The log says who let go of what, and why.
      #expect(said.timeline.first?.detail["reason"] == "Quyết định 5")
    }
  }
}
