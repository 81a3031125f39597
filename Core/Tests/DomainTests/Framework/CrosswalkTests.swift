// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// What answers the criteria of another framework.
@Suite struct CrosswalkTests {
  private let crosswalk = Crosswalk(
    to: "other",
    links: [
      Crosswalk.Link(criterion: "1.1", indicators: [1, 2], note: nil, isUnverified: true),
      Crosswalk.Link(criterion: "1.2", indicators: [], note: "nothing", isUnverified: false),
    ])

  @Test func aCriterionIsFoundWithWhatAnswersIt() {
    #expect(crosswalk.link("1.1")?.indicators == [1, 2])
    #expect(crosswalk.link("1.1")?.isUnverified == true)
  }

  @Test func aCriterionThatNothingAnswersIsNotOneThatNobodyLookedAt() {
    #expect(crosswalk.link("1.2")?.indicators == [])
    #expect(crosswalk.link("1.3") == nil)
  }
}
