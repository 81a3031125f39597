// SPDX-License-Identifier: Apache-2.0
import Domain
import Files
import Foundation
import TestSupport
import Testing
import Workflow

/// What is said of a document, its versions, and its use at several places.
@Suite struct EvidenceDocumentTests {
  private static let pdf = FixtureFile.bytes("a.pdf")

  private func document(_ id: UUID) -> EvidenceDocument {
    EvidenceDocument(programme: FixtureCity.programme, document: id)
  }

  private func describe(
    _ id: UUID, _ details: EvidenceDetails, version: Int? = nil
  ) -> DescribeEvidence {
    DescribeEvidence(
      programme: FixtureCity.programme, document: id, version: version, details: details)
  }

  private func replace(
    _ fixture: FixtureCity, _ id: UUID, _ name: String, _ content: [UInt8],
    as person: FixturePerson = .an
  ) async throws -> Int {
    let file = try await fixture.staged(name, content)
    return try await fixture.city.perform(
      AddEvidenceVersion(
        programme: FixtureCity.programme, document: id, file: file, reason: "Bản có dấu"),
      taking: [file], as: fixture.actor(person))
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the unit says what its document is, and the log keeps what was said before`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let id = try await fixture.attach("a.pdf", Self.pdf).document
      let details = EvidenceDetails(
        title: "  Kế hoạch 39 ", number: "39/KH-UBND", issuedOn: "2025-02-03",
        issuer: "UBND thành phố", kind: "plan", period: "2025-02")
      for person in [FixturePerson.giang, .chi, .khanh] {
        await #expect(throws: Refusal.notFound("evidence"), "\(person)") {
          try await fixture.perform(describe(id, details), as: person)
        }
        await #expect(throws: Refusal.notFound("evidence"), "\(person)") {
          try await fixture.answer(document(id), as: person)
        }
      }
      for person in [FixturePerson.dung, .ha] {
        await #expect(throws: Refusal.notAllowed(.editSubmission), "\(person)") {
          try await fixture.perform(describe(id, details), as: person)
        }
      }
      await #expect(throws: Refusal.conflict("evidence.stale")) {
        try await fixture.perform(describe(id, details, version: 7), as: .an)
      }
      for (wrong, code) in [
        (EvidenceDetails(title: " ", period: "2025-01"), "field.required"),
        (EvidenceDetails(title: "a", issuedOn: "3/2/2025", period: "2025-01"), "units.not-a-date"),
        (EvidenceDetails(title: "a", kind: "novel", period: "2025-01"), "table.not-a-choice"),
        (
          EvidenceDetails(title: String(repeating: "a", count: 301), period: "2025-01"),
          "text.too-long"
        ),
      ] {
        let refusal = await #expect(throws: Refusal.self) {
          try await fixture.perform(describe(id, wrong), as: .an)
        }
        guard case .invalid(let issues) = refusal else {
          Testing.Issue.record("\(code)")
          continue
        }
        #expect(issues.map(\.code) == [code])
      }
      try await fixture.perform(describe(id, details, version: 1), as: .an)
      let answer = try await fixture.answer(document(id), as: .dung)
      #expect(answer.details.title == "Kế hoạch 39" && answer.details.period == "2025-02")
      #expect(answer.version == 2 && answer.canEdit == false)
      let entry = try #require(answer.timeline.first)
      #expect(entry.kind == "evidence.describe" && entry.detail["title"] == "a.pdf → Kế hoạch 39")
      // The same once more changes nothing.
      try await fixture.perform(describe(id, answer.details), as: .an)
      #expect(try await fixture.answer(document(id), as: .an).version == 2)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Open reports go over to a later version, others keep theirs`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let first = try await fixture.attach("a.pdf", Self.pdf)
      try await fixture.bring(to: .approved)
      fixture.clock.set("2025-02-10T03:00:00Z")
      let next = FixtureCity.place(in: FixtureCity.nextPeriod)
      try await fixture.perform(
        ReuseEvidence(place: next, indicator: 3, document: first.document), as: .an)
      #expect(try await replace(fixture, first.document, "b.pdf", Self.pdf + [1]) == 2)
      // The second of two clicks.
      #expect(try await replace(fixture, first.document, "b.pdf", Self.pdf + [1]) == 2)
      await #expect(throws: Refusal.notAllowed(.editSubmission)) {
        try await replace(fixture, first.document, "c.pdf", Self.pdf + [2], as: .dung)
      }
      let open = try await fixture.form(in: FixtureCity.nextPeriod)
      #expect(open.evidence.map(\.fileName) == ["b.pdf"] && !open.evidence[0].isOutdated)
      let kept = try await fixture.form()
      #expect(kept.evidence.map(\.fileName) == ["a.pdf"] && kept.evidence[0].isOutdated)
      let answer = try await fixture.answer(document(first.document), as: .ha)
      #expect(answer.versions.map(\.number) == [2, 1])
      #expect(answer.versions.map(\.reason) == ["Bản có dấu", ""])
      let uses = answer.uses.map {
        "\($0.period) \($0.number) \($0.isCounted) \($0.removedAt != nil)"
      }
      #expect(
        Set(uses) == ["2025-01 1 true false", "2025-02 1 false true", "2025-02 2 false false"])
      for (number, bytes) in [(1, Self.pdf), (2, Self.pdf + [1])] {
        let ticket = try await fixture.answer(
          DocumentFile(
            programme: FixtureCity.programme, document: first.document, number: number), as: .ha)
        #expect(try await fixture.bytes(ticket) == bytes)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A unit attaches its own documents once more, and nobody else's`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let own = try await fixture.attach("a.pdf", Self.pdf)
      let other = try await fixture.attach(
        "b.pdf", Self.pdf + [1], to: "ub-yen-thanh", as: .giang)
      let place = FixtureCity.place()
      await #expect(throws: Refusal.notFound("evidence")) {
        try await fixture.perform(
          ReuseEvidence(place: place, indicator: 47, document: other.document), as: .an)
      }
      await #expect(throws: Refusal.notFound("indicator")) {
        try await fixture.perform(
          ReuseEvidence(place: place, indicator: 3, dataElement: "x", document: own.document),
          as: .an)
      }
      let element = try #require(
        try await fixture.form().duties.first { $0.indicator == 3 }?.dataElements.first)
      let act = ReuseEvidence(
        place: place, indicator: 3, dataElement: element, document: own.document)
      let once = try await fixture.perform(act, as: .an)
      #expect(try await fixture.perform(act, as: .an) == once)
      try await fixture.perform(
        ReuseEvidence(place: place, indicator: 47, document: own.document), as: .binh)
      let form = try await fixture.form()
      #expect(
        Set(form.evidence.map { "\($0.indicator) \($0.dataElement)" })
          == ["3 ", "3 \(element)", "47 "])
      let counts = try await fixture.rowCounts()
      #expect(counts["evidence_document"] == 2 && counts["stored_file"] == 2)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What must have evidence is not handed in without`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.perform(
        AmendFramework(
          programme: FixtureCity.programme, version: "minh-chung", legalBasis: "Công văn 5",
          validFrom: "2025-01-01",
          change: TypedChange(
            indicator: 3, fields: ["evidence": "must", "reason": "Để kiểm tra được"],
            language: .vi)), as: .dung)
      try await fixture.save()
      let submit = SubmitSubmission(place: FixtureCity.place(), version: nil)
      let refusal = await #expect(throws: Refusal.self) {
        try await fixture.perform(submit, as: .an)
      }
      guard case .invalid(let issues) = refusal else { return }
      #expect(issues.map { "\($0.field) \($0.code)" } == ["evidence-3 line.evidence-missing"])
      #expect(try await fixture.form().doubts.map(\.issue).contains(issues[0]))
      try await fixture.attach("a.pdf", Self.pdf)
      try await fixture.perform(submit, as: .an)
      #expect(try await fixture.form().record?.status == .submitted)
    }
  }
}
