// SPDX-License-Identifier: Apache-2.0
import Domain
import TestSupport
import Testing
import Workflow

/// What may be wrong in what somebody types for an own version: told by its field.
@Suite struct VersionFaultTests {
  private func issues(
    _ fixture: FixtureCity, version: String = "a", legalBasis: String = "QĐ 12",
    from date: String = "2025-02-01", of indicator: Int = 3, _ fields: [String: String]? = nil
  ) async throws -> [Domain.Issue] {
    let refusal = await #expect(throws: Refusal.self) {
      try await fixture.perform(
        AmendFramework(
          programme: FixtureCity.programme, version: version, legalBasis: legalBasis,
          validFrom: date,
          change: fields.map { TypedChange(indicator: indicator, fields: $0, language: .vi) }),
        as: .dung)
    }
    #expect(try await fixture.history(.version).isEmpty)
    guard case .invalid(let issues) = refusal else { return [] }
    return issues
  }

  @Test(arguments: TestEngine.allCases)
  func `A version has a name, a legal basis and a day`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      let found = try await issues(
        fixture, version: "Sửa đổi 1", legalBasis: " ", from: "1/2/2025", ["value": "40"])
      #expect(
        found == [
          Issue(field: "version", code: "version.bad-name"),
          Issue(field: "legalBasis", code: "field.required"),
          Issue(field: "validFrom", code: "version.bad-date", arguments: ["text": "1/2/2025"]),
          Issue(field: "reason", code: "field.required"),
        ])
      for version in ["", "-a", "a/b", String(repeating: "a", count: 41)] {
        let codes = try await issues(fixture, version: version).map(\.code)
        #expect(codes == ["version.bad-name"], "\(version)")
      }
      let date = try await issues(fixture, from: "2025-02-30")
      #expect(date.map(\.code) == ["version.bad-date"])
      let long = try await issues(fixture, legalBasis: String(repeating: "à", count: 4001))
      #expect(long.map(\.code) == ["text.too-long"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A threshold is a number, and a band stands upright`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      func fields(_ comparison: String, _ value: String, _ upper: String) -> [String: String] {
        ["comparison": comparison, "value": value, "upper": upper, "reason": "Thực tế."]
      }
      func notANumber(_ field: String, _ text: String) -> Domain.Issue {
        Issue(field: field, code: "value.not-a-number", arguments: ["text": text])
      }
      for (typed, expected) in [
        (fields("atLeast", "nhiều", ""), notANumber("value", "nhiều")),
        (fields("between", "0,9", "x"), notANumber("upper", "x")),
        (fields("between", "0,9", ""), notANumber("upper", "")),
        (fields("between", "", "1,1"), notANumber("value", "")),
        (
          fields("between", "1,1", "0,9"), Issue(field: "upper", code: "framework.band-upside-down")
        ),
      ] {
        let found = try await issues(fixture, of: 5, typed)
        #expect(found == [expected], "\(typed)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `A fault in a formula is told with its column`(_ engine: TestEngine) async throws {
    try await FixtureCity.with(engine) { fixture in
      for (field, text, code, column, element) in [
        ("numerator", "citizens +", "formula.unexpected-end", 11, ""),
        ("denominator", "citizens / (2", "formula.missing-parenthesis", 14, ""),
        ("numerator", "citizens + nobody", "formula.unknown-element", 12, "nobody"),
        (
          "denominator", "learning_centre_effective", "formula.not-a-number-element", 1,
          "learning_centre_effective"
        ),
      ] {
        let found = try await issues(fixture, [field: text, "reason": "Thực tế."])
        #expect(
          found == [
            Issue(
              field: field, code: code,
              arguments: [
                "key": field, "text": text, "column": String(column), "element": element,
              ])
          ])
      }
      let judged = try await issues(
        fixture, of: 49, ["numerator": "citizens", "reason": "Thực tế."])
      #expect(judged == [Domain.Issue(field: "numerator", code: "version.no-formula")])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func `Whatever is changed has its reason and a length that a page can show`(
    _ engine: TestEngine
  ) async throws {
    try await FixtureCity.with(engine) { fixture in
      // A comparison alone says nothing: a page always sends one.
      for name in TypedChange.names where !["reason", "comparison"].contains(name) {
        let text = ["value", "upper"].contains(name) ? "1" : "citizens"
        let codes = try await issues(fixture, [name: text]).map { "\($0.field) \($0.code)" }
        #expect(codes.last == "reason field.required", "\(name)")
      }
      for name in ["name", "definition"] {
        let found = try await issues(fixture, ["\(name)En": "Adults", "reason": "Thực tế."])
        #expect(found == [Domain.Issue(field: "\(name)Vi", code: "field.required")])
      }
      let long = try await issues(
        fixture, ["definitionVi": String(repeating: "à", count: 4001), "reason": "Thực tế."])
      #expect(
        long == [
          Issue(field: "definitionVi", code: "text.too-long", arguments: ["maximum": "4000"])
        ])
    }
  }
}
