// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Who is there and who answers for what on a day, after units were merged, split and dissolved.
@Suite struct ProgrammeAsOfTests {
  static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  static func pass(_ from: String, _ to: String, _ share: Decimal? = 1) -> UnitChange.Step {
    .pass(UnitChange.Succession(from: from, to: to, share: share, basis: nil))
  }

  static func change(_ date: String, _ steps: [UnitChange.Step]) throws -> UnitChange {
    UnitChange(date: try day(date), legalBasis: "1679", steps: steps)
  }

  private func city(_ changes: [UnitChange], _ assignments: [Assignment]) throws -> Programme {
    var programme = try SmallCity(
      elements: [], indicators: [], assignments: assignments
    ).programme
    programme.changes = changes
    return programme
  }

  private static func regime(approval: [ApprovalLevel]) throws -> ReportingRegime {
    let period = try #require(Period("2025-01"))
    return ReportingRegime(
      code: "monthly", name: Samples.text("monthly"), first: period, last: period,
      due: .beforeDay(25), approval: approval, reporter: "education",
      recipient: Samples.text("city"), through: nil, legalBasis: "")
  }

  private func asOf(_ date: String, _ programme: Programme) throws -> Programme {
    programme.asOf(try Self.day(date), try programme.history())
  }

  @Test func whoTakesTheirPlaceIsInTheirGroups() throws {
    let programme = try city(
      [
        try Self.change(
          "2025-07-01",
          [
            .open(SmallCity.orgUnit("x", "ward", "city")), Self.pass("ward-a", "x"),
            Self.pass("ward-b", "x", 0.5), Self.pass("ward-b", "ward-c", 0.5),
          ])
      ], [])
    #expect(try asOf("2025-06-30", programme).group("wards")?.members == SmallCity.wards)
    #expect(try asOf("2025-07-01", programme).group("wards")?.members == ["x", "ward-c"])
    #expect(try asOf("2025-07-01", programme).orgUnit("ward-a") == nil)
  }

