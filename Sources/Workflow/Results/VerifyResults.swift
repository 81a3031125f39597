// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// The operator computes everything that is kept again from the figures and sees any difference.
package struct VerifyResults: Question {
  /// Something kept that is not what the figures make.
  package struct Difference: Sendable, Hashable {
    package let period: String
    package let indicator: Int
    /// A unit and data element, or empty for the indicator's result.
    package let place: String
    package let kept: String
    package let computed: String
  }

  package struct Answer: Sendable {
    package let periods: Int
    package let totals: Int
    package let differences: [Difference]
  }

  let programme: String

  package init(programme: String) { self.programme = programme }

  package func answer(_ work: Work) throws -> Answer {
    guard work.actor.isOperator else { throw Refusal.notAllowed(.consolidatePeriod) }
    let book = try work.book(programme)
    let periods = try work.periods(of: book)
    var differences: [Difference] = []
    var count = 0
    for period in periods {
      let book = book.inForce(in: period)
      let reading = ResultReading(work: work, book: book, period: period)
      let computed = try reading.totalsFromFigures()
      count += computed.count
      differences += totals(try reading.totals(), computed, period.code)
      let evaluations = try work.evaluations(book, period, orgUnit: book.programme.area)
      differences += results(try reading.results(), evaluations.map(\.result), period.code)
    }
    return Answer(periods: periods.count, totals: count, differences: differences)
  }

  private func totals(
    _ kept: [TotalKey: Total], _ computed: [TotalKey: Total], _ period: String
  ) -> [Difference] {
    Set(kept.keys).union(computed.keys).filter { kept[$0] != computed[$0] }
      .map { key in
        Difference(
          period: period, indicator: key.indicator,
          place: "\(key.orgUnit) \(key.dataElement) \(key.rank)",
          kept: kept[key].map(Self.text) ?? "–", computed: computed[key].map(Self.text) ?? "–")
      }.sorted { ($0.indicator, $0.place) < ($1.indicator, $1.place) }
  }

  private func results(
    _ kept: [IndicatorResult], _ computed: [IndicatorResult], _ period: String
  ) -> [Difference] {
    zip(kept, computed).filter { $0 != $1 }.map { kept, computed in
      Difference(
        period: period, indicator: computed.indicator, place: "", kept: Self.text(kept),
        computed: Self.text(computed))
    }
  }

  private static func text(_ total: Total) -> String {
    "\(total.total) / \(total.units) / \(total.estimates) / \(total.illustratives)"
  }

  private static func text(_ result: IndicatorResult) -> String {
    func text(_ number: Decimal?) -> String { number.map { "\($0)" } ?? "–" }
    let flags = [
      (result.isEstimate, "estimate"), (result.isIllustrative, "illustrative"),
      (result.hasDiscrepancy, "discrepancy"),
    ].filter(\.0).map(\.1)
    return
      ([
        "\(text(result.value)) = \(text(result.numerator)) : \(text(result.denominator))",
        result.reason?.rawValue ?? result.verdict.rawValue, "\(result.reported)/\(result.owed)",
      ] + flags).joined(separator: " ")
  }
}
