// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// Saving what a unit has so far: who may, when, and what is kept.
@Suite struct SaveSubmissionTests {
  private func act(
    _ texts: [String: String] = ["citizens": "5620"], notes: [Int: String] = [:],
    version: Int? = nil, language: Language = .vi, unit: String = "ub-bac-son"
  ) -> SaveSubmission {
    SaveSubmission(
      place: FixtureCity.place(unit), version: version,
      figures: texts.mapValues { .init(text: $0, maturity: .final) }, notes: notes,
      notation: .typed(language))
  }

  @Test(arguments: TestEngine.allCases)
  func `Unknown places are not found`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for (place, subject) in [
        (SubmissionPlace(programme: "x", period: "2025-01", orgUnit: "ub-bac-son"), "programme"),
        (SubmissionPlace(programme: "uong-bi-2025", period: "2025-07", orgUnit: "ub"), "period"),
        (SubmissionPlace(programme: "uong-bi-2025", period: "2025-01", orgUnit: "x"), "unit"),
      ] {
        await #expect(throws: Refusal.notFound(subject)) {
          try await fixture.perform(
            SaveSubmission(
              place: place, version: nil, figures: [:], notes: [:], notation: .machine), as: .an)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `To the clerk of another ward the report does not exist`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.save()
      for person in [FixturePerson.giang, .chi, .cuong, .khanh] {
        await #expect(throws: Refusal.notFound("unit"), "\(person)") {
          try await fixture.perform(act(), as: person)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The leader and the standing office see the report but do not write it`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in [FixturePerson.ha, .dung] {
        await #expect(throws: Refusal.notAllowed(.editSubmission), "\(person)") {
          try await fixture.perform(act(), as: person)
        }
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Nothing is saved in a closed period`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.save()
      let stored = try await fixture.figures()
      try await fixture.closePeriod()
      await #expect(throws: Refusal.conflict("period.closed", ["period": "2025-01"])) {
        try await fixture.perform(act(), as: .an)
      }
      #expect(try await fixture.figures() == stored)
    }
  }

  @Test(arguments: TestEngine.allCases, [SubmissionStatus.submitted, .unitApproved, .approved])
  func `Nothing is saved once the report is handed in`(
    _ engine: TestEngine, _ status: SubmissionStatus
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: status)
      let stored = try await fixture.figures()
      await #expect(
        throws: Refusal.conflict("submission.save.wrong-state", ["status": status.rawValue])
      ) {
        try await fixture.perform(act(), as: .an)
      }
      #expect(try await fixture.figures() == stored)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A page drawn before another change is a conflict and overwrites nothing`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let version = try await fixture.perform(act(version: 0), as: .an)
      #expect(version == 1)
      await #expect(throws: Refusal.conflict("submission.stale")) {
        try await fixture.perform(act(["citizens": "1"], version: 0), as: .binh)
      }
      #expect(try await fixture.perform(act(["citizens": "5630"], version: 1), as: .an) == 2)
      await #expect(throws: Refusal.conflict("submission.stale")) {
        try await fixture.perform(act(["citizens": "1"], version: 1), as: .binh)
      }
      #expect(try await fixture.figures() == ["citizens": 5630])
      #expect(try await fixture.record()?.version == 2)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Everything wrong is said at once and nothing is half stored`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.perform(act(["learners": "840"]), as: .an)
      let before = try await fixture.rowCounts()
      let texts = [
        "learners": "850", "citizens": "nhiều", "citizens_taking_part": "-1",
        "residents_ward": "7300,5", "learning_centre_effective": "maybe",
        "commune_learning_community_level": "3", "learning_events_and_media": "good",
        "people_15_60": "5", "no_such_element": "5",
      ]
      let long = String(repeating: "a", count: 4001)
      let refusal = await #expect(throws: Refusal.self) {
        try await fixture.perform(act(texts, notes: [3: long]), as: .an)
      }
      guard case .invalid(let issues) = refusal else {
        Testing.Issue.record("\(String(describing: refusal))")
        return
      }
      #expect(
        issues.map { "\($0.field) \($0.code)" } == [
          "figure-citizens value.not-a-number", "figure-citizens_taking_part value.negative",
          "figure-commune_learning_community_level value.not-a-level",
          "figure-learning_centre_effective value.not-yes-no",
          "figure-learning_events_and_media value.not-judgement",
          "figure-no_such_element value.not-owed", "figure-people_15_60 value.not-owed",
          "figure-residents_ward value.not-whole", "note-3 note.too-long",
        ])
      #expect(try await fixture.rowCounts() == before)
      #expect(try await fixture.figures() == ["learners": 840])
      #expect(try await fixture.record()?.version == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A clerk saves figures, answers and notes`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let texts = [
        "citizens": " 5620 ", "learning_centre_effective": "Có",
        "library_house_club_effective": "không", "commune_learning_community_level": "2",
        "learning_events_and_media": "Đạt", "learning_information_and_opportunities": "chưa đạt",
      ]
      let version = try await fixture.perform(
        act(texts, notes: [47: "  Hai sự kiện. \n", 3: "   "], version: 0), as: .an)
      #expect(version == 1)
      #expect(
        try await fixture.figures() == [
          "citizens": 5620, "learning_centre_effective": 1, "library_house_club_effective": 0,
          "commune_learning_community_level": 2, "learning_events_and_media": 1,
          "learning_information_and_opportunities": 0,
        ])
      let form = try await fixture.form()
      #expect(form.lines.filter { !$0.note.isEmpty }.map(\.note) == ["Hai sự kiện."])
      #expect(form.record?.status == .draft)
      #expect(form.timeline.map(\.kind) == ["submission.save"])
      #expect(form.timeline.map(\.personName) == ["Nguyễn Thị An"])
    }
  }

  @Test(
    arguments: TestEngine.allCases,
    [
      (Language.vi, "1.234.567,5", "1234567.5"), (.vi, "1.234", "1234"), (.vi, "1,5", "1.5"),
      (.vi, "1,234.5", "1234.5"), (.en, "1,234,567.5", "1234567.5"), (.en, "1,234", "1234"),
      (.en, "1.234", "1.234"), (.en, "1 234,5", "1234.5"), (.vi, "0,10", "0.1"),
    ])
  func `Numbers are read as people write them`(
    _ engine: TestEngine, _ example: (Language, String, String)
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let (language, typed, exact) = example
      let budget = try await fixture.add("budget", .specialist, at: "ub-tckh")
      _ = try await fixture.city.perform(
        act(["city_budget": typed], language: language, unit: "ub-tckh"), as: budget)
      let figures = try await fixture.figures(of: "ub-tckh", as: .dung)
      #expect(figures["city_budget"].map { "\($0)" } == exact)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An empty text removes a figure, and what is not on the page stays`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.perform(
        act(["citizens": "5620", "learners": "840"], notes: [3: "Tạm tính", 44: "Khảo sát"]),
        as: .an)
      try await fixture.perform(act(["citizens": " "], notes: [3: ""]), as: .an)
      #expect(try await fixture.figures() == ["learners": 840])
      let form = try await fixture.form()
      #expect(form.lines.map(\.note) == ["Khảo sát"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Decomposed letters are stored composed`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let note = "Lễ hội đọc sách của phường"
      let decomposed = note.decomposedStringWithCanonicalMapping
      #expect(Array(decomposed.utf8) != Array(note.utf8))
      try await fixture.perform(act([:], notes: [47: decomposed]), as: .an)
      let stored = try await fixture.scalar("SELECT text FROM submission_note", as: String.self)
      #expect(stored.map { Array($0.utf8) } == Array(note.utf8))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `An illustrative figure keeps its mark only while it is unchanged`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let place = FixtureCity.place()
      let sample = ["citizens": "5620", "learners": "840"].mapValues {
        SaveSubmission.Entry(text: $0, maturity: .final, isIllustrative: true)
      }
      _ = try await fixture.city.perform(
        SaveSubmission(
          place: place, version: nil, figures: sample, notes: [:], notation: .machine),
        as: .commandLine)
      try await fixture.perform(act(["citizens": "5.620", "learners": "841"]), as: .an)
      let figures = try await fixture.form().lines.flatMap(\.figures)
      #expect(figures.filter(\.isIllustrative).map(\.dataElement) == ["citizens"])
      #expect(figures.count == 2)
    }
  }
}
