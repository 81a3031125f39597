// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// The parts of a total: all of them or none, and together the whole.
@Suite struct BreakdownCheckTests {
  private func issues(
    _ parts: [String: String], total: String? = "7", breakdowns: [String] = ["sex"]
  ) throws -> [Domain.Issue] {
    let city = try SmallCity(
      elements: [
        Samples.element("people", .amount, breakdowns: breakdowns), Samples.element("other"),
      ],
      indicators: [Samples.indicator(1, .amount(value: try Formula("people + other")))],
      assignments: [SmallCity.assignment(1, [.group("wards")])],
      breakdowns: [("sex", ["female", "male"]), ("age", ["young", "old"])].map { code, parts in
        Breakdown(
          code: code, name: Samples.text(code),
          categories: parts.map { .init(code: $0, name: Samples.text($0)) })
      })
    let whole = [total.map { figure("people", "", $0) }].compactMap { $0 }
    let line = SubmissionLine(
      indicator: 1,
      figures: whole + parts.map { figure("people", $0.key, $0.value) }
        + [figure("other", "", "1")], note: "")
    return SubmissionCheck.issues(
      [line], duties: city.programme.duties(of: "ward-a", in: city.framework),
      framework: city.framework)
  }

  private func figure(
    _ element: String, _ breakdown: String, _ value: String
  ) -> SubmissionLine.Figure {
    SubmissionLine.Figure(
      dataElement: element, breakdown: breakdown, value: exact(value), maturity: .final)
  }

  @Test func partsNeedNotBeReported() throws {
    #expect(try issues([:]).isEmpty)
  }

  @Test(arguments: [("3", "4"), ("0", "7"), ("2.5", "4.5"), ("-1", "8")])
  func partsThatMakeTheWholeAreComplete(female: String, male: String) throws {
    #expect(try issues(["sex=female": female, "sex=male": male]).isEmpty)
  }

  @Test func partsThatDoNotMakeTheWholeAreTold() throws {
    #expect(
      try issues(["sex=female": "3", "sex=male": "5"]) == [
        Domain.Issue(
          field: "figure-people.sex=female", code: "line.breakdown-sum",
          arguments: ["indicator": "1", "sum": "8", "total": "7"])
      ])
  }

  @Test func onePartAloneAsksForTheOther() throws {
    #expect(
      try issues(["sex=male": "7"]) == [
        Domain.Issue(
          field: "figure-people.sex=female", code: "line.breakdown-incomplete",
          arguments: ["indicator": "1"])
      ])
  }

  @Test func eachBreakdownMakesTheWholeByItself() throws {
    let both = ["sex=female": "3", "sex=male": "4", "age=young": "1", "age=old": "5"]
    let found = try issues(both, breakdowns: ["sex", "age"])
    #expect(found.map(\.field) == ["figure-people.age=young"])
    #expect(found.map(\.code) == ["line.breakdown-sum"])
    #expect(try issues(["age=young": "1"], breakdowns: ["sex", "age"]).count == 1)
  }

  @Test func aBreakdownThatTheElementDoesNotHaveIsNotLookedAt() throws {
    #expect(try issues(["age=young": "1"]).isEmpty)
  }

  @Test func partsWithoutTheTotalAskForTheTotal() throws {
    let found = try issues(["sex=female": "3", "sex=male": "4"], total: nil)
    #expect(found.map(\.code) == ["line.incomplete"])
    #expect(found.map(\.field) == ["figure-people"])
  }

  @Test func aPartIsFoundByItsNameAndIsNotTheTotal() {
    let line = SubmissionLine(
      indicator: 1, figures: [figure("people", "sex=female", "3"), figure("people", "", "7")],
      note: "")
    #expect(line.part("people", "sex=female")?.value == 3)
    #expect(line.part("people", "sex=male") == nil)
    #expect(line.part("other", "sex=female") == nil)
    #expect(line.figure("people")?.value == 7)
  }
}
