// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Levels of the regime: ward → supporting department → standing office.
@Suite struct ApprovalLevelTests {
  /// The division of Cường approves the reports of wards, after it that of home affairs, where nobody
  /// is, those of one ward.
  private static let levels = [
    ApprovalLevel(code: "department", approver: "ub-ldtbxh", parties: [.group("phuong-xa")]),
    ApprovalLevel(code: "second", approver: "ub-noi-vu", parties: [.unit("ub-yen-thanh")]),
  ]

  private func with(
    _ engine: TestEngine, _ body: (FixtureCity) async throws -> Void
  ) async throws {
    try await FixtureCity.with(engine, approval: Self.levels, body)
  }

  private func act(_ unit: String = "ub-bac-son", version: Int? = nil) -> ApproveSubmission {
    ApproveSubmission(place: FixtureCity.place(unit), version: version)
  }

  @Test(arguments: TestEngine.allCases)
  func `A report passes one level after the other, and only the last makes it count`(
    _ engine: TestEngine
  ) async throws {
    try await with(engine) { fixture in
      try await fixture.bring(to: .submitted)
      #expect(try await fixture.perform(act(), as: .binh) == .unitApproved)
      #expect(try await fixture.record()?.level == "department")
      // Above only after below.
      await #expect(throws: Refusal.notAllowed(.approveAtUnit)) {
        try await fixture.perform(act(), as: .dung)
      }
      #expect(try await fixture.perform(act(), as: .cuong) == .unitApproved)
      #expect(try await fixture.record()?.level == nil)
      #expect(try await fixture.evaluation(3)?.value == nil)
      await #expect(throws: Refusal.notAllowed(.approveAtProgramme)) {
        try await fixture.perform(act(), as: .cuong)
      }
      #expect(try await fixture.perform(act(), as: .dung) == .approved)
      #expect(try await fixture.evaluation(3)?.value == 50)
      let form = try await fixture.form(as: .cuong)
      #expect(
        form.timeline.prefix(3).map(\.kind) == [
          "submission.approve-at-programme", "submission.approve-at-level",
          "submission.approve-at-unit",
        ])
      #expect(form.stages.map(\.code) == ["unit", "department", "programme"])
      #expect(
        form.stages.map(\.personName) == ["Trần Văn Bình", "Phạm Văn Cường", "Hoàng Tiến Dũng"])
      #expect(form.stages.map(\.name.code) == ["ub-bac-son", "ub-ldtbxh", "ub-gddt"])
      #expect(form.stages.allSatisfy { !$0.isWaiting })
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Whoever approves for a unit sees its reports, and changes nothing in them`(
    _ engine: TestEngine
  ) async throws {
    try await with(engine) { fixture in
      try await fixture.bring(to: .submitted)
      for person in [FixturePerson.chi, .cuong] {
        let form = try await fixture.form(as: person)
        #expect(!form.can.save && !form.can.submit && !form.can.withdraw && !form.can.approve)
        #expect(!form.can.correct && !form.can.reportDifficulty)
        await #expect(throws: Refusal.notAllowed(.editSubmission)) {
          try await fixture.perform(
            SaveSubmission(
              place: FixtureCity.place(), version: nil, figures: [:], notes: [:],
              notation: .machine), as: person)
        }
      }
      // Its head may not go before the head of the ward.
      await #expect(throws: Refusal.notAllowed(.approveAtUnit)) {
        try await fixture.perform(act(), as: .cuong)
      }
      try await fixture.perform(act(), as: .binh)
      #expect(try await fixture.form(as: .cuong).can.approve)
      #expect(try await !fixture.form(as: .chi).can.approve)
      #expect(try await !fixture.form(as: .dung).can.approve)
      await #expect(throws: Refusal.notAllowed(.approveAtUnit)) {
        try await fixture.perform(act(), as: .chi)
      }
      // The ward does not see the division's, nor the other ward's.
      for unit in ["ub-ldtbxh", "ub-yen-thanh"] {
        await #expect(throws: Refusal.notFound("unit")) {
          try await fixture.form(unit, as: .binh)
        }
      }
      // Results of the ward are another matter than its reports.
      await #expect(throws: Refusal.self) {
        try await fixture.answer(
          EvaluationOverview(
            programme: FixtureCity.programme, period: FixtureCity.period, orgUnit: "ub-bac-son"),
          as: .cuong)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A level sends a report back, and it begins at its head again`(
    _ engine: TestEngine
  ) async throws {
    try await with(engine) { fixture in
      try await fixture.bring(to: .unitApproved)
      try await fixture.perform(
        ReturnSubmission(
          place: FixtureCity.place(), version: nil, remarks: [3: "Xem lại số người học."]),
        as: .cuong)
      let form = try await fixture.form()
      #expect(form.record?.status == .returned && form.record?.level == nil)
      #expect(form.timeline.first?.kind == "submission.return-at-level")
      #expect(form.timeline.first?.detail["unit"] == "ub-ldtbxh")
      #expect(form.remarks.map(\.personName) == ["Phạm Văn Cường"])
      #expect(form.stages.allSatisfy { $0.approvedAt == nil && !$0.isWaiting })
      try await fixture.perform(
        SubmitSubmission(place: FixtureCity.place(), version: nil), as: .an)
      let again = try await fixture.form()
      #expect(again.stages.map(\.isWaiting) == [true, false, false])
      #expect(again.stages.allSatisfy { $0.approvedAt == nil })
      try await fixture.perform(act(), as: .binh)
      #expect(try await fixture.record()?.level == "department")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The work list shows a report to the one who decides next`(
    _ engine: TestEngine
  ) async throws {
    try await with(engine) { fixture in
      func waiting(_ person: FixturePerson) async throws -> [String] {
        try await fixture.answer(MyWork(), as: person).filter {
          $0.isMine && $0.status == .unitApproved
        }.map(\.orgUnit.code)
      }
      try await fixture.bring(to: .unitApproved)
      try await fixture.bring("ub-ldtbxh", to: .unitApproved)
      #expect(try await waiting(.cuong) == ["ub-bac-son"])
      // No unit approves its own report twice.
      #expect(try await waiting(.dung) == ["ub-ldtbxh"])
      #expect(
        try await fixture.answer(MyWork(), as: .an).first?.waitsFor?.code == "ub-ldtbxh")
      #expect(try await fixture.answer(MyWork(), as: .giang).allSatisfy { $0.waitsFor == nil })
      let told = try await fixture.answer(OwnNotices(), as: .cuong).notices
      #expect(told.contains { $0.kind == .toSign && $0.content.orgUnit == "ub-bac-son" })
      try await fixture.perform(act(), as: .cuong)
      #expect(try await waiting(.cuong).isEmpty)
      #expect(try await Set(waiting(.dung)) == ["ub-bac-son", "ub-ldtbxh"])
      let progress = try await fixture.answer(
        PeriodProgress(programme: FixtureCity.programme, period: FixtureCity.period), as: .dung)
      #expect(
        progress.entries.first { $0.orgUnit.code == "ub-bac-son" }?.waitsFor?.code == "ub-gddt")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Two levels, a deputy who signs for one, and the operator for the other`(
    _ engine: TestEngine
  ) async throws {
    try await with(engine) { fixture in
      try await fixture.bring("ub-yen-thanh", to: .unitApproved)
      #expect(try await fixture.record(of: "ub-yen-thanh")?.level == "department")
      try await fixture.perform(
        DelegateSigning(
          orgUnit: "ub-ldtbxh", login: "chi", from: "2025-01-20", to: "2025-01-31"), as: .cuong)
      try await fixture.perform(act("ub-yen-thanh"), as: .chi)
      #expect(try await fixture.record(of: "ub-yen-thanh")?.level == "second")
      _ = try await fixture.city.perform(act("ub-yen-thanh"), as: .commandLine)
      #expect(try await fixture.record(of: "ub-yen-thanh")?.level == nil)
      try await fixture.perform(act("ub-yen-thanh"), as: .dung)
      #expect(try await fixture.record(of: "ub-yen-thanh")?.status == .approved)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Four clicks at one moment pass one level`(_ engine: TestEngine) async throws {
    try await with(engine) { fixture in
      try await fixture.bring(to: .unitApproved)
      let version = try #require(try await fixture.record()?.version)
      let (successes, refusals) = try await Attempts.together(
        Array(
          repeating: { try await fixture.perform(act(version: version), as: .cuong) }, count: 4))
      #expect(successes == [.unitApproved])
      #expect(refusals == Array(repeating: .conflict("submission.stale"), count: 3))
      #expect(try await fixture.rowCounts()["approval"] == 2)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A level that the rules know no more leaves its reports to the standing office`(
    _ engine: TestEngine
  ) async throws {
    try await with(engine) { fixture in
      try await fixture.bring(to: .unitApproved)
      _ = try await fixture.city.perform(
        LoadProgramme(programme: try FixturePacks.programme()), as: .commandLine)
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.perform(act(), as: .cuong)
      }
      #expect(try await fixture.perform(act(), as: .dung) == .approved)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `After its deadline a report that waits at a level is told to the head there`(
    _ engine: TestEngine
  ) async throws {
    try await with(engine) { fixture in
      try await fixture.bring(to: .unitApproved)
      fixture.clock.set("2025-01-26T03:00:00Z")
      let before = try await fixture.answer(OwnNotices(), as: .cuong).notices.count {
        $0.kind == .toSign && $0.content.orgUnit == "ub-bac-son"
      }
      _ = try await fixture.city.perform(MakeReminders(), as: .commandLine)
      let after = try await fixture.answer(OwnNotices(), as: .cuong).notices.count {
        $0.kind == .toSign && $0.content.orgUnit == "ub-bac-son"
      }
      #expect(before == 1 && after == 2)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Sight goes one step, and stays with whoever approved`(_ engine: TestEngine) async throws {
    let levels =
      Self.levels + [
        ApprovalLevel(code: "above", approver: "ub-noi-vu", parties: [.unit("ub-ldtbxh")])
      ]
    try await FixtureCity.with(engine, approval: levels) { fixture in
      try await fixture.city.perform(
        GrantRole(login: "oanh", role: .headOfUnit, orgUnit: "ub-noi-vu"), as: .commandLine)
      try await fixture.bring(to: .unitApproved)
      try await fixture.perform(
        ReportDifficulty(place: FixtureCity.place(), indicator: 3, text: "Thiếu số liệu"), as: .an)
      try await fixture.bring("ub-ldtbxh", to: .submitted)
      #expect(try await fixture.form("ub-ldtbxh", as: .oanh).record?.status == .submitted)
      await #expect(throws: Refusal.notFound("unit")) { try await fixture.form(as: .oanh) }
      // Lists go as far as pages do.
      for (person, unit, isSeen) in [
        (FixturePerson.cuong, "ub-bac-son", true), (.oanh, "ub-bac-son", false),
      ] {
        let difficulties = try await fixture.answer(
          DifficultyList(programme: FixtureCity.programme), as: person)
        #expect(difficulties.entries.contains { $0.orgUnit == unit } == isSeen, "\(person)")
      }
      try await fixture.perform(act(), as: .cuong)
      // Without the levels he sees what he approved, and no other ward's.
      _ = try await fixture.city.perform(
        LoadProgramme(programme: try FixturePacks.programme()), as: .commandLine)
      #expect(
        try await fixture.form(as: .cuong).stages.map(\.code) == [
          "unit", "department", "programme",
        ])
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.form("ub-yen-thanh", as: .cuong)
      }
      await #expect(throws: Refusal.notFound("unit")) {
        try await fixture.form("ub-ldtbxh", as: .oanh)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Approvals before a return are not those of what counts`(
    _ engine: TestEngine
  ) async throws {
    try await with(engine) { fixture in
      try await fixture.bring(to: .unitApproved)
      try await fixture.perform(act(), as: .cuong)
      try await fixture.perform(
        ReturnSubmission(place: FixtureCity.place(), version: nil, remarks: [0: "Xem lại."]),
        as: .dung)
      try await fixture.perform(
        SubmitSubmission(place: FixtureCity.place(), version: nil), as: .an)
      for person in [FixturePerson.binh, .cuong, .dung] {
        try await fixture.perform(act(), as: person)
      }
      #expect(try await fixture.rowCounts()["approval"] == 5)
      let explained = try await fixture.answer(
        IndicatorExplanation(
          programme: FixtureCity.programme, period: FixtureCity.period, indicator: 3), as: .dung)
      let report = explained.reports.first { $0.orgUnit.code == "ub-bac-son" }
      #expect(report?.approvals.map(\.level) == ["unit", "department", "programme"])
      #expect(
        report?.approvals.map(\.orgUnit) == ["ub-bac-son", "ub-ldtbxh", "ub-gddt"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A level that is passed over leaves its reports to the next one`(
    _ engine: TestEngine
  ) async throws {
    try await with(engine) { fixture in
      try await fixture.bring("ub-yen-thanh", to: .unitApproved)
      #expect(try await fixture.record(of: "ub-yen-thanh")?.level == "department")
      var programme = try FixturePacks.programme()
      for place in programme.regimes.indices {
        programme.regimes[place].approval = [
          ApprovalLevel(
            code: "department", approver: "ub-ldtbxh", parties: [.unit("ub-bac-son")]),
          Self.levels[1],
        ]
      }
      _ = try await fixture.city.perform(LoadProgramme(programme: programme), as: .commandLine)
      await #expect(throws: Refusal.notAllowed(.approveAtUnit)) {
        try await fixture.perform(act("ub-yen-thanh"), as: .dung)
      }
      let form = try await fixture.form("ub-yen-thanh", as: .giang)
      #expect(form.stages.filter(\.isWaiting).map(\.name.code) == ["ub-noi-vu"])
      _ = try await fixture.city.perform(act("ub-yen-thanh"), as: .commandLine)
      try await fixture.perform(act("ub-yen-thanh"), as: .dung)
      #expect(try await fixture.record(of: "ub-yen-thanh")?.status == .approved)
    }
  }
}
