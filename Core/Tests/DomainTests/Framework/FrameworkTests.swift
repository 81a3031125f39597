// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// A criteria set, alone and with others beside it.
@Suite struct FrameworkTests {
  private func framework(
    _ id: String, _ numbers: [Int], _ elements: [DataElement], breakdowns: [String] = [],
    series: [String] = []
  ) throws -> Framework {
    Framework(
      id: id, version: "1", name: Samples.text(id),
      legalBasis: LegalBasis(document: "", date: nil, issuer: nil),
      validFrom: try SmallCity.day("2025-01-01"), note: nil,
      areas: [Area(code: id, name: Samples.text(id), isUnverified: false, standards: [])],
      indicators: numbers.map { Samples.indicator($0, .unknown) }, dataElements: elements,
      breakdowns: breakdowns.map { Breakdown(code: $0, name: Samples.text(id), categories: []) },
      references: series.map {
        ReferenceSeries(code: $0, name: Samples.text(id), unit: Samples.text("1"), guidance: nil)
      })
  }

  @Test func anIndicatorNeedsWhatItMeasuresAndBehindItWhatWeighsIt() throws {
    let elements = [
      Samples.element("pupils"), Samples.element("score", .amount, .weightedMean, weight: "pupils"),
      Samples.element("classes"),
      Samples.element("noise", .amount, .weightedMean, weight: "classes"),
    ]
    let framework = try framework("a", [], elements)
    func needed(_ formula: String) throws -> [String] {
      let indicator = Samples.indicator(1, .amount(value: try Formula(formula)))
      return framework.dataElements(of: indicator).map(\.code)
    }
    #expect(try needed("score") == ["score", "pupils"])
    #expect(try needed("noise + score + noise") == ["noise", "score", "classes", "pupils"])
    #expect(try needed("pupils + score") == ["pupils", "score"])
    #expect(try needed("pupils") == ["pupils"])
    #expect(try needed("stranger") == [])
  }

  @Test func aFrameworkWithoutOthersIsItself() throws {
    let alone = try framework("a", [1], [Samples.element("x")])
    #expect(alone.joined(with: []) == alone)
  }

  @Test func joinedFrameworksStandSideBySideUnderTheFirstOnesName() throws {
    let joined = try framework("a", [3, 7], [Samples.element("x")], breakdowns: ["sex"])
      .joined(with: [
        framework("b", [5, 1], [Samples.element("y")], breakdowns: ["age"], series: ["gdp"]),
        framework("c", [9], [Samples.element("z")]),
      ])
    #expect(joined.id == "a")
    #expect(joined.areas.map(\.code) == ["a", "b", "c"])
    #expect(joined.indicators.map(\.number) == [1, 3, 5, 7, 9])
    #expect(joined.dataElements.map(\.code) == ["x", "y", "z"])
    #expect(joined.breakdown("age") != nil && joined.breakdown("sex") != nil)
    #expect(joined.reference("gdp") != nil && joined.reference("cpi") == nil)
  }

  @Test func whatSeveralHaveIsThatOfTheFirst() throws {
    let joined = try framework(
      "a", [], [Samples.element("x", .amount)], breakdowns: ["sex"], series: ["gdp"]
    ).joined(with: [
      framework("b", [], [Samples.element("x")], breakdowns: ["sex"], series: ["gdp"])
    ])
    #expect(joined.dataElements.map(\.kind) == [.amount])
    #expect(joined.breakdowns.map(\.name.vi) == ["a"])
    #expect(joined.references.map(\.name.vi) == ["a"])
  }
}
