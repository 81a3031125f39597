// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Changes of units that many tests begin with.
extension FixtureCity {
  static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  static func ward(_ code: String, _ name: String = "Phường Mới") -> OrgUnit {
    OrgUnit(
      code: code, name: LocalizedText(vi: name, en: nil), shortName: nil, kind: "ward",
      parent: "ub", source: nil)
  }

  static func pass(_ from: String, _ to: String, _ share: Decimal? = 1) -> UnitChange.Step {
    .pass(UnitChange.Succession(from: from, to: to, share: share, basis: nil))
  }

  /// Writes a change as the standing office.
  @discardableResult
  func change(
    _ date: String, _ steps: [UnitChange.Step], reattributes: Bool = false,
    as person: FixturePerson = .dung
  ) async throws -> UnitChangeOutcome {
    try await perform(
      ChangeUnits(
        programme: Self.programme,
        change: UnitChange(date: try Self.day(date), legalBasis: "Nghị quyết 1", steps: steps),
        reattributes: reattributes), as: person)
  }

  /// Bắc Sơn and Nam Khê become one new ward.
  @discardableResult
  func merge(_ date: String, reattributes: Bool = false) async throws -> UnitChangeOutcome {
    try await change(
      date,
      [
        .open(Self.ward("ub-moi")), Self.pass("ub-bac-son", "ub-moi"),
        Self.pass("ub-nam-khe", "ub-moi"),
      ], reattributes: reattributes)
  }

  func tree(_ date: String) async throws -> [String] {
    try await answer(OrganisationAsOf(programme: Self.programme, date: date), as: .dung).rows
      .map(\.unit.code)
  }

  /// One indicator of the area, by the units of then or of today; what is kept is what it is.
  func evaluation(
    _ indicator: Int, in period: String = FixtureCity.period, _ tree: TreeView,
    of unit: String? = nil
  ) async throws -> Evaluation {
    let answer = try await answer(
      EvaluationOverview(
        programme: Self.programme, period: period, orgUnit: unit, tree: tree), as: .dung)
    return try #require(answer.evaluations.first { $0.indicator == indicator })
  }

  func differences() async throws -> [VerifyResults.Difference] {
    try await city.answer(VerifyResults(programme: Self.programme), as: .commandLine).differences
  }
}