  @Test func anIndicatorGoesWhereItsFunctionWas() throws {
    let programme = try city(
      [
        try Self.change(
          "2025-03-01",
          [
            .open(SmallCity.orgUnit("sport", "division", "city")),
            .transfer(from: "culture", to: "education", indicators: [1]),
            .transfer(from: "culture", to: "sport", indicators: [2]),
            .close(unit: "culture"),
          ])
      ],
      [1, 2, 3].map { SmallCity.assignment($0, [.unit("culture")]) })
    let after = try asOf("2025-03-01", programme)
    #expect(after.assignment(of: 1)?.leads.map(\.party) == [.unit("education")])
    #expect(after.assignment(of: 2)?.leads.map(\.party) == [.unit("sport")])
    // Nobody was named for the third: it has no lead any more, and says so.
    #expect(after.assignment(of: 3)?.leads == [])
    #expect(
      try asOf("2025-02-28", programme).assignment(of: 3)?.leads.map(\.party)
        == [.unit("culture")])
  }

  @Test func twoLeadsThatBecomeOneAreOne() throws {
    let programme = try city(
      [try Self.change("2025-03-01", [Self.pass("culture", "education")])],
      [SmallCity.assignment(1, [.unit("culture"), .unit("education")])])
    #expect(
      try asOf("2025-03-01", programme).assignment(of: 1)?.leads.map(\.party)
        == [.unit("education")])
  }

  @Test func aLevelOfApprovalGoesToWhoTookThePlace() throws {
    var programme = try city(
      [
        try Self.change(
          "2025-07-01",
          [
            .open(SmallCity.orgUnit("affairs", "division", "city")),
            Self.pass("culture", "affairs"), Self.pass("ward-a", "ward-b"), .close(unit: "ward-c"),
          ])
      ], [])
    programme.add([SmallCity.orgUnit("sport", "division", "city")])
    programme.regimes = [
      try Self.regime(
        approval: [
          ApprovalLevel(code: "first", approver: "culture", parties: [.group("wards")]),
          ApprovalLevel(code: "second", approver: "sport", parties: [.unit("ward-a")]),
          ApprovalLevel(code: "third", approver: "sport", parties: [.unit("ward-c")]),
        ])
    ]
    func levels(_ unit: String, on date: String) throws -> [String] {
      try asOf(date, programme).approvalLevels(of: unit, regime: "monthly").map {
        "\($0.code) \($0.approver)"
      }
    }
    #expect(try levels("ward-a", on: "2025-06-30") == ["first culture", "second sport"])
    #expect(try levels("ward-b", on: "2025-06-30") == ["first culture"])
    #expect(try levels("ward-b", on: "2025-07-01") == ["first affairs", "second sport"])
    // A level of a unit that ended without heirs is nobody’s, not everybody’s.
    #expect(try levels("affairs", on: "2025-07-01").isEmpty)
    #expect(
      try asOf("2025-07-01", programme).approvalLevels(of: "ward-b", regime: "yearly").isEmpty)
  }

  @Test func noUnitApprovesAReportTwice() throws {
    var programme = try city(
      [
        try Self.change("2025-03-01", [Self.pass("culture", "sport")]),
        try Self.change("2025-06-01", [Self.pass("sport", "education")]),
      ], [])
    programme.add([SmallCity.orgUnit("sport", "division", "city")])
    programme.regimes = [
      try Self.regime(
        approval: [
          ApprovalLevel(code: "first", approver: "culture", parties: [.group("wards")]),
          ApprovalLevel(
            code: "second", approver: "sport", parties: [.group("wards"), .unit("culture")]),
        ])
    ]
    func levels(_ unit: String, on date: String) throws -> [String] {
      try asOf(date, programme).approvalLevels(of: unit, regime: "monthly").map(\.code)
    }
    #expect(try levels("ward-a", on: "2025-02-28") == ["first", "second"])
    #expect(try levels("culture", on: "2025-02-28") == ["second"])
    // One head is left of two, and after that the standing office, which approves last.
    #expect(try levels("ward-a", on: "2025-03-01") == ["first"])
    #expect(try levels("sport", on: "2025-03-01") == [])
    #expect(try levels("ward-a", on: "2025-06-01") == [])
  }

  @Test func anAssignmentHoldsFromItsDay() throws {
    let later = Assignment(
      indicator: 1,
      leads: [Assignment.Lead(party: .unit("education"), supporting: [], note: nil)],
      collectedFrom: nil, note: nil, validFrom: try Self.day("2025-05-01"))
    let programme = try city(
      [try Self.change("2025-06-01", [Self.pass("culture", "education")])],
      [SmallCity.assignment(1, [.unit("culture")]), later])
    for (date, lead) in [
      ("2025-04-30", "culture"), ("2025-05-01", "education"), ("2025-06-01", "education"),
    ] {
      #expect(try asOf(date, programme).assignment(of: 1)?.leads.map(\.party) == [.unit(lead)])
    }
  }

  @Test func aGroupByRuleIsWhoeverIsThere() throws {
    let rule = UnitGroup.Rule(kinds: ["ward"], below: "city")
    let small = try SmallCity(elements: [], indicators: [], assignments: []).programme
    var programme = Programme(
      id: small.id, name: small.name, plan: small.plan, area: small.area,
      framework: small.framework, frameworkVersion: small.frameworkVersion,
      startsOn: small.startsOn, endsOn: small.endsOn, timeZone: small.timeZone,
      standingOffice: small.standingOffice, note: nil, kinds: small.kinds,
      orgUnits: Array(small.orgUnits),
      groups: [UnitGroup(code: "all", name: Samples.text("all"), members: [], rule: rule)],
      assignments: [], regimes: [], reportFrame: small.reportFrame)
    #expect(programme.group("all")?.members == SmallCity.wards)
    programme.changes = [
      try Self.change(
        "2025-07-01",
        [.open(SmallCity.orgUnit("x", "ward", "city")), .close(unit: "ward-a")])
    ]
    #expect(
      try asOf("2025-07-01", programme).group("all")?.members == ["ward-b", "ward-c", "x"])
  }

  @Test func nobodyOwesInAnAreaThatEnded() throws {
    let changes = [
      try Self.change(
        "2025-07-01",
        [
          .open(SmallCity.orgUnit("x", "ward", nil)), Self.pass("ward-a", "x"),
          Self.pass("ward-b", "x"), Self.pass("ward-c", "x"), .close(unit: "education"),
          .close(unit: "culture"), .close(unit: "city"),
        ])
    ]
    let programme = try city(changes, [SmallCity.assignment(1, [.group("wards")])])
    let after = try asOf("2025-07-01", programme)
    #expect(after.group("wards")?.members == [])
    #expect(after.orgUnit("city") != nil)
    #expect(after.orgUnit("education") != nil)
    let heirs = programme.asOf(
      try Self.day("2025-07-01"), try programme.history(), followingHeirs: true)
    #expect(heirs.group("wards")?.members == ["x"])
  }

  @Test func aSecondLineHasItsOwnParents() throws {
    let branch = OrgUnit(
      code: "branch", name: Samples.text("branch"), shortName: nil, kind: "division",
      parent: "ward-a", source: nil, lines: [.init(hierarchy: "study", parent: "education")])
    let history = try OrganisationHistory(
      units: SmallCity.orgUnits + [branch],
      changes: [
        try Self.change(
          "2025-03-01", [.move(unit: "branch", parent: "culture", hierarchy: "study")])
      ])
    let (before, after) = (try Self.day("2025-02-28"), try Self.day("2025-03-01"))
    #expect(history.life("branch")?.unit(on: before)?.parent(in: "study") == "education")
    #expect(history.life("branch")?.unit(on: after)?.parent(in: "study") == "culture")
    #expect(history.life("branch")?.unit(on: after)?.parent(in: nil) == "ward-a")
    #expect(history.descendants(of: "ward-a", on: after) == ["ward-a", "branch"])
    #expect(throws: OrganisationHistory.Fault.self) {
      try OrganisationHistory(
        units: SmallCity.orgUnits + [branch],
        changes: [
          try Self.change(
            "2025-03-01", [.move(unit: "branch", parent: "branch", hierarchy: "study")])
        ])
    }
  }
}

