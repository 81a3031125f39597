// SPDX-License-Identifier: Apache-2.0

/// How many indicators have which verdict: met, of those with data, of all.
public struct VerdictCount: Sendable, Hashable {
  public private(set) var counts: [Verdict: Int] = [:]
  public let total: Int

  public init(_ evaluations: [Evaluation]) { self.init(evaluations.map(\.verdict)) }

  public init(_ results: [IndicatorResult]) { self.init(results.map(\.verdict)) }

  private init(_ verdicts: [Verdict]) {
    total = verdicts.count
    for verdict in verdicts { counts[verdict, default: 0] += 1 }
  }

  public subscript(verdict: Verdict) -> Int { counts[verdict] ?? 0 }

  /// Indicators that have data, whether or not there is a threshold to hold them against.
  public var withData: Int { total - self[.noData] - self[.notApplicable] }
}
