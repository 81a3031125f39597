// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Who answers for an indicator, brought as a sheet; duties and results follow.
@Suite struct AssignIndicatorsTests {
  private static let header = ["indicator", "lead", "supporting", "collected_from", "note"]

  private func act(
    _ rows: [[String]], programme: String = FixtureCity.programme
  ) -> AssignIndicators {
    AssignIndicators(programme: programme, table: FixtureCity.pasted([Self.header] + rows))
  }

  private func issues(_ fixture: FixtureCity, _ act: AssignIndicators) async throws -> [Domain
    .Issue]
  {
    let refusal = await #expect(throws: Refusal.self) {
      try await fixture.perform(act, as: .dung)
    }
    #expect(try await fixture.history(.assignment).isEmpty)
    guard case .invalid(let issues) = refusal else { return [] }
    return issues
  }

  private func duties(_ fixture: FixtureCity, _ unit: String) async throws -> [Int] {
    try await fixture.city.answer(
      SubmissionForm(place: FixtureCity.place(unit)), as: .commandLine
    ).duties.map(\.indicator)
  }

  @Test(arguments: TestEngine.allCases)
  func `A programme that is not there is not found`(_ engine: TestEngine) async throws {
    _ = try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("programme")) {
        try await fixture.perform(act([["7", "ub-y-te"]], programme: "x"), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the standing office assigns`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in FixturePerson.allCases where person != .dung {
        await #expect(throws: Refusal.notAllowed(.assignIndicators), "\(person)") {
          try await fixture.perform(act([["7", "ub-y-te"]]), as: person)
        }
      }
      let kept = try await duties(fixture, "ub-ldtbxh")
      #expect(kept.contains(7))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Every fault is told with its row and column, and nothing is assigned`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let found = try await issues(
        fixture,
        act([
          ["7", "ub-y-te"], ["58", "ub-y-te"], ["bảy", "ub-y-te"], ["8", ""],
          ["8", "Phòng Thủy sản", "ub-y-te; Phòng Mỏ;"], ["27", "ub-gddt", "", "ub-bac-son"],
        ]))
      let issue = FixtureCity.issue
      #expect(
        found == [
          issue(3, "indicator", "table.unknown-indicator", ["text": "58"]),
          issue(4, "indicator", "table.unknown-indicator", ["text": "bảy"]),
          issue(5, "lead", "table.unknown-unit", ["text": ""]),
          issue(6, "supporting", "table.unknown-unit", ["text": "Phòng Mỏ"]),
          issue(6, "lead", "table.unknown-unit", ["text": "Phòng Thủy sản"]),
          issue(7, "collected_from", "table.unknown-group", ["text": "ub-bac-son"]),
        ])
      let table = FixtureCity.pasted([["Chỉ số", "Nguồn"], ["7", "KH"]])
      let columns = try await issues(
        fixture, AssignIndicators(programme: FixtureCity.programme, table: table))
      #expect(columns.map(\.code) == ["table.missing-columns", "table.unknown-columns"])
      let empty = try await issues(fixture, act([]))
      #expect(empty == [Domain.Issue(field: "table", code: "table.empty")])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A data element that nobody would report is refused`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let found = try await issues(fixture, act([["7", "ub-y-te"], ["3", "ub-y-te"]]))
      #expect(
        found == [
          Issue(
            field: "table", code: "assignment.no-reporter",
            arguments: [
              "number": "3",
              "element": "Số công dân tham gia các hoạt động chung của tổ dân, khu phố",
            ])
        ])
      // The wards report what the division leads.
      try await fixture.perform(act([["3", "ub-y-te", "", "phuong-xa"]]), as: .dung)
      #expect(try await duties(fixture, "ub-bac-son").contains(3))
      #expect(try await duties(fixture, "ub-y-te").contains(3))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A duty moves from one division to another, and the results with it`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring("ub-ldtbxh", to: .approved)
      let before = try #require(try await fixture.evaluation(7))
      #expect(before.value == 50)
      #expect(before.owing == ["ub-ldtbxh"])
      let changes = try await fixture.perform(act([["7", "ub-y-te"]]), as: .dung)
      #expect(changes.map(\.kind) == [.changed])
      #expect(try await !duties(fixture, "ub-ldtbxh").contains(7))
      #expect(try await duties(fixture, "ub-y-te").contains(7))
      let moved = try #require(try await fixture.evaluation(7))
      #expect(moved.value == nil && moved.verdict == .noData)
      #expect(moved.missing == ["ub-y-te"])
      try await fixture.expectKeptIsRight()
      var report = try fixture.completeFigures(of: "ub-y-te")
      report.texts.merge(["households_poor": "5", "households_poverty_survey": "100"]) { $1 }
      try await fixture.bring("ub-y-te", to: .approved, report)
      let after = try #require(try await fixture.evaluation(7))
      #expect(after.value == 5 && after.verdict == .met)
      #expect(after.missing.isEmpty)
      try await fixture.expectKeptIsRight()
      // Whoever does not lead it any more does not speak for it.
      #expect(try await !fixture.explanation(7, as: .chi).canAssess)
      #expect(try await fixture.explanation(8, as: .chi).canAssess)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Units are found by their names without accents`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let group = "UBND, trung tam hoc tap cong dong cac phuong, xa"
      try await fixture.perform(
        act([
          ["7", "phong y te", "Phong LD-TBXH; Traffic safety; \(group)", "", "Văn bản 5"],
          ["7", "Phòng TC-KH"], ["27", "ub-gddt", "", group],
        ]), as: .dung)
      let programme = try await fixture.book().programme
      let seventh = Assignment(
        indicator: 7,
        leads: [
          Assignment.Lead(
            party: .unit("ub-y-te"),
            supporting: [.unit("ub-ldtbxh"), .unit("ub-atgt"), .group("phuong-xa")].map {
              Assignment.Supporting(party: $0, sourceError: nil, note: nil)
            }, note: "Văn bản 5"),
          Assignment.Lead(party: .unit("ub-tckh"), supporting: [], note: nil),
        ], collectedFrom: nil, note: nil)
      #expect(programme.assignment(of: 7) == seventh)
      #expect(programme.assignment(of: 27)?.collectedFrom == "phuong-xa")
      // What the sheet does not name is as it was.
      let folder = try FixturePacks.programme()
      #expect(programme.assignment(of: 44) == folder.assignment(of: 44))
      #expect(programme.assignments.map(\.indicator) == folder.assignments.map(\.indicator))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A name that two units have is refused, their codes are not`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let text = String(
        decoding: try JSONEncoder().encode(try FixturePacks.programme()), as: UTF8.self)
      let programme = try JSONDecoder().decode(
        Programme.self,
        from: Data(text.replacing("Phòng Kinh tế", with: "Phòng Y tế").utf8))
      _ = try await fixture.city.perform(
        LoadProgramme(programme: programme), as: .commandLine)
      let found = try await issues(fixture, act([["7", "Phòng Y tế"]]))
      #expect(
        found == [
          FixtureCity.issue(2, "lead", "table.unknown-unit", ["text": "Phòng Y tế"])
        ])
      try await fixture.perform(act([["7", "ub-y-te"]]), as: .dung)
      #expect(try await duties(fixture, "ub-y-te").contains(7))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What a sheet cannot say stays as the source has it`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let folder = try FixturePacks.programme()
      try await fixture.perform(
        act([
          ["16", "ub-atgt", "ub-qldt; ub-atgt"], ["8", "ub-ldtbxh", "", "", "Văn bản 5"],
          ["44", "ub-gddt", "phuong-xa"], ["44", "phuong-xa"],
        ]), as: .dung)
      let programme = try await fixture.book().programme
      let slip = try #require(folder.assignment(of: 16)?.leads.first?.supporting.first)
      #expect(slip.sourceError != nil)
      #expect(
        programme.assignment(of: 16)?.leads.first?.supporting == [
          Assignment.Supporting(party: .unit("ub-qldt"), sourceError: nil, note: nil), slip,
        ])
      #expect(programme.assignment(of: 8)?.note == folder.assignment(of: 8)?.note)
      #expect(programme.assignment(of: 8)?.note != nil)
      #expect(programme.assignment(of: 8)?.leads.first?.note == "Văn bản 5")
      #expect(
        programme.assignment(of: 44)?.leads.first?.supporting == [
          Assignment.Supporting(
            party: .group("phuong-xa"), sourceError: nil, note: "TTHTCĐ các xã, phường phối hợp")
        ])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What the sheet has no column for stays, and an empty cell clears`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.perform(
        act([["27", "ub-gddt", "ub-y-te", "phuong-xa", "Văn bản 5"]]), as: .dung)
      func assign(_ cells: [[String]]) async throws {
        try await fixture.perform(
          AssignIndicators(
            programme: FixtureCity.programme, table: FixtureCity.pasted(cells)), as: .dung)
      }
      func lead() async throws -> Assignment? {
        try await fixture.book().programme.assignment(of: 27)
      }
      let whole = try #require(try await lead())
      try await assign([["indicator", "lead"], ["27", "ub-gddt"]])
      #expect(try await lead() == whole)
      try await assign([["indicator", "lead", "supporting", "note"], ["27", "ub-gddt", "", ""]])
      let cleared = try #require(try await lead())
      #expect(cleared.leads.first?.supporting == [])
      #expect(cleared.leads.first?.note == nil)
      #expect(cleared.collectedFrom == "phuong-xa")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Rows of one indicator that contradict each other are refused`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let found = try await issues(
        fixture,
        act([
          ["7", "ub-y-te", "", "phuong-xa"], ["7", "Phòng Y tế"], ["7", "ub-tckh", "", "phuong"],
        ]))
      #expect(found.first?.code == "assignment.lead-twice")
      #expect(found.first?.arguments["row"] == "3")
    }
  }
}

