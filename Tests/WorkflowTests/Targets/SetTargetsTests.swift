// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Targets set from a sheet: who may, what they become, and what stays of those before.
@Suite struct SetTargetsTests {
  private let header = ["indicator", "2025", "2030", "source"]

  private func act(_ rows: [[String]], programme: String = FixtureCity.programme) -> SetTargets {
    SetTargets(programme: programme, table: FixtureCity.pasted(rows))
  }

  private func targets(_ fixture: FixtureCity) async throws -> [Target] {
    try await fixture.book().programme.targets
  }

  private func target(_ indicator: Int, _ marks: [Target.Mark]) -> Target {
    Target(
      indicator: indicator, scope: .area, direction: .atLeast, path: .linear, baseline: nil,
      marks: marks, source: "KH 39")
  }

  @Test(arguments: TestEngine.allCases)
  func `A programme that is not there is not found`(_ engine: TestEngine) async throws {
    _ = try await FixtureCity.with(engine) { fixture in
      await #expect(throws: Refusal.notFound("programme")) {
        try await fixture.perform(
          act([header, ["3", "75", "80", "KH 39"]], programme: "x"), as: .dung)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Only the standing office sets targets`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for person in FixturePerson.allCases where person != .dung {
        await #expect(throws: Refusal.notAllowed(.setTargets), "\(person)") {
          // Whoever may not is not told what is wrong in the sheet either.
          try await fixture.perform(act([header, ["58", "", "", ""]]), as: person)
        }
      }
      let set = try await targets(fixture)
      #expect(set.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A sheet with one fault sets nothing`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let events = try await fixture.rowCounts()["event"]
      await #expect(
        throws: Refusal.invalid([FixtureCity.issue(3, "source", "field.required")])
      ) {
        try await fixture.perform(
          act([header, ["3", "75", "80", "KH 39"], ["1", "96", "99", ""]]), as: .dung)
      }
      #expect(try await targets(fixture).isEmpty)
      #expect(try await fixture.history(.target).isEmpty)
      #expect(try await fixture.rowCounts()["event"] == events)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Values and ranges become the targets of the area`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let changes = try await fixture.perform(
        act([header, ["3", "75", "80 %", "KH 39"], ["1", "75-80", "", "KH 39"]]), as: .dung)
      #expect(changes.map(\.kind) == [.added, .added])
      let expected = [
        target(1, [Target.Mark(year: 2025, lower: 75, upper: 80)]),
        target(3, [Target.Mark(year: 2025, lower: 75), Target.Mark(year: 2030, lower: 80)]),
      ]
      #expect(try await targets(fixture) == expected)
      #expect(try await fixture.events("target.set") == 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A sheet of an office is read with its titles, Vietnamese headers and numbers`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let rows = [
        ["ỦY BAN NHÂN DÂN THÀNH PHỐ UÔNG BÍ"], ["", ""], ["CHỈ TIÊU ĐẾN NĂM 2030"], [],
        [
          "Chỉ số", "Đơn vị", "Loại đơn vị", "Chiều", "Cách tăng", "Năm gốc", "Giá trị gốc",
          "Năm 2025", "Năm 2030", "Nguồn",
        ],
        ["3", "phuong bac son", "", "Ít nhất", "Từng mốc", "", "", "75,5", " 1.080,25 ", "KH 39"],
        ["3", "", "Phường", "", "Tăng đều", "2024", "60,5", "70–72,5", "", " QĐ 7 "],
        ["8", "ub", "", "", "", "", "", "5", "4", "KH 39"],
        ["5", "", "", "Trong khoảng", "", "", "", "0,9 - 1,1", "", "KH 39"],
      ]
      try await fixture.perform(act(rows), as: .dung)
      let expected = [
        Target(
          indicator: 3, scope: .kind("ward"), direction: .atLeast, path: .linear,
          baseline: Target.Mark(year: 2024, lower: Decimal(605) / 10),
          marks: [Target.Mark(year: 2025, lower: 70, upper: Decimal(725) / 10)], source: "QĐ 7"),
        Target(
          indicator: 3, scope: .unit("ub-bac-son"), direction: .atLeast, path: .step,
          baseline: nil,
          marks: [
            Target.Mark(year: 2025, lower: Decimal(755) / 10),
            Target.Mark(year: 2030, lower: Decimal(108_025) / 100),
          ], source: "KH 39"),
        Target(
          indicator: 5, scope: .area, direction: .within, path: .linear, baseline: nil,
          marks: [Target.Mark(year: 2025, lower: Decimal(9) / 10, upper: Decimal(11) / 10)],
          source: "KH 39"),
        // Where nothing is said, the side of the indicator's own threshold.
        Target(
          indicator: 8, scope: .area, direction: .atMost, path: .linear, baseline: nil,
          marks: [Target.Mark(year: 2025, lower: 5), Target.Mark(year: 2030, lower: 4)],
          source: "KH 39"),
      ]
      #expect(try await targets(fixture) == expected)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The ends of a range keep their signs`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.perform(
        act([header, ["10", "-5", "-3 - 5", "KH 39"], ["11", "-5--3", "2", "KH 39"]]), as: .dung)
      let marks = try await targets(fixture).map(\.marks)
      #expect(
        marks == [
          [Target.Mark(year: 2025, lower: -5), Target.Mark(year: 2030, lower: -3, upper: 5)],
          [Target.Mark(year: 2025, lower: -5, upper: -3), Target.Mark(year: 2030, lower: 2)],
        ])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `The same sheet again changes nothing`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let rows = [header, ["3", "75", "80", "KH 39"], ["1", "75-80", "", "KH 39"]]
      try await fixture.perform(act(rows), as: .dung)
      let again = try await fixture.perform(act(rows), as: .dung)
      #expect(again.map(\.kind) == [.same, .same])
      #expect(try await fixture.history(.target).count == 2)
      #expect(try await fixture.events("target.set") == 1)
      let other = try await fixture.perform(
        act([header, ["3", "75", "80", "KH 39"], ["1", "76-80", "", "KH 39"]]), as: .dung)
      #expect(other.map(\.kind) == [.same, .changed])
      #expect(try await fixture.history(.target).count == 3)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Empty years take a target back, and the history keeps it`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.perform(act([header, ["3", "75", "80", "KH 39"]]), as: .dung)
      let empty = [header, ["3", "", "", "CV 12"]]
      let changes = try await fixture.perform(act(empty), as: .dung)
      #expect(changes.map(\.kind) == [.changed])
      #expect(try await targets(fixture).isEmpty)
      let history = try await fixture.history(.target)
      #expect(
        history.map(\.rule) == [
          .target(
            Target(
              indicator: 3, scope: .area, direction: .atLeast, path: .linear, baseline: nil,
              marks: [], source: "CV 12")),
          .target(
            target(
              3, [Target.Mark(year: 2025, lower: 75), Target.Mark(year: 2030, lower: 80)])),
        ])
      #expect(history.map(\.personName) == ["Hoàng Tiến Dũng", "Hoàng Tiến Dũng"])
      // There is nothing left that could be taken back.
      #expect(try await fixture.perform(act(empty), as: .dung).map(\.kind) == [.same])
      #expect(try await fixture.history(.target).count == 2)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A value stands against the target of its own unit`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      try await fixture.bring(to: .approved)
      #expect(try await fixture.explanation(3).standing == nil)
      try await fixture.perform(
        act([
          ["indicator", "unit", "baseline_year", "baseline", "2025", "source"],
          ["3", "", "2024", "40", "76", "KH 39"], ["3", "ub-bac-son", "2024", "60", "72", "KH 39"],
        ]), as: .dung)
      // A twelfth of the way at the end of January: 43 for the city, 61 for the ward; both have 50.
      let city = try #require(try await fixture.explanation(3).standing)
      #expect(city.expectation?.lower == 43)
      #expect(city.progress == .onTrack)
      let ward = try #require(try await fixture.explanation(3, of: "ub-bac-son").standing)
      #expect(ward.expectation?.lower == 61)
      #expect(ward.progress == .offTrack)
      #expect(try await fixture.explanation(3, of: "ub-nam-khe").standing == nil)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `What the sheet has no column for stays, and an empty cell clears`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      let whole = [
        "indicator", "direction", "path", "baseline_year", "baseline", "2025", "2030", "source",
      ]
      try await fixture.perform(
        act([whole, ["3", "within", "step", "2023", "60", "70", "80", "KH 39"]]), as: .dung)
      try await fixture.perform(
        act([["indicator", "2026", "2030", "source"], ["3", "72", "", "QĐ 7"]]), as: .dung)
      let expected = Target(
        indicator: 3, scope: .area, direction: .within, path: .step,
        baseline: Target.Mark(year: 2023, lower: 60),
        marks: [Target.Mark(year: 2025, lower: 70), Target.Mark(year: 2026, lower: 72)],
        source: "QĐ 7")
      #expect(try await targets(fixture) == [expected])
      // The baseline is before every mark, in whatever order the years stand.
      await #expect(
        throws: Refusal.invalid([FixtureCity.issue(2, "baseline_year", "target.baseline-late")])
      ) {
        try await fixture.perform(
          act([
            ["indicator", "2030", "2025", "baseline_year", "baseline", "source"],
            ["1", "99", "95", "2027", "90", "KH 39"],
          ]), as: .dung)
      }
    }
  }
}
