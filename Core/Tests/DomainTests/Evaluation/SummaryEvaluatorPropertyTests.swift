// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Testing

/// Sums are enough: what is evaluated from them is what the figures make, whatever is measured.
@Suite struct SummaryEvaluatorPropertyTests {
  @Test(arguments: 1...8)
  func sumsGiveTheSameResultAsTheFigures(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<1000 {
      let programme = try RandomProgramme(using: &random)
      let city = programme.city
      let evaluator = SummaryEvaluator(
        programme: city.programme, framework: city.framework, context: city.context)
      let kept = evaluator.result(
        programme.indicator,
        yearBefore: { programme.summary(programme.yearBefore, $0, at: $1) },
        { programme.summary(programme.figures, $0, at: $1) })
      let computed = try city.evaluate(programme.figures, yearBefore: programme.yearBefore).result
      #expect(
        kept == computed,
        "\(programme.indicator.measure) of \(city.framework.dataElements.map(\.aggregation))")
    }
  }

  @Test func theProgrammesAreOfEveryKindAndComeToEveryEnd() throws {
    var random = SeededGenerator(seed: 9)
    var reasons: Set<NoValueReason?> = []
    var verdicts: Set<Verdict> = []
    var aggregations: Set<DataElement.Aggregation> = []
    var discrepancies = 0
    for _ in 0..<1000 {
      let programme = try RandomProgramme(using: &random)
      let result = try programme.city.evaluate(
        programme.figures, yearBefore: programme.yearBefore)
      reasons.insert(result.reason)
      verdicts.insert(result.verdict)
      aggregations.formUnion(programme.city.framework.dataElements.map(\.aggregation))
      discrepancies += result.hasDiscrepancy ? 1 : 0
    }
    #expect(reasons == Set(NoValueReason.allCases.map { $0 } + [nil]))
    #expect(verdicts.isSuperset(of: [.met, .notMet, .noData, .notComparable]))
    #expect(aggregations == Set(DataElement.Aggregation.allCases))
    #expect(discrepancies > 50)
  }
}
