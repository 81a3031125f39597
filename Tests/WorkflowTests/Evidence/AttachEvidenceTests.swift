// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Files as evidence: who attaches what, and what is kept.
@Suite struct AttachEvidenceTests {
  private static let pdf = FixtureFile.bytes("a.pdf")

  private func code(
    _ fixture: FixtureCity, _ name: String, _ content: [UInt8] = [1]
  ) async -> String? {
    let refusal = await #expect(throws: Refusal.self) {
      try await fixture.attach(name, content)
    }
    guard case .invalid(let issues) = refusal else { return nil }
    return issues.map { "\($0.field) \($0.code)" }.joined(separator: ", ")
  }

  @Test(arguments: TestEngine.allCases)
  func `Only those who write the report attach files to it`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in [FixturePerson.giang, .chi, .khanh] {
        await #expect(throws: Refusal.notFound("unit"), "\(person)") {
          try await fixture.attach("a.pdf", Self.pdf, as: person)
        }
      }
      for person in [FixturePerson.ha, .dung] {
        await #expect(throws: Refusal.notAllowed(.editSubmission), "\(person)") {
          try await fixture.attach("a.pdf", Self.pdf, as: person)
        }
      }
      await #expect(throws: Refusal.notFound("indicator")) {
        try await fixture.attach("a.pdf", Self.pdf, at: 1)
      }
      let counts = try await fixture.rowCounts()
      #expect(counts["submission"] == 0)
    }
  }

  @Test(arguments: TestEngine.allCases, [SubmissionStatus.submitted, .unitApproved, .approved])
  func `Nothing is attached once the report is handed in`(
    _ engine: TestEngine, _ status: SubmissionStatus
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: status)
      await #expect(
        throws: Refusal.conflict("submission.save.wrong-state", ["status": status.rawValue])
      ) {
        try await fixture.attach("a.pdf", Self.pdf)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Nothing is attached in a closed period`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.closePeriod()
      await #expect(throws: Refusal.conflict("period.closed", ["period": "2025-01"])) {
        try await fixture.attach("a.pdf", Self.pdf)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Empty, large and unknown kinds of files are refused`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let before = try await fixture.rowCounts()
      #expect(await code(fixture, "a.pdf", []) == "evidence-3 evidence.empty")
      let large = [UInt8](repeating: 7, count: FixtureCity.maximumSize + 1)
      #expect(await code(fixture, "a.pdf", large) == "evidence-3 evidence.too-large")
      for name in [
        "a.html", "a.svg", "a.exe", "a.pdf.js", "", "..", "a", "pdf.", "a\u{202E}fdp.exe",
      ] {
        #expect(
          await code(fixture, name) == "evidence-3 evidence.kind-not-accepted", "\(name)")
      }
      #expect(try await fixture.rowCounts() == before)
    }
  }

  @Test(
    arguments: TestEngine.allCases,
    [
      ("C:\\Tài liệu\\báo cáo.PDF", "báo cáo.PDF"), ("../../etc/anh.png", "anh.png"),
      ("anh\u{0}\u{7}\n.jpg", "anh.jpg"), ("gnp.\u{202E}fdp.pdf", "gnp.fdp.pdf"),
      ("bảng kê.xlsx".decomposedStringWithCanonicalMapping, "bảng kê.xlsx"),
    ])
  func `Only a clean last name is kept`(
    _ engine: TestEngine, _ example: (given: String, kept: String)
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.attach(example.given, FixtureFile.bytes(example.given))
      let name = try #require(try await fixture.form().evidence.first?.fileName)
      #expect(Array(name.utf8) == Array(example.kept.utf8))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A program under another name is known by its first bytes`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for name in ["fake.pdf", "fake.docx", "fake.png", "fake.txt"] {
        await #expect(throws: Refusal.self, "\(name)") {
          try await fixture.attach(name, [0x4D, 0x5A, 0x90, 0x00])
        }
      }
      let counts = try await fixture.rowCounts()
      #expect(counts["evidence"] == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A long name is shortened in its middle`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.attach(String(repeating: "á", count: 300) + ".pdf", Self.pdf)
      let name = try #require(try await fixture.form().evidence.first?.fileName)
      #expect(name.count == 141)
      #expect(name.hasSuffix("á.pdf"))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The first file begins the report, and the same bytes are kept once`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let first = try await fixture.attach("a.pdf", Self.pdf)
      let again = try await fixture.attach("b.pdf", Self.pdf, at: 47, as: .binh)
      try await fixture.attach("c.pdf", FixtureFile.bytes("c.pdf", [0, 255, 0]))
      #expect(first.known == nil && first.version == 1)
      #expect(again.known == "a.pdf" && again.document == first.document)
      let form = try await fixture.form()
      #expect(form.record?.status == .draft)
      #expect(form.evidence.map(\.fileName) == ["a.pdf", "a.pdf", "c.pdf"])
      #expect(form.evidence.map(\.indicator) == [3, 47, 3])
      #expect(form.evidence.map(\.size) == [4, 4, 7])
      #expect(form.evidence.map(\.personName)[1] == "Trần Văn Bình")
      let counts = try await fixture.rowCounts()
      #expect(counts["evidence"] == 3)
      #expect(counts["evidence_document"] == 2 && counts["stored_file"] == 2)
    }
  }
}
