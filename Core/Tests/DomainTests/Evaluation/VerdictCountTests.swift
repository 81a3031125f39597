// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// How many indicators are met, of those with data, of all.
@Suite struct VerdictCountTests {
  @Test func indicatorsAreCountedByVerdict() throws {
    let city = try SmallCity(
      elements: (1...5).map { Samples.element("e\($0)", .level, at: .city, .none, levels: 4) },
      indicators: (1...5).map { number in
        Samples.indicator(
          number, .level(element: "e\(number)"), number == 4 ? nil : Samples.atLeast("2"))
      } + [Samples.indicator(6, .unknown)],
      assignments: (1...5).map { SmallCity.assignment($0, [.unit("education")]) })
    let figures = [(1, 3), (2, 2), (3, 1), (4, 1)].map {
      Samples.figure("education", "e\($0.0)", Decimal($0.1))
    }
    let count = VerdictCount(city.all(figures))
    #expect(count[.met] == 2)
    #expect(count[.notMet] == 1)
    #expect(count[.notComparable] == 1)
    #expect(count[.noData] == 2)
    #expect(count[.expected] == 0)
    #expect(count.total == 6)
    #expect(count.withData == 4)
  }

  @Test func whatDoesNotApplyIsNotCountedAsData() throws {
    let city = try SmallCity(
      .level(element: "rank"), nil, elements: [Samples.element("rank", .level, levels: 3)])
    let count = VerdictCount(city.all([], for: "culture"))
    #expect(count[.notApplicable] == 1)
    #expect(count.withData == 0)
  }

  @Test func nothingEvaluatedCountsNothing() {
    let count = VerdictCount([Evaluation]())
    #expect(count.total == 0)
    #expect(count.withData == 0)
    #expect(Verdict.allCases.allSatisfy { count[$0] == 0 })
  }
}
