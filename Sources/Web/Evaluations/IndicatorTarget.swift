// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Workflow

/// Where a value stands against its target, with the rule that says so.
struct IndicatorTarget {
  let isSet: Bool
  let badge: Page.Badge
  let mark: String
  let expected: String
  let hasExpected: Bool
  let rule: String
  let source: String

  init(_ answer: IndicatorExplanation.Answer, wording: Wording) {
    let unit = answer.indicator.unit.map { " " + $0[wording.language] } ?? ""
    let standing = answer.standing
    isSet = standing != nil
    badge = wording.badge(standing?.progress ?? .noData)
    mark =
      standing?.mark.map {
        wording("target.mark", ["mark": wording.mark($0) + unit, "year": String($0.year)])
      } ?? ""
    expected =
      standing?.expectation.map { expectation in
        let mark = Target.Mark(
          year: expectation.mark.year, lower: expectation.lower, upper: expectation.upper)
        return wording(
          "target.expected",
          [
            "mark": wording.mark(mark) + unit,
            "period": wording.period(answer.overview.period.code),
          ])
      } ?? ""
    hasExpected = !expected.isEmpty
    let path = standing?.target.path ?? .linear
    rule = wording(
      "target.rule",
      [
        "path": wording("target.path-\(path.rawValue)"),
        "percent": wording.number(answer.overview.book.progressRule.atRiskWithin),
      ])
    source = standing?.target.source ?? ""
  }
}
