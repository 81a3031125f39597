// SPDX-License-Identifier: Apache-2.0
import Domain
import Foundation
import TestSupport
import Testing
import Workflow

/// Parts of totals in a file of figures.
@Suite struct ImportBreakdownTests {
  private static let ward = "ub-bac-son"

  private func parts(_ fixture: FixtureCity) async throws -> [String: Decimal] {
    let figures = try await fixture.form().lines.flatMap(\.figures)
    return Dictionary(figures.map { ($0.place, $0.value) }) { first, _ in first }
  }

  private func issues(
    _ fixture: FixtureCity, _ act: ImportValues
  ) async throws -> [Domain.Issue] {
    let refusal = await #expect(throws: Refusal.self) {
      try await fixture.city.perform(act, as: .commandLine)
    }
    guard case .invalid(let issues) = refusal else { return [] }
    return issues
  }

  @Test(arguments: TestEngine.allCases)
  func `A part that the criteria set knows is taken beside its total`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      var file = ImportFile()
      file.add(Self.ward, "3", "citizens", "1000")
      file.add(Self.ward, "3", "denominator", "400", breakdown: "sex=female")
      file.add(Self.ward, "3", "citizens", "600", breakdown: "sex=male")
      file.add(Self.ward, "3", "citizens", "50", breakdown: "ethnicity=minority")
      let outcome = try await fixture.city.perform(file.act(), as: .commandLine)
      #expect(outcome.rows == 4 && outcome.changed == 4)
      let expected: [String: Decimal] = [
        "citizens": 1000, "citizens.sex=female": 400, "citizens.sex=male": 600,
        "citizens.ethnicity=minority": 50,
      ]
      #expect(try await parts(fixture) == expected)
      let again = try await fixture.city.perform(file.act(), as: .commandLine)
      #expect(again.changed == 0 && again.unchanged == 4)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A part that it does not know, or that differs from another row, is refused`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      var file = ImportFile()
      file.add(Self.ward, "3", "citizens", "1000")
      file.add(Self.ward, "3", "citizens", "400", breakdown: "sex=other")
      file.add(Self.ward, "3", "citizens", "400", breakdown: "female")
      file.add(Self.ward, "44", "learners", "400", breakdown: "sex=female")
      file.add(Self.ward, "3", "citizens", "400", breakdown: "sex=female")
      file.add(Self.ward, "3", "citizens", "401", breakdown: "sex=female")
      file.add(Self.ward, "3", "citizens", "-1", breakdown: "sex=male")
      let issues = try await issues(fixture, file.act())
      func unknown(_ line: Int, _ breakdown: String, _ element: String) -> Domain.Issue {
        Issue(
          field: "breakdown", code: "import.unknown-breakdown",
          arguments: [
            "line": String(line), "column": "breakdown", "breakdown": breakdown,
            "element": element,
          ])
      }
      #expect(
        issues == [
          unknown(3, "sex=other", "citizens"), unknown(4, "female", "citizens"),
          unknown(5, "sex=female", "learners"),
          Issue(
            field: "value", code: "import.duplicate",
            arguments: [
              "line": "7", "column": "value", "unit": Self.ward, "element": "citizens.sex=female",
            ]),
          Issue(
            field: "value", code: "value.negative",
            arguments: ["line": "8", "column": "value", "text": "-1", "minimum": "0"]),
        ])
      let submissions = try await fixture.rowCounts()["submission"]
      #expect(submissions == 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A file whose parts do not add up is not approved`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      var rows = try FixtureCity.rows(Self.ward, fixture.completeFigures())
      for (breakdown, value) in [("sex=female", "400"), ("sex=male", "500")] {
        rows.append(
          ImportRow(
            place: ["line": String(rows.count + 2)],
            fields: [
              "org_unit": Self.ward, "indicator": "3", "data_element": "citizens",
              "breakdown": breakdown, "value": value,
            ]))
      }
      func act(_ approve: Bool) -> ImportValues {
        ImportValues(
          programme: FixtureCity.programme, period: FixtureCity.period, rows: rows,
          approve: approve, isIllustrative: false)
      }
      let issues = try await issues(fixture, act(true))
      #expect(issues.map(\.code) == ["line.breakdown-sum"])
      #expect(try await fixture.rowCounts()["submission"] == 0)
      // As a draft it is kept: the report tells what is wrong with it.
      _ = try await fixture.city.perform(act(false), as: .commandLine)
      #expect(try await fixture.form().issues.map(\.code) == ["line.breakdown-sum"])
    }
  }
}