/// Assignments that hold from a day on.
@Suite struct AssignmentDayTests {
  private func assign(_ fixture: FixtureCity, _ text: String) async throws -> [RuleChange] {
    try await fixture.perform(
      AssignIndicators(
        programme: FixtureCity.programme,
        table: RuleTable(
          pasted: "indicator\tlead\tvalid_from\n" + text.replacing("|", with: "\t"),
          notation: .machine)), as: .dung)
  }

  @Test(arguments: TestEngine.allCases)
  func `What was assigned before the day stays`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let changes = try await assign(fixture, "7|ub-noi-vu|2025-03-01")
      #expect(changes.map(\.kind) == [.added])
      #expect(try await assign(fixture, "7|ub-noi-vu|2025-03-01").map(\.kind) == [.same])
      for (period, lead) in [("2025-02", "ub-ldtbxh"), ("2025-03", "ub-noi-vu")] {
        let answer = try await fixture.answer(
          EvaluationOverview(programme: FixtureCity.programme, period: period), as: .dung)
        let leads = answer.book.programme.assignment(of: 7)?.leads.map(\.party)
        #expect(leads == [.unit(lead)], "\(period)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A day that is none, two days, and a unit that began later are told`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.withoutReform(engine) { fixture in
      try await fixture.change("2025-03-01", [.open(FixtureCity.ward("ub-moi"))])
      for (text, code) in [
        ("7|ub-noi-vu|soon", "unit.import-bad-date"), ("3|ub-moi|", "assignment.needs-day"),
        ("3|ub-moi|2025-02-28", "assignment.needs-day"),
        ("7|ub-noi-vu|2025-03-01\n7|ub-ldtbxh|2025-04-01", "assignment.two-days"),
      ] {
        let refusal = await #expect(throws: Refusal.self) { try await assign(fixture, text) }
        guard case .invalid(let issues) = refusal else { throw Refusal.notFound("unit") }
        #expect(issues.map(\.code) == [code], "\(text)")
      }
      #expect(try await assign(fixture, "3|ub-moi|2025-03-01").map(\.kind) == [.added])
    }
  }
}
