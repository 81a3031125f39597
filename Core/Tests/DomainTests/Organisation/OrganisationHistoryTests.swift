// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Units that are merged, split, renamed and moved: right for every day.
@Suite struct OrganisationHistoryTests {
  private static func unit(_ code: String, _ parent: String? = "city") -> OrgUnit {
    OrgUnit(
      code: code, name: Samples.text(code), shortName: nil, kind: parent == nil ? "city" : "ward",
      parent: parent, source: nil)
  }

  private static func pass(_ from: String, _ to: String, _ share: String?) -> UnitChange.Step {
    .pass(
      UnitChange.Succession(
        from: from, to: to, share: share.flatMap { Decimal(string: $0) }, basis: nil))
  }

  private func change(_ date: String, _ steps: [UnitChange.Step]) throws -> UnitChange {
    UnitChange(
      date: try #require(CalendarDate(date)), legalBasis: "Nghị quyết 1679/NQ-UBTVQH15",
      steps: steps)
  }

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  private static let first = [
    unit("city", nil), unit("a"), unit("b"), unit("c"), unit("d"),
  ]

  /// a and b become x with a quarter of c; the rest of c becomes y; d is renamed.
  private func reform() throws -> OrganisationHistory {
    try OrganisationHistory(
      units: Self.first,
      changes: [
        try change(
          "2025-07-01",
          [
            .open(Self.unit("x")), .open(Self.unit("y")), Self.pass("a", "x", "1"),
            Self.pass("b", "x", "1"), Self.pass("c", "x", "0.25"), Self.pass("c", "y", "0.75"),
            .rename(unit: "d", name: Samples.text("Đông"), shortName: nil),
          ])
      ])
  }

  @Test func theTreeIsRightForEveryDay() throws {
    let history = try reform()
    let before = try day("2025-06-30")
    let after = try day("2025-07-01")
    #expect(history.units(on: before).map(\.code) == ["city", "a", "b", "c", "d"])
    #expect(history.units(on: after).map(\.code) == ["city", "d", "x", "y"])
    #expect(history.life("d")?.unit(on: before)?.name.vi == "d")
    #expect(history.life("d")?.unit(on: after)?.name.vi == "Đông")
    #expect(history.ancestors(of: "x", on: after) == ["x", "city"])
    #expect(history.life("a")?.closed == after)
    #expect(history.life("x")?.opened == after)
    #expect(history.life("x")?.unit(on: before) == nil)
  }

  @Test func aUnitKnowsWhatItCameFromAndWhatBecameOfIt() throws {
    let history = try reform()
    #expect(history.successions(of: "x").from.map(\.1.from) == ["a", "b", "c"])
    #expect(history.successions(of: "c").to.map(\.1.to) == ["x", "y"])
    #expect(history.successions(of: "d").from.isEmpty && history.successions(of: "d").to.isEmpty)
  }

  @Test func valuesGoWhereTheirUnitWent() throws {
    let history = try reform()
    let (before, after) = (try day("2025-01-31"), try day("2025-12-31"))
    let whole = history.restatement(of: "a", from: before, to: after)
    #expect(whole.parts?.map(\.unit) == ["x"] && whole.parts?.map(\.share) == [1])
    #expect(!whole.isEstimated)
    let split = history.restatement(of: "c", from: before, to: after)
    #expect(split.parts?.map(\.unit) == ["x", "y"])
    #expect(split.parts?.map(\.share) == [0.25, 0.75])
    #expect(split.isEstimated)
    // Within the same time nothing moves.
    #expect(
      history.restatement(of: "c", from: before, to: try day("2025-06-30")).parts?.map(\.unit)
        == ["c"])
  }

  @Test func sharesOfTwoReformsAreMultiplied() throws {
    let history = try OrganisationHistory(
      units: Self.first,
      changes: [
        try change(
          "2025-07-01",
          [
            .open(Self.unit("x")), .open(Self.unit("y")), Self.pass("a", "x", "0.4"),
            Self.pass("a", "y", "0.6"),
          ]),
        try change(
          "2020-01-01",
          [.open(Self.unit("n")), Self.pass("b", "n", "0.5"), Self.pass("b", "a", "0.5")]),
      ])
    let parts = history.restatement(
      of: "b", from: try day("2019-06-30"), to: try day("2026-01-01")
    ).parts
    #expect(parts?.map(\.unit) == ["n", "x", "y"])
    #expect(parts?.map(\.share) == [0.5, 0.2, 0.3])
  }

  @Test func aPartOfUnknownSizeCannotBeRestated() throws {
    let history = try OrganisationHistory(
      units: Self.first,
      changes: [
        try change("2025-07-01", [Self.pass("a", "b", nil), Self.pass("a", "c", nil)])
      ])
    let restated = history.restatement(
      of: "a", from: try day("2025-01-01"), to: try day("2025-07-01"))
    #expect(restated.parts == nil)
    #expect(history.life("a")?.exists(on: try day("2025-07-01")) == false)
  }

  @Test func aUnitThatGivesAPartAwayGoesOn() throws {
    let history = try OrganisationHistory(
      units: Self.first,
      changes: [try change("2025-07-01", [Self.pass("a", "a", "0.9"), Self.pass("a", "b", "0.1")])])
    #expect(history.life("a")?.closed == nil)
    #expect(
      history.restatement(of: "a", from: try day("2025-01-01"), to: try day("2025-07-01"))
        .parts?.map(\.unit) == ["a", "b"])
  }

  @Test(
    arguments: [
      ([OrganisationHistoryTests.pass("a", "b", "0.5")], "unit.shares-not-whole"),
      (
        [
          OrganisationHistoryTests.pass("a", "b", "0.7"),
          OrganisationHistoryTests.pass("a", "c", "0.7"),
        ], "unit.shares-not-whole"
      ),
      ([OrganisationHistoryTests.pass("a", "b", "0")], "unit.bad-share"),
      ([OrganisationHistoryTests.pass("a", "b", "1.5")], "unit.bad-share"),
      ([OrganisationHistoryTests.pass("a", "nowhere", "1")], "unit.unknown"),
      ([OrganisationHistoryTests.pass("a", "a", "1")], "unit.into-itself"),
      ([.open(OrganisationHistoryTests.unit("a"))], "unit.code-taken"),
      ([.open(OrganisationHistoryTests.unit("z", "nowhere"))], "unit.parent-gone"),
      ([.close(unit: "nowhere")], "unit.unknown"),
      (
        [.close(unit: "a"), .rename(unit: "a", name: Samples.text("x"), shortName: nil)],
        "unit.not-there"
      ),
      ([.move(unit: "a", parent: "b"), .move(unit: "b", parent: "a")], "unit.circle"),
      ([.close(unit: "city")], "unit.parent-gone"),
      ([.open(OrganisationHistoryTests.unit("z")), .close(unit: "z")], "unit.opened-and-closed"),
    ] as [([UnitChange.Step], String)])
  func whatCannotBeIsSaid(steps: [UnitChange.Step], code: String) throws {
    let change = try change("2025-07-01", steps)
    let fault = #expect(throws: OrganisationHistory.Fault.self) {
      try OrganisationHistory(units: Self.first, changes: [change])
    }
    #expect(fault?.code == code)
    #expect(fault?.arguments["date"] == "2025-07-01")
  }
}