/// Second hierarchies, and groups of those who take a part.
@Suite struct HierarchyRuleTests {
  @Test func nobodyIsLeftBelowWhoEndedInAnyHierarchy() throws {
    let branch = OrgUnit(
      code: "branch", name: Samples.text("branch"), shortName: nil, kind: "division",
      parent: "ward-a", source: nil, lines: [.init(hierarchy: "study", parent: "education")])
    let fault = #expect(throws: OrganisationHistory.Fault.self) {
      try OrganisationHistory(
        units: SmallCity.orgUnits + [branch],
        changes: [
          try ProgrammeAsOfTests.change("2025-03-01", [.close(unit: "education")])
        ])
    }
    #expect(fault?.code == "unit.parent-gone")
  }

  @Test func whoTakesAPartOfOneThatGoesOnIsInNoNewGroup() throws {
    let small = try SmallCity(elements: [], indicators: [], assignments: [], communes: ["hill"])
    var programme = small.programme
    programme.changes = [
      try ProgrammeAsOfTests.change(
        "2025-03-01",
        [
          .open(SmallCity.orgUnit("x", "ward", "city")),
          ProgrammeAsOfTests.pass("ward-a", "hill", 0.1),
          ProgrammeAsOfTests.pass("ward-a", "x", 0.1),
          ProgrammeAsOfTests.pass("ward-a", "ward-a", 0.8),
        ])
    ]
    let after = programme.asOf(
      try ProgrammeAsOfTests.day("2025-03-01"), try programme.history())
    #expect(after.group("wards")?.members == ["x", "ward-a", "ward-b", "ward-c"])
  }
}
