// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// What must hold for any figures of any wards.
@Suite struct RollUpPropertyTests {
  private func city() throws -> SmallCity {
    try SmallCity(
      Samples.percentage("part", "whole"), Samples.atLeast("70"),
      elements: [Samples.element("part"), Samples.element("whole")])
  }

  @Test func theCitysPercentageIsTheRatioOfTheSumsInWhateverOrderRowsCome() throws {
    let city = try city()
    var random = SeededGenerator(seed: 3)
    for _ in 0..<3000 {
      var figures: [ReportedFigure] = []
      var sums = (part: Decimal(0), whole: Decimal(0), wards: 0)
      for ward in SmallCity.wards {
        let whole = Decimal(Int.random(in: 0...50_000, using: &random))
        let part = Decimal(Int.random(in: 0...50_000, using: &random))
        let hasPart = Int.random(in: 0...9, using: &random) > 0
        let hasWhole = Int.random(in: 0...9, using: &random) > 0
        if hasPart { figures.append(Samples.figure(ward, "part", part)) }
        if hasWhole { figures.append(Samples.figure(ward, "whole", whole)) }
        if hasPart, hasWhole {
          sums = (sums.part + part, sums.whole + whole, sums.wards + 1)
        }
      }
      let expected = sums.whole == 0 ? nil : sums.part * 100 / sums.whole
      let result = try city.evaluate(figures)
      #expect(result.value == expected)
      #expect(result.reported == sums.wards)
      let verdict: Verdict = expected.map { $0 >= 70 ? .met : .notMet } ?? .noData
      #expect(result.verdict == verdict)
      #expect(try city.evaluate(figures.shuffled(using: &random)) == result)
    }
  }

  @Test func aCityOfOneWardIsThatWard() throws {
    let city = try city()
    var random = SeededGenerator(seed: 4)
    for _ in 0..<1000 {
      let ward = try #require(SmallCity.wards.randomElement(using: &random))
      let figures = ["part", "whole"].map {
        Samples.figure(ward, $0, Decimal(Int.random(in: 0...1000, using: &random)))
      }
      let whole = try city.evaluate(figures)
      let alone = try city.evaluate(figures, for: ward)
      #expect(whole.value == alone.value)
      #expect(whole.verdict == alone.verdict)
    }
  }

  @Test func theCityLiesBetweenItsLowestAndItsHighestWard() throws {
    let city = try city()
    var random = SeededGenerator(seed: 5)
    for _ in 0..<1000 {
      let figures = SmallCity.wards.flatMap { ward in
        [
          Samples.figure(ward, "part", Decimal(Int.random(in: 0...1000, using: &random))),
          Samples.figure(ward, "whole", Decimal(Int.random(in: 1...1000, using: &random))),
        ]
      }
      let wards = try SmallCity.wards.map {
        try #require(city.evaluate(figures, for: $0).value)
      }
      let value = try #require(city.evaluate(figures).value)
      #expect(value >= (wards.min() ?? 0) && value <= (wards.max() ?? 0))
    }
  }
}
