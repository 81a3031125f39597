// SPDX-License-Identifier: Apache-2.0

import Domain
import Testing

/// Where a figure stands in a report.
@Suite struct FigurePlaceTests {
  @Test(arguments: [
    ("people", "people", ""), ("people.sex=female", "people", "sex=female"),
    ("people.age=15.5", "people", "age=15.5"), ("people.", "people", ""), ("", "", ""),
    (".sex=female", "", "sex=female"),
  ])
  func thePartStandsBehindTheFirstPoint(text: String, element: String, breakdown: String) {
    let place = FigurePlace(text)
    #expect(place.dataElement == element)
    #expect(place.breakdown == breakdown)
  }

  @Test func onlyPartsOfABreakdownThatTheElementHasAreKnown() throws {
    func breakdown(_ code: String, _ categories: [String]) -> Breakdown {
      Breakdown(
        code: code, name: Samples.text(code),
        categories: categories.map { .init(code: $0, name: Samples.text($0)) })
    }
    let people = Samples.element("people", breakdowns: ["sex", "lost"])
    let framework = try SmallCity(
      elements: [people], indicators: [], assignments: [],
      breakdowns: [breakdown("sex", ["female", "male"]), breakdown("age", ["young"])]
    ).framework
    func isKnown(_ text: String) -> Bool { FigurePlace(text).isKnown(people, framework) }
    #expect(isKnown("people"))
    #expect(isKnown("people.sex=female") && isKnown("people.sex=male"))
    #expect(!isKnown("people.sex=other") && !isKnown("people.sex") && !isKnown("people.sex="))
    #expect(!isKnown("people.age=young") && !isKnown("people.lost=x"))
  }
}
