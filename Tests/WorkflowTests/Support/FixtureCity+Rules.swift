// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import Store
import TestSupport
import Testing
import Workflow

/// What the tests of the city's own rules look up and bring.
extension FixtureCity {
  /// Cells as they come from the clipboard, typed as Vietnamese are; the first row is row 1.
  static func pasted(_ rows: [[String]]) -> RuleTable {
    RuleTable(
      pasted: rows.map { $0.joined(separator: "\t") }.joined(separator: "\n"),
      notation: .typed(.vi))
  }

  /// One issue of a row, as the tables of rules tell it.
  static func issue(
    _ row: Int, _ column: String, _ code: String, _ arguments: [String: String] = [:]
  ) -> Domain.Issue {
    Issue(
      field: "row-\(row)", code: code,
      arguments: arguments.merging(["row": String(row), "column": column]) { first, _ in first })
  }

  /// What the city decided of one kind, the latest first.
  func history(
    _ kind: CityRule.Kind, as person: FixturePerson = .dung
  ) async throws -> [CityRuleHistory.Entry] {
    try await answer(CityRuleHistory(programme: Self.programme, kind: kind), as: person).entries
  }

  /// The programme as it is in force today.
  func book() async throws -> ProgrammeBook {
    try await answer(FrameworkText(programme: Self.programme), as: .dung).book
  }

  /// One indicator of the whole area unfolded.
  func explanation(
    _ indicator: Int, in period: String = FixtureCity.period, of unit: String? = nil,
    as person: FixturePerson = .dung
  ) async throws -> IndicatorExplanation.Answer {
    try await answer(
      IndicatorExplanation(
        programme: Self.programme, period: period, indicator: indicator, orgUnit: unit),
      as: person)
  }

  /// The result of the whole area as it is kept.
  func kept(
    _ indicator: Int, in period: String = FixtureCity.period
  ) async throws -> IndicatorResult? {
    try await answer(
      EvaluationOverview(programme: Self.programme, period: period, unfolds: false), as: .dung
    ).results.first { $0.indicator == indicator }
  }

  /// What is kept is what the figures and the rules make.
  func expectKeptIsRight(
    _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let answer = try await city.answer(
      VerifyResults(programme: Self.programme), as: .commandLine)
    #expect(answer.differences == [], comment, sourceLocation: sourceLocation)
  }

  /// How often something was recorded.
  func events(_ kind: String) async throws -> Int {
    try await scalar("SELECT COUNT(*) FROM event WHERE kind = \(kind)", as: Int.self) ?? 0
  }
}
