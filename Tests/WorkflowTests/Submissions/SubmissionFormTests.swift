// SPDX-License-Identifier: Apache-2.0
import Domain
import TestSupport
import Testing
import Workflow

/// The report as its page needs it.
@Suite struct SubmissionFormTests {
  /// What a person can do, as a word for each.
  private func can(_ fixture: FixtureCity, _ person: FixturePerson) async throws -> Set<String> {
    let can = try await fixture.form(as: person).can
    let words = [
      ("save", can.save), ("submit", can.submit), ("approve", can.approve),
      ("correct", can.correct),
    ]
    return Set(words.filter(\.1).map(\.0))
  }

  @Test(arguments: TestEngine.allCases)
  func `A report is seen by its unit, the standing office and the leader`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      for person in [FixturePerson.an, .binh, .dung, .ha] {
        #expect(try await fixture.figures(as: person).count == 11, "\(person)")
      }
      for person in [FixturePerson.giang, .chi, .cuong, .khanh] {
        await #expect(throws: Refusal.notFound("unit"), "\(person)") {
          try await fixture.form(as: person)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A unit that owes nothing has no report`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("submission")) {
        try await fixture.form("ub", as: .ha)
      }
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.form("ub-nowhere", as: .ha)
      }
      await #expect(throws: Refusal.notFound("period")) {
        try await fixture.form(in: "2024-12", as: .ha)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Everybody is offered just what the acts allow`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let steps: [(SubmissionStatus?, [FixturePerson: Set<String>])] = [
        (nil, [.an: ["save", "submit"], .binh: ["save", "submit"], .dung: [], .ha: []]),
        (.submitted, [.an: [], .binh: ["approve"], .dung: [], .ha: []]),
      ]
      for (status, expected) in steps {
        if let status { try await fixture.bring(to: status) }
        for (person, words) in expected {
          #expect(try await can(fixture, person) == words, "\(person)")
        }
      }
      let place = FixtureCity.place()
      try await fixture.perform(ApproveSubmission(place: place, version: nil), as: .binh)
      #expect(try await can(fixture, .binh) == [])
      #expect(try await can(fixture, .dung) == ["approve"])
      try await fixture.perform(ApproveSubmission(place: place, version: nil), as: .dung)
      #expect(try await can(fixture, .dung) == [])
      #expect(try await can(fixture, .an) == ["correct"])
      try await fixture.closePeriod()
      #expect(try await can(fixture, .an) == [])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The page names what is still missing`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      #expect(try await fixture.form().issues.count == 8)
      try await fixture.save()
      let form = try await fixture.form()
      #expect(form.issues.isEmpty)
      #expect(form.duties.map(\.indicator) == [3, 27, 28, 32, 44, 47, 48, 56])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The timeline tells the latest first, in the order of one transaction too`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let rows = try FixtureCity.rows("ub-bac-son", fixture.completeFigures())
      _ = try await fixture.city.perform(
        ImportValues(
          programme: FixtureCity.programme, period: FixtureCity.period, rows: rows, approve: true),
        as: .commandLine)
      let timeline = try await fixture.form().timeline
      #expect(
        timeline.map(\.kind) == [
          "submission.approve-at-programme", "submission.approve-at-unit", "submission.submit",
          "submission.save",
        ])
      #expect(timeline.map(\.personName) == [nil, nil, nil, nil])
    }
  }
}
