// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// How many indicators are met in each criterion, standard and area.
@Suite struct VerdictSummaryTests {
  private func criterion(_ code: String) -> Criterion {
    Criterion(code: code, name: Samples.text(code), unesco: nil)
  }

  /// Area 1 has the standards 1.1 (with two criteria) and 1.2, area 2 nothing.
  private func framework() throws -> Framework {
    let standards = [("1.1", ["1.1.1", "1.1.2"]), ("1.2", ["1.2.1"])].map { code, criteria in
      Standard(
        code: code, name: Samples.text(code), unesco: nil, criteria: criteria.map(criterion))
    }
    return Framework(
      id: "a", version: "1", name: Samples.text("a"),
      legalBasis: LegalBasis(document: "", date: nil, issuer: nil),
      validFrom: try SmallCity.day("2025-01-01"), note: nil,
      areas: [
        Area(code: "1", name: Samples.text("1"), isUnverified: false, standards: standards),
        Area(code: "2", name: Samples.text("2"), isUnverified: false, standards: []),
      ],
      indicators: [(1, "1.1.1"), (2, "1.1.1"), (3, "1.1.2"), (4, "1.2.1")].map {
        Indicator(
          number: $0.0, code: "\($0.1).\($0.0)", criterion: $0.1, name: nil, measure: .unknown,
          threshold: nil, unit: nil, evidence: nil, source: nil, note: nil)
      }, dataElements: [])
  }

  private func results(_ verdicts: [Int: Verdict]) -> [IndicatorResult] {
    verdicts.map {
      IndicatorResult(
        indicator: $0.key, value: nil, numerator: nil, denominator: nil, verdict: $0.value,
        reported: 0, owed: 0, isEstimate: false, isIllustrative: false, hasDiscrepancy: false)
    }
  }

  @Test func eachHeadingCountsWhatStandsBeneathIt() throws {
    let framework = try framework()
    let summary = VerdictSummary(
      framework, results([1: .met, 2: .notMet, 3: .met, 4: .noData]))
    let area = try #require(framework.areas.first)
    let (first, second) = (area.standards[0], area.standards[1])
    func counts(_ count: VerdictCount) -> [Int] { [count[.met], count.withData, count.total] }
    #expect(counts(summary.count(first.criteria[0])) == [1, 2, 2])
    #expect(counts(summary.count(first.criteria[1])) == [1, 1, 1])
    #expect(counts(summary.count(first)) == [2, 3, 3])
    #expect(counts(summary.count(second)) == [0, 0, 1])
    #expect(counts(summary.count(area)) == [2, 3, 4])
  }

  @Test func theSumOfTheStandardsIsTheArea() throws {
    let framework = try framework()
    let summary = VerdictSummary(framework, results([1: .met, 2: .met, 3: .notMet, 4: .met]))
    for area in framework.areas {
      let parts = area.standards.map { summary.count($0) }
      let whole = summary.count(area)
      for verdict in Verdict.allCases {
        #expect(parts.map { $0[verdict] }.reduce(0, +) == whole[verdict])
      }
      #expect(parts.map(\.total).reduce(0, +) == whole.total)
    }
  }

  @Test func aHeadingWithoutIndicatorsAndStrangersCountNothing() throws {
    let framework = try framework()
    let summary = VerdictSummary(framework, results([99: .met]))
    #expect(summary.count(try #require(framework.areas.last)).total == 0)
    #expect(summary.count(try #require(framework.areas.first)).total == 0)
    #expect(summary.count(criterion("9.9.9")).total == 0)
  }
}
