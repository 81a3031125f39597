// SPDX-License-Identifier: Apache-2.0

import Domain
import Foundation
import Store

/// What the standing office consolidated, as it was kept.
struct ConsolidationRecord: Decodable {
  let consolidatedAt: Date
  let content: [Value]

  /// What the result of an indicator was; the rest of the record is for those who read it whole.
  struct Value: Decodable {
    let indicator: String
    let value: String?
    let verdict: Verdict
  }

  /// The indicators whose value or verdict is another now: the rules were changed since.
  func changed(_ results: [IndicatorResult]) -> [Int] {
    let kept = Dictionary(
      content.map { ($0.indicator, $0) }, uniquingKeysWith: { first, _ in first })
    return results.filter { result in
      guard let then = kept[String(result.indicator)] else { return true }
      return then.verdict != result.verdict || then.value != result.value.map { "\($0)" }
    }.map(\.indicator)
  }
}

extension Work {
  func latestConsolidation(of period: PeriodRecord) throws -> ConsolidationRecord? {
    try transaction.one(
      """
      SELECT consolidated_at, content FROM consolidation WHERE period_id = \(period.id)
      ORDER BY consolidated_at DESC, id DESC LIMIT 1
      """, as: ConsolidationRecord.self)
  }
}
