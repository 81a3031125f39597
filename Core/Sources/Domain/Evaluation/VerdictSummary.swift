// SPDX-License-Identifier: Apache-2.0

/// How many indicators have which verdict in each criterion, standard and area of a framework: met,
/// of those with data, of all. Never a score.
public struct VerdictSummary: Sendable {
  private let byCriterion: [String: [IndicatorResult]]

  public init(_ framework: Framework, _ results: [IndicatorResult]) {
    let criteria = Dictionary(
      framework.indicators.map { ($0.number, $0.criterion) },
      uniquingKeysWith: { first, _ in first })
    byCriterion = Dictionary(grouping: results) { criteria[$0.indicator] ?? "" }
  }

  public func count(_ criterion: Criterion) -> VerdictCount {
    VerdictCount(byCriterion[criterion.code] ?? [])
  }

  public func count(_ standard: Standard) -> VerdictCount { count(standard.criteria) }

  public func count(_ area: Area) -> VerdictCount { count(area.standards.flatMap(\.criteria)) }

  private func count(_ criteria: [Criterion]) -> VerdictCount {
    VerdictCount(criteria.flatMap { byCriterion[$0.code] ?? [] })
  }
}
