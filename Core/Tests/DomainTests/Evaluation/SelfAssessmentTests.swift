// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// The level reached, and the one likely to be reached.
@Suite struct SelfAssessmentTests {
  private func issues(
    _ reached: SelfAssessment.Level, _ likely: SelfAssessment.Level, by year: Int?,
    reason: String = "Đủ minh chứng"
  ) -> [Domain.Issue] {
    SelfAssessment(reached: reached, likely: likely, expectedBy: year, reason: reason)
      .issues(in: 2025)
  }

  @Test(arguments: SelfAssessment.Level.allCases)
  func aLevelThatIsReachedNeedsNoYear(level: SelfAssessment.Level) {
    #expect(issues(level, level, by: nil).isEmpty)
    #expect(issues(level, level, by: 2025).isEmpty)
  }

  @Test func anotherLevelThatIsLikelyNeedsItsYear() {
    let missing = Domain.Issue(field: "expectedBy", code: "assessment.by-when")
    #expect(issues(.notMet, .partly, by: nil) == [missing])
    #expect(issues(.partly, .met, by: nil) == [missing])
    #expect(issues(.met, .partly, by: nil) == [missing])
    #expect(issues(.notMet, .met, by: 2030).isEmpty)
  }

  @Test(arguments: [(2024, false), (2025, true), (2075, true), (2076, false), (-1, false)])
  func theYearIsThisOneOrOneOfTheNextFifty(year: Int, isGood: Bool) {
    let bad = Domain.Issue(
      field: "expectedBy", code: "assessment.bad-year", arguments: ["year": "2025"])
    #expect(issues(.notMet, .met, by: year) == (isGood ? [] : [bad]))
    #expect(issues(.met, .met, by: year) == (isGood ? [] : [bad]))
  }

  @Test func everyAssessmentHasItsReason() {
    let missing = Domain.Issue(field: "reason", code: "field.required")
    #expect(issues(.met, .met, by: nil, reason: "") == [missing])
    #expect(issues(.notMet, .met, by: nil, reason: "").map(\.field) == ["reason", "expectedBy"])
  }
}
